// Lines of a stream with a bound on their length, so that one endless line cannot fill the memory.
import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

/** Yields each line without its break, or null for a line longer than the limit (counted in characters). */
export async function* readLines(input: Readable, limit: number): AsyncGenerator<string | null> {
  const decoder = new StringDecoder('utf8')
  let parts: string[] = []
  let length = 0
  const take = (): string | null => {
    const line = length > limit ? null : parts.join('').replace(/\r$/, '')
    parts = []
    length = 0
    return line
  }
  const add = (text: string) => {
    length += text.length
    if (length <= limit) parts.push(text)
    else parts = []
  }
  for await (const chunk of input) {
    let text = typeof chunk === 'string' ? chunk : decoder.write(chunk)
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n')) {
      add(text.slice(0, at))
      yield take()
      text = text.slice(at + 1)
    }
    add(text)
  }
  add(decoder.end())
  if (length > 0) yield take()
}
