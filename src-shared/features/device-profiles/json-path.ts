// Paths into a JSON body as a profile writes them: `a.b`, `a[0].b`, `list[].b` (each element), `["odd.key"]`, `$` (the whole body).
// A path that begins with `$` starts at the root of the message, any other at the record it is read from; `@` is that record itself.
// Pure; never throws.

/** One step: a key, an index, or every element of a list. */
export type PathStep =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'each' }

export type JsonPath = { readonly isFromRoot: boolean; readonly steps: readonly PathStep[] }

export type JsonScalar = string | number | boolean | null

/** A value of a sample that a capability can be taken from, and the path to it. */
export type JsonLeaf = { readonly path: string; readonly value: JsonScalar }

const MAX_STEPS = 16
const MAX_VALUES = 500
const MAX_LEAVES = 300
const MAX_TEXT = 200
const STEP = /\.?([^.[\]"$\s][^.[\]"]*)|\[(\d{1,4})\]|\[\]|\[("(?:[^"\\]|\\.)*")\]/y
const PLAIN_KEY = /^[^.[\]"$\s][^.[\]"]*$/

/** The steps of a path, or null when the text is not a path (empty, unclosed bracket, more than 16 steps). */
export function parseJsonPath(text: string): JsonPath | null {
  if (text === '@') return { isFromRoot: false, steps: [] }
  const isFromRoot = text.startsWith('$')
  let at = isFromRoot ? 1 : 0
  const steps: PathStep[] = []
  while (at < text.length) {
    STEP.lastIndex = at
    const match = STEP.exec(text)
    const isFirst = steps.length === 0 && !isFromRoot
    if (!match || (isFirst && match[0].startsWith('.')) || steps.length === MAX_STEPS) return null
    const [whole, key, index, quoted] = match
    if (key !== undefined && !isFirst && !whole.startsWith('.')) return null
    if (key !== undefined) steps.push({ kind: 'key', key })
    else if (index !== undefined) steps.push({ kind: 'index', index: Number(index) })
    else if (quoted === undefined) steps.push({ kind: 'each' })
    else {
      const unquoted = unquote(quoted)
      if (unquoted === null) return null
      steps.push({ kind: 'key', key: unquoted })
    }
    at = STEP.lastIndex
  }
  return isFromRoot || steps.length > 0 ? { isFromRoot, steps } : null
}

function unquote(quoted: string): string | null {
  try {
    const value: unknown = JSON.parse(quoted)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

function stepInto(value: unknown, step: PathStep): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  if (step.kind === 'key') {
    return !Array.isArray(value) && Object.hasOwn(value, step.key)
      ? (value as Record<string, unknown>)[step.key]
      : undefined
  }
  return step.kind === 'index' && Array.isArray(value) ? value[step.index] : undefined
}

/** The value at a path without `[]`, or the first value with it; undefined when the body does not carry it. Own properties only. */
export function readJsonPath(body: unknown, steps: readonly PathStep[]): unknown {
  let value = body
  for (let at = 0; at < steps.length; at += 1) {
    const step = steps[at] as PathStep
    if (step.kind === 'each') return readEveryJsonPath(value, steps.slice(at))[0]
    value = stepInto(value, step)
    if (value === undefined) return undefined
  }
  return value
}

/** Every value at a path, at most 500; with `[]` one for each element that has it. */
export function readEveryJsonPath(body: unknown, steps: readonly PathStep[]): unknown[] {
  let values: unknown[] = [body]
  for (const step of steps) {
    values =
      step.kind === 'each'
        ? values.flatMap((value) => (Array.isArray(value) ? value.slice(0, MAX_VALUES) : []))
        : values.map((value) => stepInto(value, step))
    values = values.filter((value) => value !== undefined).slice(0, MAX_VALUES)
  }
  return values
}

function keyStep(path: string, key: string): string {
  // A lone `@` is the record itself.
  if (!PLAIN_KEY.test(key) || key === '@') return `${path}[${JSON.stringify(key)}]`
  return path === '' ? key : `${path}.${key}`
}

/** The leaves of a sample in the order of the message, at most 300; a bare value is the one leaf `$`. Long texts are cut at 200 characters. */
export function listJsonLeaves(sample: unknown): JsonLeaf[] {
  const leaves: JsonLeaf[] = []
  function walk(value: unknown, path: string, depth: number): void {
    if (leaves.length >= MAX_LEAVES || depth > MAX_STEPS) return
    if (Array.isArray(value)) {
      value.slice(0, MAX_VALUES).forEach((one, index) => {
        walk(one, `${path}[${index}]`, depth + 1)
      })
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) walk(one, keyStep(path, key), depth + 1)
    } else if (typeof value === 'string')
      leaves.push({ path: path === '' ? '$' : path, value: value.slice(0, MAX_TEXT) })
    else if (value === null || typeof value === 'number' || typeof value === 'boolean')
      leaves.push({ path: path === '' ? '$' : path, value })
  }
  walk(sample, '', 0)
  return leaves
}
