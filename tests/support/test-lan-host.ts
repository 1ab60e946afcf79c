import { mkdirSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { AppRouter } from '#main/backend/app-router.ts'
import { startLanHost } from '#main/hosts/lan/start-lan-host.ts'
import { createLogger } from '#main/platform/logger.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'
import { createTestBackend, type TestBackendOptions } from './test-backend.ts'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

/** `router` takes the place of the app's own: the host does not look into it. */
export type TestLanHostOptions = TestBackendOptions & { router?: object }

/** A real browser host on a free port over a real backend; its pages are two small files. */
export async function startTestLanHost({ router, ...options }: TestLanHostOptions = {}) {
  const home = await createTestBackend(options)
  const backend = router ? { ...home.backend, router: router as unknown as AppRouter } : home.backend
  const base = makeTemporaryFolder()
  const rendererFolder = join(base, 'renderer')
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true })
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><title>yian</title>')
  writeFileSync(join(rendererFolder, 'assets', 'app-1a2b.js'), 'export {}')
  writeFileSync(join(base, 'secret.txt'), 'outside')
  const logger = createLogger({ destination: { write: (line) => void home.log.push(line) } })
  const host = await startLanHost({ backend, rendererFolder, port: 0, logger })
  let isOpen = true
  const close = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await host.close()
  }
  onTestFinished(close)

  /** Sends the path exactly as given: a browser or fetch would tidy `..` away. */
  function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: host.port, path, method, headers, agent: false }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString() }),
        )
      })
      asked.on('upgrade', (answer, socket) => {
        socket.destroy()
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: '' })
      })
      asked.on('error', reject)
      asked.end()
    })
  }

  /** Loads the page as a browser would; gives the cookie to send. */
  async function openPage(): Promise<string> {
    const { headers } = await get('/')
    return String(headers['set-cookie']?.[0]).split(';')[0] ?? ''
  }

  const origin = `http://127.0.0.1:${host.port}`

  function connect(cookie: string): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, { headers: { cookie, origin } })
    onTestFinished(() => socket.terminate())
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(socket))
      socket.once('error', reject)
    })
  }

  return { ...home, host, origin, rendererFolder, close, get, openPage, connect }
}

/** Headers of a WebSocket handshake, for looking at its refusal. */
export function handshake(headers: Record<string, string>): Record<string, string> {
  return {
    ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
    'sec-websocket-key': Buffer.alloc(16, 7).toString('base64'),
    ...headers,
  }
}
