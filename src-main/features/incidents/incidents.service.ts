// The acts on incidents: write one down, add a step, correct one, close the file, open it again.
// Each is one transaction with its audit row; nothing that was written is ever changed.
import { type AlarmId, type Instant, RecordId, type ResidentId } from '#shared/contract/primitives.ts'
import {
  foundAtOf,
  isClosed,
  liveSteps,
  missingForClosing,
  openMeasures,
  stepsOf,
} from '#shared/features/incidents/incident-loop.rules.ts'
import type {
  Circumstance,
  Incident,
  IncidentRules,
  IncidentSnapshot,
  Severity,
  StepContent,
} from '#shared/features/incidents/incidents.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { FileRow, IncidentFilesRepository, StepRow } from './incident-files.repository.ts'
import type { SnapshotSubject } from './incident-snapshot.ts'
import type { IncidentRow, IncidentsRepository } from './incidents.repository.ts'

export type IncidentsServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: IncidentsRepository
  files: IncidentFilesRepository
  rules: IncidentRules
  residents: { nameOf(id: ResidentId): string | null }
  /** null = nothing around is known. */
  takeSnapshot: ((subject: SnapshotSubject, now: Instant) => IncidentSnapshot) | null
}
export type NewIncident = Pick<Incident, 'kind' | 'occurredAt' | 'residentId' | 'place' | 'summary'> & {
  foundAt?: Instant | null
  severity?: Severity | null
  circumstances?: Circumstance[]
  alarmId?: AlarmId | null
}
type Found = { row: IncidentRow; file: FileRow; live: StepRow[] }
export type IncidentsService = ReturnType<typeof createIncidentsService>

