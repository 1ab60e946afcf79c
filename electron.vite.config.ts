// One build for all three parts. Main and preload are left out while their source is absent, so that the renderer builds alone.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig, type UserConfig } from 'electron-vite'
import renderer from './src-renderer/vite.config.ts'

const root = import.meta.dirname
const host = (file: string) => resolve(root, 'src-main/hosts/electron', file)

const mainInputs = Object.fromEntries(
  [
    ['electron-main', host('main.ts')],
    ['backend-process', host('backend-process.ts')],
  ].filter(([, file]) => existsSync(file ?? '')),
)
const preloadInput = host('preload.ts')

const main: NonNullable<UserConfig['main']> = {
  build: {
    outDir: resolve(root, 'out/main'),
    rollupOptions: { input: mainInputs, output: { format: 'es', entryFileNames: '[name].js' } },
  },
}

const preload: NonNullable<UserConfig['preload']> = {
  build: {
    outDir: resolve(root, 'out/preload'),
    // A sandboxed preload must be CommonJS.
    rollupOptions: { input: { preload: preloadInput }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
  },
}

export default defineConfig({
  ...(Object.keys(mainInputs).length > 0 ? { main } : {}),
  ...(existsSync(preloadInput) ? { preload } : {}),
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
