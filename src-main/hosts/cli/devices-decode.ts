// `yian devices decode`: reads {topic, payload, retain} lines in order and prints what each means, one JSON line each.
// A bad line is answered on its own line; it never ends the command and never shifts the lines after it.
import type { Readable, Writable } from 'node:stream'
import { createMessageDecoder } from '../../mqtt/decode-message.ts'
import type { IncomingMessage } from '../../mqtt/message-types.ts'
import { readLines } from './read-lines.ts'

const LINE_LIMIT_BYTES = 16 * 1024 * 1024

type Answer = { topic: string | null; understood: object; problem?: string }

function readMessage(line: string): IncomingMessage | null {
  let entry: unknown
  try {
    entry = JSON.parse(line)
  } catch {
    return null
  }
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return null
  const { topic, payload, retain } = entry as { topic?: unknown; payload?: unknown; retain?: unknown }
  if (topic !== undefined && topic !== null && typeof topic !== 'string') return null
  return {
    topic: topic ?? null,
    // A payload written as an object instead of as the wire text is taken as that object's JSON.
    payload:
      typeof payload === 'string' ? payload : payload === undefined || payload === null ? '' : JSON.stringify(payload),
    retain: retain === true || retain === 1,
  }
}

function print(output: Writable, answer: Answer): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(`${JSON.stringify(answer)}\n`, (error) => (error ? reject(error) : resolve()))
  })
}

/** @returns how many lines were read and how many of them could not be read as a message. */
export async function runDevicesDecode(
  input: Readable,
  output: Writable,
): Promise<{ lines: number; badLines: number }> {
  const decoder = createMessageDecoder()
  let lines = 0
  let badLines = 0
  for await (const line of readLines(input, LINE_LIMIT_BYTES)) {
    if (line !== null && line.trim() === '') continue
    lines += 1
    const message = line === null ? null : readMessage(line)
    if (!message) {
      badLines += 1
      await print(output, { topic: null, understood: {}, problem: line === null ? 'LINE_TOO_LONG' : 'BAD_LINE' })
      continue
    }
    const { understood, problem } = decoder.decode(message)
    const answer: Answer = { topic: message.topic, understood }
    if (problem && problem !== 'UNKNOWN_TOPIC') answer.problem = problem
    await print(output, answer)
  }
  return { lines, badLines }
}
