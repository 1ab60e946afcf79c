// A real Mosquitto for tests, one data folder over several starts, so that what it keeps for a session outlives it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { connectAsync } from 'mqtt'
import { makeTemporaryFolder } from './temporary-folder.ts'

/** Debian installs it where an ordinary user does not look. */
const PATH = [process.env.PATH ?? '', '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin'].join(delimiter)

export const hasMosquitto = spawnSync('mosquitto', ['-h'], { env: { ...process.env, PATH } }).error === undefined
/** For the title of a test that needs it. */
export const mosquittoNote = hasMosquitto ? '' : ' (skipped: no mosquitto on this machine)'

export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function answers(port: number): Promise<boolean> {
  try {
    const client = await connectAsync(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: 0 }, false)
    await client.endAsync(true)
    return true
  } catch {
    return false
  }
}

export function createMosquitto() {
  const folder = makeTemporaryFolder()
  let child: ChildProcess | null = null

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = null
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = once(ending, 'exit')
    ending.kill(signal)
    // One that is frozen hears nothing else.
    ending.kill('SIGCONT')
    await ended
  }

  return {
    /** Anonymous on loopback; keeps whatever a session missed, without a bound. */
    async start(port: number): Promise<void> {
      const file = join(folder, 'mosquitto.conf')
      const lines = [
        `listener ${port} 127.0.0.1`,
        'allow_anonymous true',
        'persistence true',
        `persistence_location ${folder}/`,
        'autosave_interval 0',
        'max_queued_messages 0',
        // Started by root it would become a user who may not write here.
        ...(process.getuid?.() === 0 ? ['user root'] : []),
      ]
      writeFileSync(file, `${lines.join('\n')}\n`)
      child = spawn('mosquitto', ['-c', file], { stdio: 'ignore', env: { ...process.env, PATH } })
      while (!(await answers(port))) if (child.exitCode !== null) throw new Error('Mosquitto did not start')
    },
    /** Writes what it keeps, and ends. */
    stop: () => end('SIGTERM'),
    /** Ends without another word to anybody. */
    crash: () => end('SIGKILL'),
    /** Stops answering without a word, as a box whose plug was pulled. */
    freeze: (): boolean => child?.kill('SIGSTOP') ?? false,
  }
}
