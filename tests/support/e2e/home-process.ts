// A home in a process of its own, as a person starts it: the command prints one line when it is ready. Tests end only what they started.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { DemoLogin } from '#shared/features/accounts/accounts.contract.ts'

const root = resolve(import.meta.dirname, '..', '..', '..')
const readyWithinMs = 180_000

export type HomeProcess = {
  url: string
  /** Broker address, `mqtt://127.0.0.1:port`. */
  mqtt: string
  port: number
  logins: DemoLogin[]
  /** Ends as Ctrl+C does; harmless when it is gone already. */
  stop(): Promise<void>
  /** Ends as a power cut does. */
  kill(): Promise<void>
}

export type HomeCommand = {
  command: 'demo' | 'serve'
  dataFolder: string
  keyFile: string
  /** 0 = any free one. */
  port?: number
  mqttPort?: number
  hasDevices?: boolean
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

async function readReadyLine(child: ChildProcess, said: () => string): Promise<string> {
  const { stdout } = child
  if (!stdout) throw new Error('the home has no output')
  const lines = createInterface({ input: stdout })
  const signal = AbortSignal.timeout(readyWithinMs)
  const line = once(lines, 'line', { signal }).then(([text]) => String(text))
  const gone = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`the home ended with ${String(code)}: ${said()}`)
  })
  return Promise.race([line, gone])
}

/** Answers when the home says that it is ready. */
export async function startHome(options: HomeCommand): Promise<HomeProcess> {
  const { command, dataFolder, keyFile, port = 0, mqttPort = 0, hasDevices = false } = options
  const args = ['src-main/hosts/cli/main.ts', command, '--data', dataFolder, '--key-file', keyFile]
  args.push('--port', String(port), '--mqtt-port', String(mqttPort), '--no-open', '--json')
  if (command === 'demo' && !hasDevices) args.push('--no-devices')
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(-4_000)
  })
  try {
    const ready = JSON.parse(await readReadyLine(child, () => said)) as Pick<HomeProcess, 'url' | 'mqtt' | 'logins'>
    return {
      ...ready,
      port: Number(new URL(ready.url).port),
      stop: () => end(child, 'SIGTERM'),
      kill: () => end(child, 'SIGKILL'),
    }
  } catch (error) {
    await end(child, 'SIGKILL')
    throw error
  }
}
