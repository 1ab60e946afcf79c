// Topics as a profile names them: MQTT wildcards `+` and a final `#`, and `{device}` for one level that is remembered by its name.
// Pure; a pattern is compiled once and matched for every message, so it must stay cheap.

export type TopicPattern = {
  /** The remembered levels, or null when the topic is another one. */
  readonly match: (levels: readonly string[]) => Readonly<Record<string, string>> | null
  readonly names: readonly string[]
  /** The first level when it is fixed: lets a decoder skip whole groups of patterns. null = any. */
  readonly firstLevel: string | null
}

const MAX_LEVELS = 32
const NAMED = /^\{([a-z][a-zA-Z0-9]{0,19})\}$/
const NO_NAMES: Readonly<Record<string, string>> = Object.freeze({})

/** The compiled pattern, or null when the text is none: a wildcard inside a level, `#` before the end, a name used twice. */
export function compileTopicPattern(text: string): TopicPattern | null {
  const parts = text.split('/')
  const names: string[] = []
  if (text === '' || parts.length > MAX_LEVELS) return null
  for (const [index, part] of parts.entries()) {
    const name = NAMED.exec(part)?.[1]
    if (name !== undefined) {
      if (names.includes(name)) return null
      names.push(name)
    } else if (part === '#') {
      if (index !== parts.length - 1) return null
    } else if (part !== '+' && /[+#{}]/.test(part)) return null
  }
  const isOpen = parts.at(-1) === '#'
  const fixed = isOpen ? parts.slice(0, -1) : parts
  const kinds = fixed.map((part) => NAMED.exec(part)?.[1] ?? null)
  const first = fixed[0]
  return {
    names,
    firstLevel: first === undefined || first === '+' || kinds[0] !== null ? null : first,
    match(levels) {
      if (isOpen ? levels.length < fixed.length : levels.length !== fixed.length) return null
      let remembered: Record<string, string> | null = null
      for (let at = 0; at < fixed.length; at += 1) {
        const level = levels[at] as string
        const name = kinds[at]
        if (name) {
          if (level === '') return null
          remembered ??= {}
          remembered[name] = level
        } else if (fixed[at] !== '+' && fixed[at] !== level) return null
      }
      return remembered ?? NO_NAMES
    },
  }
}
