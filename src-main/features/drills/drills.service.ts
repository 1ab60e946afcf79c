// The acts of a drill: plan, press a time, link the roll-call, report, sign. Each is one transaction with its audit row.
import { dayOf } from '#shared/contract/days.ts'
import { type AlarmId, type AttachmentId, RecordId, RollCallId } from '#shared/contract/primitives.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { timesOfAlarm } from '#shared/features/drills/drill-roll-call.rules.ts'
import type {
  DrillEntryContent,
  DrillMark,
  DrillPlan,
  DrillReport,
  DrillState,
} from '#shared/features/drills/drills.model.ts'
import { nextMarks, standOf } from '#shared/features/drills/drills.rules.ts'
import { standing } from '#shared/features/fire-safety/standing.rules.ts'
import type { RollCall } from '#shared/features/roll-call/roll-call.model.ts'
import { isFireAlarm } from '#shared/features/roll-call/roll-call.rules.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DrillEntryRow, DrillRow, DrillsRepository } from './drills.repository.ts'

/** What a drill needs of the alarm it was made of. */
export type DrillAlarm = Pick<Alarm, 'kind' | 'placeLabel' | 'raisedAt' | 'attendedAt' | 'closedAt'>
export type DrillsServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: DrillsRepository
  /** Throws NOT_FOUND. */
  findAlarm: (id: AlarmId) => DrillAlarm
  findRollCall: (id: RollCallId) => RollCall | null
  requireAttachments: (ids: readonly AttachmentId[]) => void
}
export type DrillsService = ReturnType<typeof createDrillsService>

export function createDrillsService(deps: DrillsServiceDependencies) {
  const { records, clock, newId, repository } = deps

  const audit = auditActs(deps, (action) => ({ action: `drills.${action}`, objectType: 'emergency-drill' }))

  function mustFind(id: RecordId) {
    const row = repository.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'drill', values: { id } })
    const entries = standing(repository.entriesOf(id))
    return { row, entries, stand: standOf(entries.map(({ content }) => content)) }
  }

  function mustBe(id: RecordId, states: readonly DrillState[]) {
    const found = mustFind(id)
    if (!states.includes(found.stand.state)) refuseRule('DRILL_NOT_NOW', 'id')
    return found
  }

  function insertEntry(drillId: RecordId, content: DrillEntryContent, actor: Actor): DrillEntryRow {
    const row: DrillEntryRow = {
      ...{ id: RecordId.parse(newId()), drillId, content, reason: null, voidsId: null },
      ...{ recordedAt: clock.now(), recordedBy: actor.userId },
    }
    repository.insertEntry(row)
    return row
  }

  function insertDrill(plan: DrillPlan, alarmId: AlarmId | null, actor: Actor): DrillRow {
    const about = { recordedAt: clock.now(), recordedBy: actor.userId }
    const row: DrillRow = { id: RecordId.parse(newId()), ...plan, alarmId, ...about }
    repository.insert(row)
    return row
  }

  return {
    plan(plan: DrillPlan, actor: Actor): RecordId {
      if (plan.plannedOn < dayOf(clock.now())) refuseRule('DRILL_PLANNED_IN_PAST', 'plannedOn')
      return withTransaction(records, () => {
        const after = insertDrill(plan, null, actor)
        audit(actor, 'plan', after.id, { after })
        return after.id
      })
    },

    /** The times of the alarm and of its roll-call stand for the ones nobody pressed. */
    fromAlarm({ alarmId, organizer }: { alarmId: AlarmId; organizer: string }, actor: Actor): RecordId {
      const alarm = deps.findAlarm(alarmId)
      if (!isFireAlarm(alarm)) refuseRule('DRILL_ALARM_NO_FIRE', 'alarmId')
      if (repository.findOfAlarm(alarmId)) refuseRule('DRILL_OF_ALARM_EXISTS', 'alarmId')
      const place = alarm.placeLabel.slice(0, 60)
      const plan = {
        kind: 'fire-evacuation' as const,
        plannedOn: dayOf(alarm.raisedAt),
        place,
        organizer,
        scenario: null,
      }
      const rollCallId = RollCallId.nullable().parse(repository.rollCallOfAlarm(alarmId) ?? null)
      const times = timesOfAlarm(alarm, rollCallId === null ? null : deps.findRollCall(rollCallId))
      return withTransaction(records, () => {
        const after = insertDrill(plan, alarmId, actor)
        for (const [mark, at] of times) insertEntry(after.id, { kind: 'mark', mark, at }, actor)
        if (rollCallId !== null) insertEntry(after.id, { kind: 'roll-call', rollCallId }, actor)
        audit(actor, 'from-alarm', after.id, { after })
        return after.id
      })
    },

    mark({ id, mark }: { id: RecordId; mark: DrillMark }, actor: Actor): void {
      const { stand } = mustBe(id, ['planned', 'running'])
      if (!nextMarks(stand.marks).includes(mark)) refuseRule('DRILL_MARK_ORDER', 'mark')
      withTransaction(records, () => {
        const after = insertEntry(id, { kind: 'mark', mark, at: clock.now() }, actor)
        audit(actor, 'mark', id, { after })
      })
    },

    linkRollCall({ id, rollCallId }: { id: RecordId; rollCallId: RollCallId }, actor: Actor): void {
      mustBe(id, ['planned', 'running', 'to-report', 'to-sign'])
      if (!repository.hasRollCall(rollCallId)) throw new DomainError('NOT_FOUND', { where: 'rollCallId' })
      withTransaction(records, () => {
        audit(actor, 'link-roll-call', id, { after: insertEntry(id, { kind: 'roll-call', rollCallId }, actor) })
      })
    },

    report({ id, report }: { id: RecordId; report: DrillReport }, actor: Actor): void {
      mustBe(id, ['to-report', 'to-sign'])
      deps.requireAttachments(report.attachmentIds)
      withTransaction(records, () => {
        audit(actor, 'report', id, { after: insertEntry(id, { kind: 'report', report }, actor) })
      })
    },

    sign(id: RecordId, actor: Actor): void {
      mustBe(id, ['to-sign'])
      withTransaction(records, () => audit(actor, 'sign', id, { after: insertEntry(id, { kind: 'signed' }, actor) }))
    },

    cancel({ id, text }: { id: RecordId; text: string }, actor: Actor): void {
      mustBe(id, ['planned'])
      withTransaction(records, () => {
        audit(actor, 'cancel', id, { after: insertEntry(id, { kind: 'cancelled', text }, actor), reason: text })
      })
    },

    takeBack({ id, reason }: { id: RecordId; reason: string }, actor: Actor): void {
      const before = mustBe(id, ['planned', 'running', 'to-report', 'to-sign']).entries.at(-1)
      if (!before) throw new DomainError('NOTHING_TO_UNDO', { where: 'drill', values: { id } })
      withTransaction(records, () => {
        const row: DrillEntryRow = {
          ...{ ...before, id: RecordId.parse(newId()), reason, voidsId: before.id },
          ...{ recordedAt: clock.now(), recordedBy: actor.userId },
        }
        repository.insertEntry(row)
        audit(actor, 'take-back', id, { before, after: row, reason })
      })
    },
  }
}
