// Which rule counts for an alarm: the defaults, replaced field by field by house, level of care, room and person.
// Asked for every message, so the answer is kept until a rule or a setting changes.
import {
  AlarmRule,
  type ResolvedField,
  type ResolvedRule,
  type RuleField,
  type RuleSource,
  type RuleValue,
  type SignOff,
} from '#shared/features/alarms/alarm-rules.model.ts'
import { isKeptInSettings, ruleLevels } from '#shared/features/alarms/alarm-rules.rules.ts'
import type { AlarmKind } from '#shared/features/alarms/alarms.model.ts'
import type { LiveSettings } from '../devices/index.ts'
import type { AlarmDefaults } from './alarm-defaults.ts'
import type { AlarmRulesRepository, NamedRuleRow, RuleLevel } from './alarm-rules.repository.ts'

/** Where and about whom; what is not known is null, and then only the wider rules count. */
export type RulePlace = { roomId: string | null; careLevel: string | null; residentId: string | null }
export type ResolveRule = (kind: AlarmKind, place: RulePlace) => AlarmRule

export type RuleBook = {
  /** Reads the changes back; call it after each change. */
  load(): void
  resolve: ResolveRule
  /** The same with the source of each value and the physician's word. */
  explain(kind: AlarmKind, place: RulePlace): ResolvedRule
  /** Fields the scope sets itself. */
  own(): readonly NamedRuleRow[]
  signOffOf(kind: AlarmKind, field: RuleField, value: RuleValue, place: RulePlace): SignOff
  fieldsOf(kind: AlarmKind): readonly RuleField[]
}

const NOT_NEEDED: SignOff = { state: 'not-needed', by: null, at: null }
const MISSING: SignOff = { state: 'missing', by: null, at: null }
const order = Object.keys(AlarmRule.shape) as RuleField[]
const nowhere: RulePlace = { roomId: null, careLevel: null, residentId: null }

function keyAt(level: RuleLevel, place: RulePlace): string | null {
  if (level === 'facility') return ''
  if (level === 'care-level') return place.careLevel
  return level === 'room' ? place.roomId : place.residentId
}

export function createRuleBook(options: {
  repository: Pick<AlarmRulesRepository, 'listCurrent' | 'listSigned'>
  defaults: AlarmDefaults
  settings: Pick<LiveSettings, 'get' | 'onChanged'>
}): RuleBook {
  const { repository, defaults, settings } = options
  let current: NamedRuleRow[] = []
  /** `level|key|kind` -> fields set there. */
  const set = new Map<string, Partial<Record<RuleField, RuleValue>>>()
  const signed = new Map<string, NamedRuleRow>()
  /** Kinds that some room, level or person sees differently. */
  const narrowed = new Set<AlarmKind>()
  const wide = new Map<AlarmKind, AlarmRule>()
  const narrow = new Map<string, AlarmRule>()

  function forget(): void {
    wide.clear()
    narrow.clear()
  }

  function houseFields(kind: AlarmKind): AlarmRule {
    if (kind !== 'out-of-bed') return {}
    const { graceMinutes, nightFrom, nightTo } = settings.get().outOfBed
    return { graceMinutes, nightFrom, nightTo }
  }

  function ownAt(
    level: RuleLevel,
    kind: AlarmKind,
    place: RulePlace,
  ): Partial<Record<RuleField, RuleValue>> | undefined {
    const key = keyAt(level, place)
    return key === null ? undefined : set.get(`${level}|${key}|${kind}`)
  }

  function build(kind: AlarmKind, place: RulePlace): AlarmRule {
    const layers = ruleLevels.map((level) => ownAt(level, kind, place))
    return Object.assign({}, defaults.rules[kind].fields, houseFields(kind), ...layers) as AlarmRule
  }

  function resolve(kind: AlarmKind, place: RulePlace): AlarmRule {
    if (!narrowed.has(kind)) {
      const known = wide.get(kind)
      if (known) return known
      const rule = build(kind, nowhere)
      wide.set(kind, rule)
      return rule
    }
    const key = `${kind}|${place.roomId}|${place.careLevel}|${place.residentId}`
    const known = narrow.get(key)
    if (known) return known
    const rule = build(kind, place)
    narrow.set(key, rule)
    return rule
  }

  function sourceOf(kind: AlarmKind, field: RuleField, place: RulePlace): RuleSource {
    for (const level of [...ruleLevels].reverse()) {
      const fields = ownAt(level, kind, place)
      if (fields && field in fields) return level
    }
    return isKeptInSettings(kind, field) ? 'settings' : 'default'
  }

  function signOffOf(kind: AlarmKind, field: RuleField, value: RuleValue, place: RulePlace): SignOff {
    if (!defaults.rules[kind].clinical.includes(field)) return NOT_NEEDED
    for (const level of [...ruleLevels].reverse()) {
      const key = keyAt(level, place)
      const row = key === null ? undefined : signed.get(`${level}|${key}|${kind}|${field}`)
      // The word was given on a value: another value has none.
      if (row && row.afterJson === JSON.stringify(value)) {
        return { state: 'signed', by: row.recordedName ?? row.recordedBy, at: row.recordedAt }
      }
    }
    return MISSING
  }

  settings.onChanged(forget)

  return {
    resolve,
    signOffOf,
    own: () => current,
    fieldsOf: (kind) => order.filter((field) => field in defaults.rules[kind].fields),
    load() {
      set.clear()
      signed.clear()
      narrowed.clear()
      forget()
      current = repository.listCurrent()
      for (const row of current) {
        const key = `${row.scopeLevel}|${row.scopeKey}|${row.kind}`
        set.set(key, { ...set.get(key), [row.field]: JSON.parse(row.afterJson) as RuleValue })
        if (row.scopeLevel !== 'facility') narrowed.add(row.kind)
      }
      for (const row of repository.listSigned()) {
        signed.set(`${row.scopeLevel}|${row.scopeKey}|${row.kind}|${row.field}`, row)
      }
    },
    explain(kind, place) {
      const rule = build(kind, place)
      const { basis, clinical } = defaults.rules[kind]
      const fields = order
        .filter((field) => rule[field] !== undefined)
        .map((field): ResolvedField => {
          const value = rule[field] as RuleValue
          const source = sourceOf(kind, field, place)
          const isClinical = clinical.includes(field)
          return { field, value, source, isClinical, signOff: signOffOf(kind, field, value, place) }
        })
      return { kind, basis, fields }
    },
  }
}
