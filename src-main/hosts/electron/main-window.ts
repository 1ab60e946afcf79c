// The one window: sandboxed, locked to its own pages, without throttling (alarms must sound while it is covered).
import { join } from 'node:path'
import { BrowserWindow, type Session } from 'electron'
import { APP_ORIGIN, isAllowedPermission, isAllowedUrl } from './navigation-policy.ts'

export type MainWindowOptions = { session: Session; ownerUrl: () => string | null }

export function createMainWindow({ session, ownerUrl }: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: '颐安台',
    backgroundColor: '#f4f3ee',
    webPreferences: {
      session,
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      backgroundThrottling: false,
      spellcheck: false,
    },
  })
  const { webContents } = window
  webContents.on('will-navigate', (event) => {
    if (!isAllowedUrl(event.url, ownerUrl())) event.preventDefault()
  })
  webContents.on('will-frame-navigate', (event) => {
    if (!isAllowedUrl(event.url, ownerUrl())) event.preventDefault()
  })
  webContents.on('will-redirect', (event) => {
    if (!isAllowedUrl(event.url, ownerUrl())) event.preventDefault()
  })
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowedPermission(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isAllowedPermission(permission))
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${APP_ORIGIN}/`)
  return window
}
