// The safe subset of Home Assistant value templates: paths, filters, comparisons, sums, `a if b else c`, `{% if %}`.
// No loops, no functions, no state of other entities: whatever lies outside is refused, so that it is asked about, never guessed.
import { applyFilter, calculate, compare, isTruthy, print, type Value } from './template-filters.ts'
import { splitTemplate, type Token, tokenize, UnsupportedTemplate } from './template-lexer.ts'
import { property } from './values.ts'

const MAX_TEMPLATE_CHARACTERS = 4096
const MAX_DEPTH = 32

export type Rendered = { ok: true; value: Value } | { ok: false }

type Scope = { value: Value; value_json: Value }

function member(value: Value, key: Value): Value {
  if (Array.isArray(value) && typeof key === 'number') return value.at(key)
  return typeof key === 'string' || typeof key === 'number' ? property(value, String(key)) : undefined
}

function evaluate(source: string, scope: Scope): Value {
  const tokens = tokenize(source)
  let at = 0
  let depth = 0
  const peek = (): Token => tokens[at] ?? { kind: 'end', text: '' }
  const take = (text: string): boolean => {
    const token = peek()
    const isMatch = token.text === text && (token.kind === 'symbol' || token.kind === 'name')
    if (isMatch) at += 1
    return isMatch
  }
  const expect = (text: string) => {
    if (!take(text)) throw new UnsupportedTemplate(`missing ${text}`)
  }
  const args = (): Value[] => {
    const list: Value[] = []
    if (take(')')) return list
    do list.push(ternary())
    while (take(','))
    expect(')')
    return list
  }
  function name(text: string): Value {
    if (text === 'value') return scope.value
    if (text === 'value_json') return scope.value_json
    if (text === 'true' || text === 'True') return true
    if (text === 'false' || text === 'False') return false
    if (text === 'none' || text === 'None') return null
    if ((text === 'int' || text === 'float') && take('(')) {
      const [value, ...rest] = args()
      return applyFilter(text, value, rest)
    }
    throw new UnsupportedTemplate(`name ${text}`)
  }
  function primary(): Value {
    const token = peek()
    at += 1
    let value: Value
    if (token.kind === 'number') value = Number(token.text)
    else if (token.kind === 'string') value = token.text
    else if (token.kind === 'name') value = name(token.text)
    else if (token.text === '-') return calculate('-', 0, primary())
    else if (token.text === '[') {
      const list: Value[] = []
      if (!take(']')) {
        do list.push(ternary())
        while (take(','))
        expect(']')
      }
      value = list
    } else if (token.text === '(') {
      value = ternary()
      expect(')')
    } else throw new UnsupportedTemplate('expression')
    return suffixes(value)
  }
  function suffixes(start: Value): Value {
    let value = start
    for (;;) {
      if (take('.')) {
        const key = peek()
        if (key.kind !== 'name' && key.kind !== 'number') throw new UnsupportedTemplate('path')
        at += 1
        if (key.text === 'get' && take('(')) {
          const [wanted, fallback] = args()
          value = member(value, wanted) ?? fallback
        } else value = member(value, key.text)
      } else if (take('[')) {
        value = member(value, ternary())
        expect(']')
      } else if (take('|')) {
        const filter = peek()
        at += 1
        if (filter.kind !== 'name') throw new UnsupportedTemplate('filter')
        value = applyFilter(filter.text, value, take('(') ? args() : [])
      } else return value
    }
  }
  function binary(next: () => Value, operators: readonly string[]): Value {
    let left = next()
    for (;;) {
      const operator = operators.find((one) => take(one))
      if (operator === undefined) return left
      left = calculate(operator, left, next())
    }
  }
  const product = () => binary(primary, ['*', '/'])
  const sum = () => binary(product, ['+', '-'])
  function comparison(): Value {
    const left = sum()
    if (take('is')) {
      const isNegated = take('not')
      if (take('defined')) return (left !== undefined) !== isNegated
      if (take('none')) return (left === null) !== isNegated
      throw new UnsupportedTemplate('test')
    }
    if (peek().text === 'not' && tokens[at + 1]?.text === 'in') {
      at += 2
      return !compare('in', left, sum())
    }
    const operator = ['==', '!=', '<=', '>=', '<', '>', 'in'].find((one) => take(one))
    return operator === undefined ? left : compare(operator, left, sum())
  }
  const negation = (): Value => (take('not') ? !isTruthy(negation()) : comparison())
  function conjunction(): Value {
    let left = negation()
    while (take('and')) {
      const right = negation()
      left = isTruthy(left) ? right : left
    }
    return left
  }
  function disjunction(): Value {
    let left = conjunction()
    while (take('or')) {
      const right = conjunction()
      left = isTruthy(left) ? left : right
    }
    return left
  }
  function ternary(): Value {
    depth += 1
    if (depth > MAX_DEPTH) throw new UnsupportedTemplate('depth')
    const yes = disjunction()
    let value = yes
    if (take('if')) {
      const condition = disjunction()
      const no = take('else') ? ternary() : undefined
      value = isTruthy(condition) ? yes : no
    }
    depth -= 1
    return value
  }
  const result = ternary()
  if (peek().kind !== 'end') throw new UnsupportedTemplate('rest')
  return result
}

type Branch = { isOpen: boolean; isDone: boolean; isParentOpen: boolean }

function render(template: string, scope: Scope): Value {
  const branches: Branch[] = []
  const parts: Value[] = []
  for (const { kind, source } of splitTemplate(template)) {
    const isOpen = branches.every((branch) => branch.isOpen)
    if (kind === 'statement') {
      const [, word, condition] = /^(if|elif|else|endif)\b\s*(.*)$/s.exec(source) ?? []
      const branch = branches.at(-1)
      if (word === 'if') {
        const isTrue = isOpen && isTruthy(evaluate(condition ?? '', scope))
        branches.push({ isOpen: isTrue, isDone: isTrue, isParentOpen: isOpen })
      } else if (!branch || word === undefined) throw new UnsupportedTemplate('statement')
      else if (word === 'endif') branches.pop()
      else {
        const isTrue =
          branch.isParentOpen && !branch.isDone && (word === 'else' || isTruthy(evaluate(condition ?? '', scope)))
        branch.isOpen = isTrue
        branch.isDone ||= isTrue
      }
    } else if (isOpen) parts.push(kind === 'text' ? source : evaluate(source, scope))
  }
  if (branches.length > 0) throw new UnsupportedTemplate('open if')
  const solid = parts.filter((part) => typeof part !== 'string' || part.trim() !== '')
  return solid.length === 1
    ? solid[0]
    : parts
        .map((part) => (typeof part === 'string' ? part : print(part)))
        .join('')
        .trim()
}

/** Renders a template; `value` stays undefined when the message does not carry what the template reads. Never throws. */
export function renderTemplate(template: string, value: string, json: unknown): Rendered {
  if (template.length > MAX_TEMPLATE_CHARACTERS) return { ok: false }
  try {
    return { ok: true, value: render(template, { value, value_json: json }) }
  } catch {
    return { ok: false }
  }
}
