// Runs a built backend as the desktop app's utility process would: gives it a `process.parentPort` and loads the bundle.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'

export type ToBundle = { data: unknown; port: MessagePort | null }

type Listener = (event: { data: unknown; ports: MessagePort[] }) => void

const parent = parentPort
if (!parent) throw new Error('this file is the start of a thread')
const shim = {
  on: (_event: 'message', listener: Listener) =>
    parent.on('message', ({ data, port }: ToBundle) => listener({ data, ports: port ? [port] : [] })),
  postMessage: (message: unknown) => parent.postMessage(message),
}
Object.defineProperty(process, 'parentPort', { value: shim })
await import(workerData as string)
