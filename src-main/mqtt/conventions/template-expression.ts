// Evaluates one expression of the safe template subset. Anything it does not know is refused by UnsupportedTemplate.
// Remembers whether a path was missing: a message without the value must not be read as "off".
import { applyFilter, calculate, compare, isTruthy, type Value } from './template-filters.ts'
import { type Token, tokenize, UnsupportedTemplate } from './template-lexer.ts'
import { property } from './values.ts'

const MAX_DEPTH = 32

export type Scope = { text: () => string; value_json: Value; isPathMissing: boolean }

function member(value: Value, key: Value): Value {
  if (Array.isArray(value) && typeof key === 'number') return value.at(key)
  return typeof key === 'string' || typeof key === 'number' ? property(value, String(key)) : undefined
}

export function evaluate(source: string, scope: Scope): Value {
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
    if (text === 'value') return scope.text()
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
        const isDefault = filter.text === 'default' || filter.text === 'd'
        if (value === undefined && !isDefault) scope.isPathMissing = true
        value = applyFilter(filter.text, value, take('(') ? args() : [])
      } else {
        if (value === undefined) scope.isPathMissing = true
        return value
      }
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
    const tested = aside(sum)
    if (take('is')) {
      const isNegated = take('not')
      if (take('defined')) return (tested.value !== undefined) !== isNegated
      if (take('none')) return (need(tested) === null) !== isNegated
      throw new UnsupportedTemplate('test')
    }
    const left = need(tested)
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
      const right = aside(negation)
      if (isTruthy(left)) left = need(right)
    }
    return left
  }
  function disjunction(): Value {
    let left = conjunction()
    while (take('or')) {
      const right = aside(conjunction)
      if (!isTruthy(left)) left = need(right)
    }
    return left
  }
  /** Evaluates a part that may turn out not to be needed, and tells whether it read a missing path. */
  function aside(part: () => Value): { value: Value; isMissing: boolean } {
    const before = scope.isPathMissing
    scope.isPathMissing = false
    const value = part()
    const isMissing = scope.isPathMissing
    scope.isPathMissing = before
    return { value, isMissing }
  }
  const need = (part: { value: Value; isMissing: boolean }): Value => {
    scope.isPathMissing ||= part.isMissing
    return part.value
  }
  function ternary(): Value {
    depth += 1
    if (depth > MAX_DEPTH) throw new UnsupportedTemplate('depth')
    const yes = aside(disjunction)
    let value: Value
    if (take('if')) {
      const condition = disjunction()
      const no = take('else') ? aside(ternary) : { value: undefined, isMissing: true }
      value = need(isTruthy(condition) ? yes : no)
    } else value = need(yes)
    depth -= 1
    return value
  }
  const result = ternary()
  if (peek().kind !== 'end') throw new UnsupportedTemplate('rest')
  return result
}
