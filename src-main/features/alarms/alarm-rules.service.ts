// Changes of alarm rules: checked at the field, dated, with a reason and an audit row; a physician's word is a row of its own.
import type { z } from 'zod'
import type {
  AlarmRule,
  ClearRuleInput,
  OwnRule,
  ResolvedRule,
  RuleChange,
  RuleField,
  RuleScope,
  RuleValue,
  SetRuleInput,
  SignRuleInput,
} from '#shared/features/alarms/alarm-rules.model.ts'
import { isKeptInSettings, ruleProblem, scopeKeyOf, sideOf } from '#shared/features/alarms/alarm-rules.rules.ts'
import { AlarmKind } from '#shared/features/alarms/alarms.model.ts'
import type { CareLevel } from '#shared/features/residents/residents.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { Places } from '../devices/index.ts'
import type { AlarmDefaults } from './alarm-defaults.ts'
import type { People } from './alarm-place.ts'
import type { AlarmRulesRepository, NamedRuleRow, RuleLevel, RuleRow } from './alarm-rules.repository.ts'
import type { RuleBook, RulePlace } from './rule-book.ts'

const HISTORY_LIMIT = 500

export type AlarmRulesService = ReturnType<typeof createAlarmRulesService>

export type AlarmRulesServiceOptions = {
  records: SqliteDatabase
  repository: AlarmRulesRepository
  book: RuleBook
  clock: Pick<Clock, 'now'>
  newId: () => string
  defaults: AlarmDefaults
  places: Pick<Places, 'room'>
  people: People
  onChanged: (change: { kind: AlarmKind; scope: RuleScope }) => void
}

function scopeOf(level: RuleLevel, key: string): RuleScope {
  if (level === 'facility') return { level }
  if (level === 'care-level') return { level, careLevel: key as CareLevel }
  return level === 'room' ? { level, roomId: key as never } : { level, residentId: key as never }
}

