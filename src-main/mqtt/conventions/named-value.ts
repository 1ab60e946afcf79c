// One value whose name stands in its topic (`bed12/heart_rate`, `homie/bed-12/sensor/occupancy`): the name says the word, the value is bare.
// Must never turn a quantity into an alarm: a flag is true, false, 1, 0 or a word that says so.
import type { Capabilities, Capability, UnknownReason } from '#shared/features/devices/capabilities.ts'
import { canonicalProperty, flagWord } from './canonical-properties.ts'
import { celsiusOf, measureOf, numberOf } from './values.ts'

export type NamedValue = { values: Capabilities; reasons: Partial<Record<Capability, UnknownReason>> }

export function bareFlag(raw: unknown): boolean | null {
  if (raw === 1 || raw === '1') return true
  if (raw === 0 || raw === '0') return false
  return flagWord(raw)
}

/** @returns null when the name or the value says nothing the house has a word for. */
export function readNamedValue(name: string, raw: unknown, unit: string | null = null): NamedValue | null {
  const canonical = canonicalProperty(name)
  if (!canonical || (typeof raw === 'object' && raw !== null)) return null
  if (canonical.kind === 'measure') {
    const { capability } = canonical
    const number = numberOf(raw)
    const measured = measureOf(
      capability,
      capability === 'temperature_c' && number !== null ? celsiusOf(number, unit) : raw,
    )
    return {
      values: { [capability]: measured.value },
      reasons: measured.reason ? { [capability]: measured.reason } : {},
    }
  }
  const { capability } = canonical
  const said = bareFlag(raw)
  if (said === null)
    return numberOf(raw) !== null ? null : { values: { [capability]: null }, reasons: { [capability]: 'invalid' } }
  // Words speak for themselves ("open"), also where the boolean form would be inverted.
  const isWord = typeof raw === 'string' && !['true', 'false', '1', '0', 'on', 'off'].includes(raw.trim().toLowerCase())
  return { values: { [capability]: canonical.inverted && !isWord ? !said : said }, reasons: {} }
}
