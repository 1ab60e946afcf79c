// Splits a value template into text, expressions and if-blocks, and an expression into tokens. See template.ts.

export class UnsupportedTemplate extends Error {}

export type Segment = { kind: 'text' | 'expression' | 'statement'; source: string }

/** The same few templates are read for every message of their entities. */
const MAX_REMEMBERED = 2000

function remembering<T>(work: (source: string) => T): (source: string) => T {
  const known = new Map<string, T>()
  return (source) => {
    const before = known.get(source)
    if (before !== undefined) return before
    const result = work(source)
    if (known.size >= MAX_REMEMBERED) known.clear()
    known.set(source, result)
    return result
  }
}

export const splitTemplate = remembering(split)
export const tokenize = remembering(lex)

function split(template: string): readonly Segment[] {
  const segments: Segment[] = []
  let rest = template
  while (rest !== '') {
    const at = rest.search(/\{[{%#]/)
    if (at !== 0) {
      segments.push({ kind: 'text', source: at < 0 ? rest : rest.slice(0, at) })
      if (at < 0) break
      rest = rest.slice(at)
      continue
    }
    const mark = rest[1]
    if (mark === '#') throw new UnsupportedTemplate('comment')
    const end = rest.indexOf(mark === '{' ? '}}' : '%}', 2)
    if (end < 0) throw new UnsupportedTemplate('open block')
    segments.push({
      kind: mark === '{' ? 'expression' : 'statement',
      source: rest.slice(2, end).replace(/^-|-$/g, '').trim(),
    })
    rest = rest.slice(end + 2)
  }
  return segments
}

export type Token = { kind: 'name' | 'number' | 'string' | 'symbol' | 'end'; text: string }

const TOKEN = /\s*(?:([A-Za-z_]\w*)|(\d+(?:\.\d+)?)|'([^'\\]*)'|"([^"\\]*)"|(==|!=|<=|>=|[<>()[\].,|+\-*/]))/y

function lex(source: string): readonly Token[] {
  const tokens: Token[] = []
  const text = source.trimEnd()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (!match) throw new UnsupportedTemplate('character')
    const [, name, number, single, double, symbol] = match
    if (name !== undefined) tokens.push({ kind: 'name', text: name })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol })
    else tokens.push({ kind: 'string', text: single ?? double ?? '' })
  }
  tokens.push({ kind: 'end', text: '' })
  return tokens
}
