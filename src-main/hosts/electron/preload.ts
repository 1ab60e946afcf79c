// Sandboxed: asks for the window's port and passes it on to the page, nothing else.
import { contextBridge, ipcRenderer } from 'electron'

// The page's window; the rest of src-main is checked without the DOM on purpose.
declare const window: { postMessage(message: string, target: string, transfer: readonly unknown[]): void }

const PORT_MESSAGE = 'yian-port'

ipcRenderer.on('yian:port', (event) => {
  window.postMessage(PORT_MESSAGE, '*', event.ports)
})

contextBridge.exposeInMainWorld('yianDesktop', {
  requestPort: () => ipcRenderer.send('yian:request-port'),
  printToPdf: (name: string) => ipcRenderer.invoke('yian:print-to-pdf', String(name).slice(0, 120)) as Promise<boolean>,
})
