// Opens the desktop app: Electron where its binary is or can be had; else the browser host in an app window; else the address is printed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const isWindows = process.platform === 'win32'
const shell = isWindows

function electronBinary() {
  if (process.env.ELECTRON_EXEC_PATH && existsSync(process.env.ELECTRON_EXEC_PATH))
    return process.env.ELECTRON_EXEC_PATH
  const folder = join(root, 'node_modules', 'electron')
  const note = join(folder, 'path.txt')
  if (!existsSync(note)) return undefined
  const binary = join(folder, 'dist', readFileSync(note, 'utf8').trim())
  return existsSync(binary) ? binary : undefined
}

function findElectron() {
  const present = electronBinary()
  if (present || process.argv.includes('--browser')) return present
  // Downloads when the network allows; offline it fails within a second, which is no error here.
  spawnSync('install-electron', ['--no'], { cwd: root, stdio: 'ignore', shell, timeout: 120_000 })
  return electronBinary()
}

function findAppBrowser() {
  const { LOCALAPPDATA = '', PROGRAMFILES = '', 'PROGRAMFILES(X86)': programFiles86 = '' } = process.env
  const places = {
    win32: [PROGRAMFILES, programFiles86, LOCALAPPDATA].flatMap((base) => [
      join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    ]),
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    linux: ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge'].map((name) => join('/usr/bin', name)),
  }
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  return hasScreen ? (places[process.platform] ?? []).find((path) => existsSync(path)) : undefined
}

function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
  return child
}

const build = spawnSync(process.execPath, [join(root, '.config', 'ensure-build.mjs')], { cwd: root, stdio: 'inherit' })
if (build.status !== 0) process.exit(build.status ?? 1)

const electron = findElectron()
if (electron) run(electron, [root])
else {
  const server = join(root, 'src-main', 'hosts', 'cli', 'main.ts')
  const args = [server, 'serve', '--no-open', '--json', ...process.argv.slice(2).filter((word) => word !== '--browser')]
  const child = run(process.execPath, args, { stdio: ['inherit', 'pipe', 'inherit'] })
  child.stdout.once('data', (line) => {
    const { url, mqtt } = JSON.parse(String(line))
    const browser = findAppBrowser()
    console.log(`颐安台 / Yi'an: ${url}  MQTT: ${mqtt}`)
    if (browser) spawn(browser, [`--app=${url}`], { stdio: 'ignore', detached: true }).unref()
    else
      console.log(
        '未找到 Electron 或浏览器，请在浏览器中打开上面的地址 / no Electron and no browser found: open the address above',
      )
  })
}
