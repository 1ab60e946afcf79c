// Builds screens and desktop app when there is no build or when a source is newer; says nothing when all is fresh.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
// The renderer is built last.
const built = join(root, 'out', 'renderer', 'index.html')
const backend = join(root, 'out', 'main', 'backend-process.js')

function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const sources = ['src-renderer', 'src-shared', 'src-main', 'resources', 'electron.vite.config.ts', 'package.json']
const isFresh =
  existsSync(backend) &&
  existsSync(built) &&
  statSync(built).mtimeMs > Math.max(...sources.map((name) => newest(join(root, name))))
if (!isFresh) {
  const isWindows = process.platform === 'win32'
  const build = spawnSync('electron-vite', ['build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: isWindows,
  })
  process.exit(build.status ?? 1)
}
