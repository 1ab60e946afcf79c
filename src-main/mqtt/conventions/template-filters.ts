// The filters, comparisons and sums of the safe template subset. An unknown filter is refused, never skipped.
import { UnsupportedTemplate } from './template-lexer.ts'

/** What a template may hold: JSON values, and undefined for a path that is not there. */
export type Value = unknown

export function isTruthy(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0
  return Boolean(value)
}

/** Text the way Home Assistant prints it. */
export function print(value: Value): string {
  if (value === undefined || value === null) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function toNumber(value: Value, fallback: Value): Value {
  if (typeof value === 'boolean') return value ? 1 : 0
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : fallback
}

function text(value: Value): string {
  return typeof value === 'string' ? value : print(value)
}

function round(value: Value, digits: Value): Value {
  const number = toNumber(value, undefined)
  const places = typeof digits === 'number' ? Math.min(Math.max(Math.trunc(digits), 0), 10) : 0
  return typeof number === 'number' ? Math.round(number * 10 ** places) / 10 ** places : undefined
}

function parse(value: Value): Value {
  try {
    return JSON.parse(text(value)) as Value
  } catch {
    throw new UnsupportedTemplate('text that is not JSON')
  }
}

export function applyFilter(name: string, value: Value, args: readonly Value[]): Value {
  switch (name) {
    case 'int': {
      const number = toNumber(value, args[0])
      return typeof number === 'number' ? Math.trunc(number) : number
    }
    case 'float':
      return toNumber(value, args[0])
    case 'round':
      return round(value, args[0])
    case 'abs': {
      const number = toNumber(value, undefined)
      return typeof number === 'number' ? Math.abs(number) : undefined
    }
    case 'default':
    case 'd':
      return value === undefined || (args[1] === true && !isTruthy(value)) ? args[0] : value
    case 'lower':
      return text(value).toLowerCase()
    case 'upper':
      return text(value).toUpperCase()
    case 'trim':
      return text(value).trim()
    case 'string':
      return text(value)
    case 'bool':
      return typeof value === 'boolean' ? value : ['true', 'yes', 'on', '1'].includes(text(value).toLowerCase())
    case 'title':
    case 'capitalize':
      return text(value).charAt(0).toUpperCase() + text(value).slice(1).toLowerCase()
    case 'multiply':
      return calculate('*', toNumber(value, undefined), args[0])
    case 'iif': {
      const branch = value === null ? (args[2] ?? args[1]) : isTruthy(value) ? (args[0] ?? true) : args[1]
      return branch === undefined ? false : branch
    }
    case 'from_json':
      return parse(value)
    case 'is_defined':
      return value
    case 'replace':
      return text(value).replaceAll(text(args[0]), text(args[1]))
    default:
      throw new UnsupportedTemplate(`filter ${name}`)
  }
}

export function compare(operator: string, left: Value, right: Value): boolean {
  if (operator === '==') return left === right
  if (operator === '!=') return left !== right
  if (operator === 'in') {
    if (typeof right === 'string') return typeof left === 'string' && right.includes(left)
    return Array.isArray(right) && right.includes(left)
  }
  const bothNumbers = typeof left === 'number' && typeof right === 'number'
  if (!bothNumbers && !(typeof left === 'string' && typeof right === 'string'))
    throw new UnsupportedTemplate('comparison')
  const [a, b] = [left as number, right as number]
  if (operator === '<') return a < b
  if (operator === '>') return a > b
  return operator === '<=' ? a <= b : a >= b
}

export function calculate(operator: string, left: Value, right: Value): Value {
  if (typeof left !== 'number' || typeof right !== 'number') return undefined
  if (operator === '+') return left + right
  if (operator === '-') return left - right
  if (operator === '*') return left * right
  return right === 0 ? undefined : left / right
}
