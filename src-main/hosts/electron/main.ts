// The desktop shell: window, tray, notifications, printing, keychain. All work happens in the backend process; nothing here may block.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  app,
  type BrowserWindow,
  dialog,
  ipcMain,
  Notification,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
} from 'electron'
import { systemClock } from '../../platform/clock.ts'
import { dataFolderPaths, defaultDataFolder } from '../../platform/paths.ts'
import { notificationOf } from './alarm-notification.ts'
import { serveAppFile } from './app-protocol.ts'
import { type BackendLink, forkBackend } from './backend-link.ts'
import { superviseBackend } from './backend-supervisor.ts'
import { isKeyKeptElsewhere, openKeyVault } from './key-vault.ts'
import { createMainWindow } from './main-window.ts'
import type { FromBackend } from './messages.ts'
import { isAllowedUrl } from './navigation-policy.ts'
import { printToPdf } from './print-to-pdf.ts'
import { type AppTray, createTray } from './tray.ts'

const MQTT_PORT = 1883
const rendererFolder = join(import.meta.dirname, '../renderer')

let window: BrowserWindow | undefined
let tray: AppTray | undefined
let backend: BackendLink | undefined
let ownerUrl: string | null = null
let isQuitting = false

function showWindow(): void {
  if (!window || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function seatFile(): string {
  return join(app.getPath('userData'), 'seat')
}

function readSeatToken(): string | null {
  return existsSync(seatFile()) ? readFileSync(seatFile(), 'utf8') : null
}

function hear(news: FromBackend): void {
  if (news.kind === 'seat') writeFileSync(seatFile(), news.seatToken, { mode: 0o600 })
  else if (news.kind === 'open-alarms') tray?.setOpenAlarms(news.count)
  else if (news.kind === 'alarm') {
    const text = notificationOf(news)
    if (text)
      new Notification({ title: text.title, body: text.body, urgency: text.isUrgent ? 'critical' : 'normal' }).show()
    if (text?.isUrgent) showWindow()
  } else if (news.kind === 'failed') {
    // Another console already owns this folder: show that one instead of a second truth.
    if (news.code === 'DATA_FOLDER_LOCKED' && news.url && isAllowedUrl(news.url, news.url)) {
      ownerUrl = news.url
      void window?.loadURL(news.url)
    } else dialog.showErrorBox('颐安台无法启动', `${news.code}\n${news.message}`)
  }
}

function startBackend(): void {
  const dataFolder = process.env.YIAN_DATA ?? defaultDataFolder()
  const paths = dataFolderPaths(dataFolder)
  const key = openKeyVault({
    keychain: safeStorage,
    file: join(app.getPath('userData'), 'records.key'),
    isExistingHome: existsSync(paths.recordsFile),
    isKeptElsewhere: isKeyKeptElsewhere(paths.headerFile),
  })
  const supervisor = superviseBackend({
    clock: systemClock,
    start: () => {
      backend = forkBackend({ kind: 'start', dataFolder, key, mqttPort: MQTT_PORT }, hear)
      return backend
    },
    onRestart: () => window?.webContents.reload(),
  })
  app.on('before-quit', (event) => {
    if (isQuitting) return
    isQuitting = true
    // The backend closes its files first; then the program really ends.
    event.preventDefault()
    void supervisor.stop().then(() => app.exit(0))
  })
}

function answerWindow(): void {
  ipcMain.on('yian:request-port', (event) => {
    if (event.senderFrame !== window?.webContents.mainFrame || !backend) return
    event.sender.postMessage('yian:port', null, [backend.openPort(readSeatToken(), '桌面端')])
  })
  ipcMain.handle('yian:print-to-pdf', (event, name: unknown) => {
    if (!window || event.senderFrame !== window.webContents.mainFrame) return false
    return printToPdf(window, typeof name === 'string' ? name : 'yian')
  })
}

async function run(): Promise<void> {
  await app.whenReady()
  session.defaultSession.protocol.handle('yian', (request) => serveAppFile(rendererFolder, request.url))
  powerSaveBlocker.start('prevent-display-sleep')
  answerWindow()
  tray = createTray({ show: showWindow, quit: () => app.quit() })
  startBackend()
  window = createMainWindow({ session: session.defaultSession, ownerUrl: () => ownerUrl })
  window.on('close', (event) => {
    if (isQuitting) return
    event.preventDefault()
    window?.hide()
  })
}

if (app.requestSingleInstanceLock()) {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'yian', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
  app.on('second-instance', showWindow)
  app.on('window-all-closed', () => undefined)
  run().catch((error: unknown) => {
    dialog.showErrorBox('颐安台无法启动', error instanceof Error ? error.message : String(error))
    app.quit()
  })
} else app.quit()