export function createIncidentsService(deps: IncidentsServiceDependencies) {
  const { records, clock, newId, repository, files, rules } = deps

  function refuseFuture(at: Instant, where: string): void {
    if (at > clock.now()) throw new DomainError('DAY_IN_FUTURE', { where })
  }

  function mustFind(id: RecordId): { row: IncidentRow; file: FileRow } {
    const row = repository.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'incident', values: { id } })
    const file = files.find(id)
    if (!file) refuseRule('INCIDENT_WITHOUT_FILE', 'incident')
    return { row, file }
  }

  const liveOf = (id: RecordId) => liveSteps(files.listSteps([id]))

  function mustBeOpen(id: RecordId): Found {
    const found = mustFind(id)
    const live = liveOf(id)
    if (isClosed(live)) refuseRule('INCIDENT_IS_CLOSED', 'incident')
    return { ...found, live }
  }

  function newStep(incidentId: RecordId, at: Instant, content: StepContent, actor: Actor): StepRow {
    return {
      ...{ id: RecordId.parse(newId()), incidentId, at, content, correctsId: null, reason: null, isVoid: false },
      ...{ recordedAt: clock.now(), recordedBy: actor.userId, seat: actor.seatName },
    }
  }

  function audit(
    actor: Actor,
    action: string,
    objectId: RecordId,
    after: object,
    more: { reason?: string; before?: object } = {},
  ) {
    appendAudit(records, {
      at: clock.now(),
      ...auditAs(actor),
      action,
      objectType: 'incident',
      objectId,
      after,
      ...more,
    })
  }

  /** The quarter of an hour after is not over when a file is opened at once: the next act freezes it whole. */
  function freezeAround({ id, occurredAt, residentId, place }: IncidentRow): void {
    const taken = files.findSnapshot(id)
    if (deps.takeSnapshot === null || taken?.isComplete) return
    files.insertSnapshot(newId(), id, deps.takeSnapshot({ occurredAt, residentId, place }, clock.now()))
  }

  function mustFit(content: StepContent, at: Instant, found: Found, replaced?: RecordId): void {
    const { row, file, live } = found
    refuseFuture(at, 'at')
    const earliest = content.kind === 'found' ? row.occurredAt : (foundAtOf(live) ?? file.foundAt)
    // A minute is as exact as people write.
    if (Math.floor(at / 60_000) < Math.floor(earliest / 60_000)) refuseRule('INCIDENT_STEP_TOO_EARLY', 'at')
    if (content.kind !== 'measure-done') return
    const { measureId } = content
    const others = live.filter(({ id }) => id !== replaced)
    if (!openMeasures(others).some(({ id }) => id === measureId)) refuseRule('INCIDENT_MEASURE_NOT_OPEN', 'measureId')
  }

  return {
    record(input: NewIncident, actor: Actor): IncidentRow {
      const { foundAt = null, severity = null, circumstances = [], alarmId = null, ...fields } = input
      refuseFuture(input.occurredAt, 'occurredAt')
      if (input.residentId !== null && deps.residents.nameOf(input.residentId) === null) {
        throw new DomainError('NOT_FOUND', { where: 'resident', values: { id: input.residentId } })
      }
      const found = foundAt ?? input.occurredAt
      refuseFuture(found, 'foundAt')
      if (found < input.occurredAt) refuseRule('INCIDENT_STEP_TOO_EARLY', 'foundAt')
      if (alarmId !== null && files.findOfAlarm(alarmId)) refuseRule('INCIDENT_OF_ALARM_EXISTS', 'alarmId')
      const id = RecordId.parse(newId())
      const row: IncidentRow = { id, ...fields, recordedAt: clock.now(), recordedBy: actor.userId }
      withTransaction(records, () => {
        repository.insert(row)
        files.insertFile({
          ...{ incidentId: id, foundAt: found, alarmId, rulesVersion: rules.version },
          ...{ openedAt: clock.now(), openedBy: actor.userId, seat: actor.seatName },
        })
        files.insertStep(newStep(id, found, { kind: 'found', text: input.summary }, actor))
        if (severity !== null || circumstances.length > 0) {
          files.insertStep(newStep(id, found, { kind: 'graded', severity, circumstances, consequence: null }, actor))
        }
        freezeAround(row)
        audit(actor, 'incidents.record', id, { ...row, foundAt: found, severity, circumstances, alarmId })
      })
      return row
    },

    addStep(input: { id: RecordId; at: Instant; content: StepContent }, actor: Actor): void {
      const found = mustBeOpen(input.id)
      const { row } = found
      const { content, at } = input
      if (content.kind === 'found' || content.kind === 'closed') refuseRule('INCIDENT_STEP_HAS_ACT', 'kind')
      mustFit(content, at, found)
      withTransaction(records, () => {
        const step = newStep(input.id, at, content, actor)
        files.insertStep(step)
        freezeAround(row)
        audit(actor, 'incidents.add-step', input.id, step)
      })
    },

    correctStep(
      input: { stepId: RecordId; at: Instant; content: StepContent | null; reason: string },
      actor: Actor,
    ): RecordId {
      const before = files.findStep(input.stepId)
      if (!before) throw new DomainError('NOT_FOUND', { where: 'step', values: { id: input.stepId } })
      const { id, incidentId } = before
      const found = mustBeOpen(incidentId)
      const { row, live } = found
      if (before.isVoid || files.isCorrected(id)) refuseRule('INCIDENT_STEP_CORRECTED', 'step')
      const { kind } = before.content
      // What was found is the incident itself: it may be said better, not taken away.
      if (kind === 'closed' || (kind === 'found' && input.content === null)) refuseRule('INCIDENT_STEP_HAS_ACT', 'kind')
      if (input.content !== null && input.content.kind !== kind) refuseRule('INCIDENT_STEP_OTHER_KIND', 'kind')
      const isDone = stepsOf(live, 'measure-done').some(({ content }) => content.measureId === id)
      if (isDone) refuseRule('INCIDENT_MEASURE_IS_DONE', 'step')
      if (input.content !== null) mustFit(input.content, input.at, found, id)
      withTransaction(records, () => {
        const step: StepRow = {
          ...newStep(incidentId, input.at, input.content ?? before.content, actor),
          ...{ correctsId: id, reason: input.reason, isVoid: input.content === null },
        }
        files.insertStep(step)
        freezeAround(row)
        audit(actor, 'incidents.correct-step', incidentId, step, { reason: input.reason, before })
      })
      return incidentId
    },

    close(input: { id: RecordId; note: string | null }, actor: Actor): void {
      const { row, file, live } = mustBeOpen(input.id)
      const loop = { kind: row.kind, residentId: row.residentId, foundAt: foundAtOf(live) ?? file.foundAt, steps: live }
      const [missing] = missingForClosing(loop, live, rules)
      if (missing) refuseRule(missing.rule, missing.stage)
      withTransaction(records, () => {
        const step = newStep(input.id, clock.now(), { kind: 'closed', text: input.note }, actor)
        files.insertStep(step)
        freezeAround(row)
        audit(actor, 'incidents.close', input.id, step)
      })
    },

    reopen(input: { id: RecordId; reason: string }, actor: Actor): void {
      mustFind(input.id)
      const closing = liveOf(input.id).find(({ content }) => content.kind === 'closed')
      if (!closing) refuseRule('INCIDENT_NOT_CLOSED', 'incident')
      withTransaction(records, () => {
        const step: StepRow = {
          ...newStep(input.id, clock.now(), closing.content, actor),
          ...{ correctsId: closing.id, reason: input.reason, isVoid: true },
        }
        files.insertStep(step)
        audit(actor, 'incidents.reopen', input.id, step, { reason: input.reason, before: closing })
      })
    },
  }
}
