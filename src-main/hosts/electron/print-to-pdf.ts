// Prints what the window shows into a PDF the person names; A4, as the page's own print style says.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { safeFileName } from './safe-file-name.ts'

/** False when the person cancelled. */
export async function printToPdf(window: BrowserWindow, name: string): Promise<boolean> {
  const defaultPath = join(app.getPath('documents'), `${safeFileName(name)}.pdf`)
  const choice = await dialog.showSaveDialog(window, { defaultPath, filters: [{ name: 'PDF', extensions: ['pdf'] }] })
  if (choice.canceled || !choice.filePath) return false
  const pdf = await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true })
  await writeFile(choice.filePath, pdf)
  return true
}
