// Runs one side of a case in a process of its own, for peak memory and for starts; the process answers one line of JSON.
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export async function runChild<Answer>(script: URL, args: readonly string[]): Promise<Answer> {
  const child = spawn(process.execPath, [fileURLToPath(script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code) => done(code))
  })
  const said = await text(child.stdout)
  const code = await ended
  if (code !== 0) throw new Error(`${fileURLToPath(script)} ended with ${code}`)
  return JSON.parse(said) as Answer
}

export function peakMegabytes(): number {
  // The unit is kilobytes on every platform Node runs on.
  return process.resourceUsage().maxRSS / 1024
}
