// One build for all three parts. The backend also needs, beside its bundle: an entry for each thread it starts, and the migrations as files.
import { cpSync, globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { defineConfig, type UserConfig } from 'electron-vite'
import renderer from './src-renderer/vite.config.ts'

const root = import.meta.dirname
const host = (file: string) => resolve(root, 'src-main/hosts/electron', file)

/** Threads are found by name at run time, so every `*-worker.ts` becomes an entry of its own. */
const workers = globSync('src-main/**/*-worker.ts', { cwd: root }).map((file) => [
  basename(file, '.ts'),
  resolve(root, file),
])

const mainInputs = Object.fromEntries([
  ['electron-main', host('main.ts')],
  ['backend-process', host('backend-process.ts')],
  ...workers,
])
const outMain = resolve(root, 'out/main')

const copyMigrations = {
  name: 'copy-migrations',
  closeBundle: () =>
    cpSync(resolve(root, 'src-main/database/migrations'), resolve(outMain, 'migrations'), { recursive: true }),
}

const main: NonNullable<UserConfig['main']> = {
  plugins: [copyMigrations],
  build: {
    outDir: outMain,
    rollupOptions: { input: mainInputs, output: { format: 'es', entryFileNames: '[name].js' } },
  },
}

const preload: NonNullable<UserConfig['preload']> = {
  build: {
    outDir: resolve(root, 'out/preload'),
    // A sandboxed preload must be CommonJS.
    rollupOptions: { input: { preload: host('preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
  },
}

export default defineConfig({
  main,
  preload,
  renderer: {
    ...renderer,
    root: resolve(root, 'src-renderer'),
    build: {
      ...renderer.build,
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      rollupOptions: { input: { index: resolve(root, 'src-renderer/index.html') } },
    },
  },
})
