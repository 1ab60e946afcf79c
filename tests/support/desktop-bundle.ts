// Starts the built backend of the desktop app in a thread and connects to it over a MessagePort, as a window does.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MessageChannel, Worker } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { onTestFinished } from 'vitest'
import type { FromBackend, ToBackend } from '#main/hosts/electron/messages.ts'
import type { AppClient } from '#shared/contract/app-contract.ts'
import type { ToBundle } from './backend-bundle-thread.ts'
import { createWatch } from './mqtt-home.ts'

const bundle = resolve(import.meta.dirname, '../../out/main/backend-process.js')

export const isBundleBuilt = existsSync(bundle)

export type DesktopBundle = {
  news: ReturnType<typeof createWatch<FromBackend>>
  client: AppClient
  stop(): Promise<void>
}

export async function startDesktopBundle(dataFolder: string, key: Uint8Array): Promise<DesktopBundle> {
  const news = createWatch<FromBackend>()
  const thread = new Worker(new URL('./backend-bundle-thread.ts', import.meta.url), {
    workerData: pathToFileURL(bundle).href,
  })
  const ended = new Promise<void>((done, fail) => {
    thread.once('exit', () => done())
    thread.once('error', fail)
  })
  onTestFinished(() => void thread.terminate())
  thread.on('message', news.add)
  const send = (data: ToBackend, port: ToBundle['port'] = null): void =>
    thread.postMessage({ data, port } satisfies ToBundle, port ? [port] : [])

  send({ kind: 'start', dataFolder, key: Buffer.from(key).toString('base64'), mqttPort: 0 })
  await Promise.race([news.until((all) => all.some(({ kind }) => kind === 'ready' || kind === 'failed')), ended])
  const { port1, port2 } = new MessageChannel()
  send({ kind: 'connect', seatToken: null, seatName: 'desktop' }, port1)
  port2.start()
  const client: AppClient = createORPCClient(new RPCLink({ port: port2 }))
  return {
    news,
    client,
    async stop() {
      port2.close()
      send({ kind: 'stop' })
      await ended
    },
  }
}
