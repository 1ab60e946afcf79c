// Serves one home: backend, browser host, the line that says it is ready, and a clean end on Ctrl+C.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ParseArgsOptionsConfig } from 'node:util'
import type { DemoLogin } from '#shared/features/accounts/accounts.contract.ts'
import { type Backend, createBackend } from '../../backend/create-backend.ts'
import { formatRecoveryKey } from '../../database/key-store.ts'
import { systemClock } from '../../platform/clock.ts'
import { DomainError, isDomainError } from '../../platform/domain-error.ts'
import { startLanHost } from '../lan/start-lan-host.ts'
import { commandLogger, dataFolderOf, type HomeValues, homeOptions, keyOptions } from './home-options.ts'
import { openBrowser } from './open-browser.ts'

export const serveOptions = {
  ...homeOptions,
  port: { type: 'string' },
  'mqtt-port': { type: 'string' },
  'no-open': { type: 'boolean', default: false },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

export type ServeValues = HomeValues & {
  port?: string | undefined
  'mqtt-port'?: string | undefined
  'no-open'?: boolean | undefined
  'tls-cert'?: string | undefined
  'tls-key'?: string | undefined
}

const DEFAULT_PORT = 4180
const DEFAULT_MQTT_PORT = 1883

function portOf(text: string | undefined, fallback: number, name: string): number {
  if (text === undefined) return fallback
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new DomainError(
    'PORT_INVALID',
    { port: text },
    `--${name} ${text} is no port: give a number from 0 (any free one) to 65535.`,
  )
}

export function rendererFolder(): string {
  const folder = resolve(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
  if (existsSync(join(folder, 'index.html'))) return folder
  throw new DomainError('NOT_BUILT', { folder }, 'The screens are not built yet: run npm run build.')
}

function lanOf(values: ServeValues): { certificate: string; privateKey: string } | undefined {
  const { 'tls-cert': cert, 'tls-key': key } = values
  if (!cert && !key) return undefined
  if (cert && key) return { certificate: readFileSync(cert, 'utf8'), privateKey: readFileSync(key, 'utf8') }
  throw new DomainError('TLS_INCOMPLETE', {}, 'To open the host to the network give both --tls-cert and --tls-key.')
}

export type ServeExtras = {
  logins?: DemoLogin[]
  /** Runs once the backend has started; its result is stopped before the backend. */
  afterStart?: (backend: Backend) => Promise<{ stop(): Promise<void> }>
}

/** Runs until SIGINT or SIGTERM; answers the exit code. */
export async function serveHome(values: ServeValues, extras: ServeExtras = {}): Promise<number> {
  const logger = commandLogger()
  const folder = rendererFolder()
  const lan = lanOf(values)
  const backend = await createBackend({
    dataFolder: dataFolderOf(values),
    clock: systemClock,
    key: keyOptions(values),
    logger,
    mqtt: { isEnabled: true, port: portOf(values['mqtt-port'], DEFAULT_MQTT_PORT, 'mqtt-port') },
  })
  const closers: (() => Promise<void>)[] = [() => backend.dispose()]
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    await backend.start()
    const port = portOf(values.port, DEFAULT_PORT, 'port')
    const listen = (at: number) =>
      startLanHost({ backend, rendererFolder: folder, port: at, logger, ...(lan ? { lan } : {}) })
    // A port nobody asked for by name may be another one; a named port that is taken is an error.
    const host = await listen(port).catch((error: unknown) => {
      if (values.port === undefined && isDomainError(error, 'PORT_TAKEN')) return listen(0)
      throw error
    })
    closers.push(() => host.close())
    backend.announce(host.url)
    if (extras.afterStart) {
      const extra = await extras.afterStart(backend)
      closers.push(() => extra.stop())
    }
    tellReady(values, { url: host.url, mqtt: backend.mqttUrl(), logins: extras.logins ?? [] })
    if (backend.isNewHome && backend.keySource === 'key-file') console.error(recoveryAdvice(backend))
    if (!values['no-open']) openBrowser(host.url)
    await new Promise<void>((done) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
    })
    return 0
  } finally {
    await close()
  }
}

function recoveryAdvice(backend: Backend): string {
  return `恢复密钥（请打印并离线保存）/ recovery key, print it and keep it away from this machine:\n  ${formatRecoveryKey(backend.key)}`
}

type Ready = { url: string; mqtt: string | null; logins: DemoLogin[] }

function tellReady(values: ServeValues, ready: Ready): void {
  const logins = ready.logins.map(({ loginName, password, pin, displayName, roles }) => ({
    loginName,
    password,
    pin,
    displayName,
    roles,
  }))
  if (values.json) {
    console.log(JSON.stringify({ url: ready.url, mqtt: ready.mqtt, logins }))
    return
  }
  const first = logins.map((login) => `${login.displayName} ${login.loginName} / ${login.password} (PIN ${login.pin})`)
  console.log(
    `颐安台已就绪 / ready: ${ready.url}  MQTT: ${ready.mqtt ?? '未启用 / off'}${first.length ? `\n${first.join('\n')}` : ''}`,
  )
}
