// A profile while it is being made: what the mapper holds, and the profile that follows from it. Pure.
import { DeviceProfile, type ProfileProperty } from '#shared/features/device-profiles/device-profile.model.ts'
import type { DeviceRole } from '#shared/features/devices/device-role.ts'

export type DraftKey = { from: 'topic'; level: number } | { from: 'body'; path: string }

export type Draft = {
  topic: string
  name: string
  id: string
  role: DeviceRole
  key: DraftKey
  properties: ProfileProperty[]
}

/** Levels that look like an id (digits) make the device; else the whole topic is told by its last level but one. */
export function newDraft(topic: string): Draft {
  const levels = topic.split('/')
  const found = levels.findIndex((level) => /\d/.test(level))
  const id = (levels[0] ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return {
    topic,
    name: levels[0] ?? '',
    id: id.length > 1 ? `own-${id}`.slice(0, 60) : 'own-profile',
    role: 'other',
    key: { from: 'topic', level: found < 0 ? Math.max(0, levels.length - 2) : found },
    properties: [],
  }
}

/** A literal level must not be read as a wildcard of the pattern. */
function patternOf({ topic, key }: Draft): string {
  return topic
    .split('/')
    .map((level, index) => {
      if (key.from === 'topic' && key.level === index) return '{device}'
      return /[+#{}]/.test(level) ? '+' : level
    })
    .join('/')
}

/** The profile of a draft, or what is wrong with it in the words of the form's check. */
export function profileOf(draft: Draft, version: number): { profile: DeviceProfile } | { faults: string[] } {
  const parsed = DeviceProfile.safeParse({
    ...{ format: 1, id: draft.id, name: draft.name, version: Math.max(1, version), author: '', role: draft.role },
    ...{ basis: draft.topic.slice(0, 400), watchdogSeconds: null, rest: 'none', properties: draft.properties },
    messages: [
      {
        topics: [patternOf(draft)],
        device: draft.key.from === 'topic' ? { from: 'topic', segments: ['device'] } : draft.key,
      },
    ],
  })
  if (parsed.success) return { profile: parsed.data }
  return { faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) }
}

/** `a=1, b=0` as words: the raw value and what it means (true, false, a number or a word). */
export function wordsOf(text: string): Record<string, string | number | boolean | null> {
  const pairs = text.split(/[,，;；\n]/).flatMap((part) => {
    const cut = part.search(/[=＝]/)
    return cut > 0 ? [[part.slice(0, cut).trim(), meaningOf(part.slice(cut + 1).trim())] as const] : []
  })
  return Object.fromEntries(pairs)
}

function meaningOf(text: string): string | number | boolean | null {
  if (/^(true|yes|是|有)$/i.test(text)) return true
  if (/^(false|no|否|无)$/i.test(text)) return false
  if (/^(null|unknown|未知|)$/i.test(text)) return null
  return Number.isFinite(Number(text)) ? Number(text) : text
}

/** `0, 255` as sentinels; what is no number stays a word. */
export function sentinelsOf(text: string): (string | number)[] {
  return text
    .split(/[,，;；\s]+/)
    .filter((part) => part !== '')
    .map((part) => (Number.isFinite(Number(part)) ? Number(part) : part))
}
