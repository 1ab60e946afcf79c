// Real brokers for the bench: the embedded one, and Mosquitto when it is installed.
import { spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { connectAsync } from 'mqtt'
import { createEmbeddedBroker } from '#main/mqtt/embedded-broker.ts'

export const users = {
  console: { username: 'console', password: 'console-secret' },
  gateway: { username: 'gateway', password: 'gateway-secret' },
}

export type BenchBroker = { url: string; stop(): Promise<void> }

export async function startEmbedded(): Promise<BenchBroker> {
  const broker = createEmbeddedBroker({
    port: 0,
    authenticate: async (name, password) => {
      if (name === users.console.username && password === users.console.password) return 'console'
      return name === users.gateway.username && password === users.gateway.password ? 'gateway' : null
    },
  })
  const { port } = await broker.start()
  return { url: `mqtt://127.0.0.1:${port}`, stop: () => broker.stop() }
}

export function findMosquitto(): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin']
  for (const folder of folders) {
    const file = join(folder, 'mosquitto')
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // Not in this folder.
    }
  }
  return null
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

/** Messages Mosquitto sends before it awaits an acknowledgement; 20 unless its settings say more. Both sides of a case use the same. */
export const MOSQUITTO_INFLIGHT = Number(process.env.YIAN_BENCH_INFLIGHT ?? 1000)

/** Anonymous on loopback: its own speed is measured, not its password check. */
export async function startMosquitto(program: string): Promise<BenchBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'yian-mosquitto-'))
  const port = await freePort()
  const settings = [
    'allow_anonymous true',
    `listener ${port} 127.0.0.1`,
    'max_queued_messages 0',
    `max_inflight_messages ${MOSQUITTO_INFLIGHT}`,
    'persistence false',
  ]
  writeFileSync(join(folder, 'mosquitto.conf'), `${settings.join('\n')}\n`)
  const child = spawn(program, ['-c', join(folder, 'mosquitto.conf')], { stdio: 'ignore' })
  const ended = new Promise((done) => child.once('exit', done))
  const url = `mqtt://127.0.0.1:${port}`
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const giveUpAt = performance.now() + 10_000
  while (!(await isListening(url))) {
    if (child.exitCode !== null || performance.now() > giveUpAt) {
      await stop()
      throw new Error('Mosquitto did not start')
    }
  }
  return { url, stop }
}

async function isListening(url: string): Promise<boolean> {
  try {
    const client = await connectAsync(url, { reconnectPeriod: 0 }, false)
    await client.endAsync(true)
    return true
  } catch {
    return false
  }
}
