// 即时评估: who is to be assessed at once because of what happened, and the word that it is not needed. Derived on every call, never stored.
import { dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { type ReassessDue, type ReassessEntry, ReassessRules } from '#shared/features/assessments/reassess.model.ts'
import { incidentEvent, openEventOf, type ReassessEvent } from '#shared/features/assessments/reassess.rules.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { IncidentKind } from '#shared/features/incidents/incidents.model.ts'
import reassess from '../../../resources/assessments/reassess-2026-12.json' with { type: 'json' }
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import { createReassessRepository } from './reassess.repository.ts'

const DAY_MS = 86_400_000
const MOST_PEOPLE = 20_000

export type ReassessDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  residents: Pick<ResidentsFeature, 'get' | 'list' | 'nameOf' | 'hospitalReturnsSince'>
  /** What happened to residents from an instant on. */
  incidentsSince: (from: Instant) => { residentId: ResidentId; kind: IncidentKind; occurredAt: Instant }[]
}
export type ReassessService = ReturnType<typeof createReassessService>

/** Throws when the file of data is broken. */
export function createReassessService(deps: ReassessDependencies) {
  const { records, clock, residents } = deps
  const rules = ReassessRules.parse(reassess)
  const repository = createReassessRepository(records)
  const today = (): Day => dayOf(clock.now())

  function eventsSince(from: Instant): Map<ResidentId, ReassessEvent[]> {
    const events = new Map<ResidentId, ReassessEvent[]>()
    const add = (id: ResidentId, event: ReassessEvent) => events.set(id, [...(events.get(id) ?? []), event])
    for (const incident of deps.incidentsSince(from)) add(incident.residentId, incidentEvent(incident))
    for (const { residentId, on } of residents.hospitalReturnsSince(dayOf(from))) {
      add(residentId, { cause: 'hospital', at: startOfDay(on), on, incidentKind: null, text: null })
    }
    for (const { kind, residentId, on, text, recordedAt } of repository.list()) {
      if (kind === 'diagnosis') add(residentId, { cause: 'diagnosis', at: recordedAt, on, incidentKind: null, text })
    }
    return events
  }

  function due(): ReassessDue[] {
    const events = eventsSince(clock.now() - rules.lookBackDays * DAY_MS)
    if (events.size === 0) return []
    const assessed = repository.newestFinished()
    const answered = new Map(
      repository
        .list()
        .flatMap((row) => (row.kind === 'not-needed' ? [[row.residentId, row.recordedAt] as const] : [])),
    )
    return residents.list({ scope: 'in', limit: MOST_PEOPLE, offset: 0 }).rows.flatMap((person) => {
      // Somebody who is away cannot be assessed; the return is an event of its own.
      const own = person.state === 'in' ? events.get(person.id) : undefined
      if (!own) return []
      const about = { assessed: assessed.get(person.id) ?? null, answeredAt: answered.get(person.id) ?? null }
      const event = openEventOf({ ...about, events: own, today: today(), rules })
      if (!event) return []
      const { cause, incidentKind, text, on } = event
      const { id: residentId, name: residentName, bedLabel } = person
      return [{ residentId, residentName, bedLabel, cause, incidentKind, text, on }]
    })
  }

  function mustBeHere(residentId: ResidentId): void {
    if (residents.nameOf(residentId) === null) {
      throw new DomainError('NOT_FOUND', { where: 'resident', values: { id: residentId } })
    }
    const { state } = residents.get(residentId)
    if (state === 'dead') throw new DomainError('RESIDENT_DEAD', { where: 'resident', values: { id: residentId } })
    if (state === 'discharged') {
      throw new DomainError('RESIDENT_NOT_IN', { where: 'resident', values: { id: residentId } })
    }
  }

  function record(actor: Actor, action: string, row: ReassessEntry): ReassessEntry {
    withTransaction(records, () => {
      repository.insert(row)
      const about = { action: `assessments.${action}`, objectType: 'assessment', objectId: row.id, reason: row.text }
      appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about, after: row })
    })
    return { ...row, recordedBy: actor.displayName }
  }
  const made = (actor: Actor) => ({
    ...{ id: deps.newId() as RecordId, recordedAt: clock.now(), recordedBy: actor.userId },
  })

  return {
    due,
    enterDiagnosis(input: { residentId: ResidentId; on: Day; text: string }, actor: Actor): ReassessEntry {
      mustBeHere(input.residentId)
      if (input.on > today()) throw new DomainError('DAY_IN_FUTURE', { where: 'on', values: { on: input.on } })
      return record(actor, 'enter-diagnosis', { ...made(actor), ...input, kind: 'diagnosis' })
    },
    answerNotNeeded({ residentId, reason }: { residentId: ResidentId; reason: string }, actor: Actor): ReassessEntry {
      mustBeHere(residentId)
      if (!due().some((one) => one.residentId === residentId)) refuseRule('REASSESSMENT_NOT_ASKED', 'resident')
      const row = { ...made(actor), residentId, kind: 'not-needed' as const, on: today(), text: reason }
      return record(actor, 'reassess-not-needed', row)
    },
    duties: (): Omit<Duty, 'snoozed'>[] =>
      due().map(({ residentId, residentName, bedLabel, cause, incidentKind, on }) => ({
        ...{ key: `reassess-due:${residentId}:${cause}:${on}`, kind: 'reassess-due', dueOn: on, owner: 'care-lead' },
        ...{ link: screenLinks.assessments(), basis: rules.version },
        values: {
          ...{ residentId, name: residentName, bedLabel, day: on, reassessCause: cause },
          ...(incidentKind === null ? {} : { incidentKind }),
        },
      })),
  }
}
