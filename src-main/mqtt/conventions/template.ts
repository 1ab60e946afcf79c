// The safe subset of Home Assistant value templates: paths, filters, comparisons, sums, `a if b else c`, `{% if %}`.
// No loops, no functions, no state of other entities: whatever lies outside is refused, so that it is asked about, never guessed.
import { evaluate, type Scope } from './template-expression.ts'
import { isTruthy, print, type Value } from './template-filters.ts'
import { splitTemplate, UnsupportedTemplate } from './template-lexer.ts'

/** Also the longest template that is remembered. */
export const MAX_TEMPLATE_CHARACTERS = 2048

export type Rendered = { ok: true; value: Value } | { ok: false }

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

/**
 * Renders a template; the whole text is asked for only when the template reads it.
 * `value` stays undefined when the message does not carry what the template reads. Never throws.
 */
export function renderTemplate(template: string, value: () => string, json: unknown): Rendered {
  if (template.length > MAX_TEMPLATE_CHARACTERS) return { ok: false }
  try {
    const scope: Scope = { text: value, value_json: json, isPathMissing: false }
    const rendered = render(template, scope)
    return { ok: true, value: scope.isPathMissing ? undefined : rendered }
  } catch {
    return { ok: false }
  }
}