export function createAlarmRulesService(options: AlarmRulesServiceOptions) {
  const { records, repository, book, clock, defaults, places, people } = options

  /** Whose eyes a scope sees with: a person's rule also stands on the room and level of care of today. */
  function placeOf(scope: RuleScope): RulePlace {
    switch (scope.level) {
      case 'facility':
        return { roomId: null, careLevel: null, residentId: null }
      case 'care-level':
        return { roomId: null, careLevel: scope.careLevel, residentId: null }
      case 'room':
        if (!places.room(scope.roomId)) throw new DomainError('NOT_FOUND', { where: scope.roomId })
        return { roomId: scope.roomId, careLevel: null, residentId: null }
      case 'person': {
        const person = people.of(scope.residentId)
        if (!person) throw new DomainError('NOT_FOUND', { where: scope.residentId })
        return { roomId: person.roomId, careLevel: person.careLevel, residentId: scope.residentId }
      }
    }
  }

  function labelOf(scope: RuleScope): string | null {
    if (scope.level === 'room') return places.room(scope.roomId)?.label ?? null
    if (scope.level === 'person') return people.of(scope.residentId)?.surname ?? null
    return scope.level === 'care-level' ? scope.careLevel : null
  }

  function refuseContradiction(kind: AlarmKind, field: RuleField, value: RuleValue, place: RulePlace): void {
    const side = sideOf(kind)
    const next = { ...book.resolve(kind, place), [field]: value } as AlarmRule
    const problem = ruleProblem(kind, field, next, book.fieldsOf(kind), side ? book.resolve(side, place) : null)
    if (!problem) return
    throw new DomainError('RULE_BROKEN', { where: problem.field, values: { rule: problem.code, ...problem.values } })
  }

  function write(row: Omit<RuleRow, 'id' | 'defaultsVersion' | 'recordedAt' | 'recordedBy'>, actor: Actor): void {
    const at = clock.now()
    const before: unknown = JSON.parse(row.beforeJson)
    const after: unknown = JSON.parse(row.afterJson)
    withTransaction(records, () => {
      repository.append({
        ...row,
        id: options.newId(),
        defaultsVersion: defaults.version,
        recordedAt: at,
        recordedBy: actor.userId,
      })
      appendAudit(records, {
        ...{ at, ...auditAs(actor) },
        action: `alarms.rule-${row.act}`,
        objectType: 'alarm-rule',
        objectId: [row.kind, row.field, row.scopeLevel, row.scopeKey].filter((part) => part !== '').join(':'),
        before: { value: before },
        after: { value: after },
        reason: row.reason,
      })
    })
  }

  function done(kind: AlarmKind, scope: RuleScope): ResolvedRule {
    book.load()
    options.onChanged({ kind, scope })
    return book.explain(kind, placeOf(scope))
  }

  function ownRow(kind: AlarmKind, scope: RuleScope, field: RuleField): NamedRuleRow | undefined {
    const key = scopeKeyOf(scope)
    return book
      .own()
      .find((row) => row.kind === kind && row.field === field && row.scopeLevel === scope.level && row.scopeKey === key)
  }

  return {
    explainAt: (scope: RuleScope): ResolvedRule[] => {
      const place = placeOf(scope)
      return AlarmKind.options.map((kind) => book.explain(kind, place))
    },

    own(): OwnRule[] {
      return book.own().map((row) => {
        const scope = scopeOf(row.scopeLevel, row.scopeKey)
        const value = JSON.parse(row.afterJson) as RuleValue
        const roomId = scope.level === 'room' ? scope.roomId : null
        const residentId = scope.level === 'person' ? scope.residentId : null
        const careLevel = scope.level === 'care-level' ? scope.careLevel : null
        const signOff = book.signOffOf(row.kind, row.field, value, { roomId, careLevel, residentId })
        return {
          scope,
          scopeLabel: labelOf(scope),
          kind: row.kind,
          field: row.field,
          value,
          since: row.recordedAt,
          signOff,
        }
      })
    },

    set(input: z.infer<typeof SetRuleInput>, actor: Actor): ResolvedRule {
      const { kind, scope, field, value, reason } = input
      if (scope.level === 'facility' && isKeptInSettings(kind, field)) {
        throw new DomainError('RULE_BROKEN', { where: field, values: { rule: 'SET_IN_SETTINGS' } })
      }
      const place = placeOf(scope)
      refuseContradiction(kind, field, value, place)
      const before = (book.resolve(kind, place)[field] ?? null) as RuleValue
      const beforeJson = JSON.stringify(before)
      const about = { kind, scopeLevel: scope.level, scopeKey: scopeKeyOf(scope), field, reason }
      write({ act: 'set', ...about, beforeJson, afterJson: JSON.stringify(value) }, actor)
      return done(kind, scope)
    },

    clear(input: z.infer<typeof ClearRuleInput>, actor: Actor): ResolvedRule {
      const { kind, scope, field, reason } = input
      placeOf(scope)
      const own = ownRow(kind, scope, field)
      if (!own) throw new DomainError('NOTHING_TO_UNDO', { where: field })
      const about = { kind, scopeLevel: scope.level, scopeKey: scopeKeyOf(scope), field, reason }
      write({ act: 'cleared', ...about, beforeJson: own.afterJson, afterJson: 'null' }, actor)
      return done(kind, scope)
    },

    signOff(input: z.infer<typeof SignRuleInput>, actor: Actor): ResolvedRule {
      const { kind, scope, fields, note } = input
      const place = placeOf(scope)
      const rule = book.resolve(kind, place)
      for (const { field, value } of fields) {
        if (!defaults.rules[kind].clinical.includes(field)) {
          throw new DomainError('RULE_BROKEN', { where: field, values: { rule: 'FIELD_NOT_USED' } })
        }
        if (JSON.stringify(rule[field] ?? null) !== JSON.stringify(value)) {
          throw new DomainError('EDIT_CONFLICT', { where: field, theirs: rule[field] ?? null })
        }
      }
      withTransaction(records, () => {
        for (const { field, value } of fields) {
          const json = JSON.stringify(value)
          const about = { kind, scopeLevel: scope.level, scopeKey: scopeKeyOf(scope), field, reason: note }
          write({ act: 'signed', ...about, beforeJson: json, afterJson: json }, actor)
        }
      })
      return done(kind, scope)
    },

    history(kind: AlarmKind | null, scope: RuleScope | null): RuleChange[] {
      const about = scope ? { level: scope.level, key: scopeKeyOf(scope) } : null
      return repository.listChanges(kind, about, HISTORY_LIMIT).map((row) => {
        const of = scopeOf(row.scopeLevel, row.scopeKey)
        return {
          id: row.id,
          at: row.recordedAt,
          act: row.act,
          kind: row.kind,
          scope: of,
          scopeLabel: labelOf(of),
          field: row.field,
          before: JSON.parse(row.beforeJson) as RuleValue,
          after: JSON.parse(row.afterJson) as RuleValue,
          reason: row.reason,
          by: row.recordedName ?? row.recordedBy,
          defaultsVersion: row.defaultsVersion,
        }
      })
    },
  }
}
