// Walking a round: a scan says that somebody is at a bed, a word says what was found. What was not walked at its time is written afterwards with
// a reason, and marked. Nothing written is ever changed.
import { addDays, dayOf } from '#shared/contract/days.ts'
import { type BedId, type Instant, RecordId } from '#shared/contract/primitives.ts'
import { bedCodeOf, readBedCode } from '#shared/features/rounds/bed-code.rules.ts'
import type { LateVisit, RoundOutcome } from '#shared/features/rounds/rounds.model.ts'
import { nightOf, roundAtOf } from '#shared/features/rounds/rounds.rules.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { BedsFeature } from '../beds/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { NightBook } from './night-book.ts'
import type { RoundVisitsRepository, ToldVisit, VisitRow } from './round-visits.repository.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** What is older is told in the handover, not written as if it were known. */
const CLOSED_AFTER_DAYS = 3

export type RoundsServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: RoundVisitsRepository
  book: NightBook
  beds: Pick<BedsFeature, 'placesOn' | 'bedsOn'>
  residents: Pick<ResidentsFeature, 'get' | 'occupantOfBed'>
}
export type RoundsService = ReturnType<typeof createRoundsService>
export type WalkedVisit = { bedId: BedId; at: Instant; outcome: RoundOutcome; text: string | null }
type Told = { outcome: RoundOutcome; text: string | null }

export function createRoundsService(deps: RoundsServiceDependencies) {
  const { records, clock, newId, repository, book } = deps

  function audit(actor: Actor, action: string, objectId: string, trace: object): void {
    const about = { action: `rounds.${action}`, objectType: 'round-visit', objectId, ...trace }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about })
  }

  /** The bed of a label of this house; one that was closed since is foreign. */
  function bedOfCode(text: string): BedId {
    if (text.trim() === '') refuseRule('CODE_MISSING', 'code')
    const code = readBedCode(text)
    const beds = deps.beds.bedsOn(dayOf(clock.now()))
    const [bed, other] = beds.filter(
      ({ id, label }) => label === text.trim() || (code !== null && bedCodeOf(id) === code),
    )
    // Two buildings may have a bed of the same name: only the label tells them apart.
    if (!bed || other) refuseRule('CODE_UNKNOWN', 'code')
    return bed.id
  }

  /** What is a fact at the bed at that time: who has it, and whether they are in. */
  function visitAt(bedId: BedId, at: Instant): Pick<VisitRow, 'bedId' | 'residentId' | 'presence' | 'at' | 'roundAt'> {
    const occupant = deps.residents.occupantOfBed(bedId, at)
    const person = occupant && deps.residents.get(occupant.residentId, dayOf(at))
    const presence = !occupant
      ? 'empty'
      : occupant.leaveKind === null
        ? 'in'
        : occupant.leaveKind === 'leave'
          ? 'on-leave'
          : 'in-hospital'
    const roundAt = roundAtOf(at, book.rounds(nightOf(at)), person?.careLevel ?? null)
    return { bedId, residentId: occupant?.residentId ?? null, presence, at, roundAt }
  }

  function insertVisit(
    about: ReturnType<typeof visitAt>,
    how: Pick<VisitRow, 'source' | 'isLate' | 'reason'>,
    actor: Actor,
  ): VisitRow {
    const row: VisitRow = {
      ...{ id: RecordId.parse(newId()), ...about, ...how },
      ...{ recordedAt: clock.now(), recordedBy: actor.userId, seat: actor.seatName },
    }
    repository.insertVisit(row)
    return row
  }

  function insertResult(
    visitId: RecordId,
    told: Told,
    corrects: { id: RecordId; reason: string } | null,
    actor: Actor,
  ) {
    if (told.outcome === 'finding' && told.text === null) refuseRule('ROUND_TEXT_MISSING', 'text')
    const row = {
      ...{ id: RecordId.parse(newId()), visitId, outcome: told.outcome, text: told.text },
      ...{ correctsId: corrects?.id ?? null, reason: corrects?.reason ?? null },
      ...{ recordedAt: clock.now(), recordedBy: actor.userId, seat: actor.seatName },
    }
    repository.insertResult(row)
    return row
  }

  function mustFind(id: RecordId): ToldVisit {
    const row = repository.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'round-visit', values: { id } })
    return row
  }

  function refuseOld(at: Instant, where: string): void {
    if (at < clock.now() - CLOSED_AFTER_DAYS * DAY_MS) refuseRule('ROUND_TOO_OLD', where, { days: CLOSED_AFTER_DAYS })
  }

  return {
    bedOfCode,

    scan(code: string, actor: Actor): RecordId {
      const about = visitAt(bedOfCode(code), clock.now())
      return withTransaction(records, () => {
        const after = insertVisit(about, { source: 'scan', isLate: 0, reason: null }, actor)
        audit(actor, 'scan', after.id, { after })
        return after.id
      })
    },

    /**
     * Visits of one night as a scanner that keeps its readings hands them over: one transaction, one audit row. A bed nobody has is left out;
     * a person who is away is written as away.
     */
    walk(visits: readonly WalkedVisit[], actor: Actor): { count: number } {
      const [first] = visits
      if (!first) return { count: 0 }
      const now = clock.now()
      const night = nightOf(first.at)
      const people = new Map(book.peopleOf(night).map((person) => [person.bedId, person]))
      const rounds = book.rounds(night)
      return withTransaction(records, () => {
        const written = visits.flatMap(({ bedId, at, ...told }) => {
          const person = people.get(bedId)
          if (at > now) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
          if (!person || nightOf(at) !== night) return []
          const { state, careLevel, id: residentId } = person
          const presence = state === 'on-leave' || state === 'in-hospital' ? state : ('in' as const)
          const about = { bedId, residentId, presence, at, roundAt: roundAtOf(at, rounds, careLevel) }
          const visit = insertVisit(about, { source: 'scan', isLate: 0, reason: null }, actor)
          if (presence === 'in') insertResult(visit.id, told, null, actor)
          return [visit.id]
        })
        audit(actor, 'walk', written[0] ?? night, { after: { night, count: written.length } })
        return { count: written.length }
      })
    },

    tell({ id, ...told }: Told & { id: RecordId }, actor: Actor): void {
      withTransaction(records, () => {
        const visit = mustFind(id)
        if (visit.resultId !== null) {
          // A lost answer may be asked again: the same word is one record.
          if (visit.outcome === told.outcome && visit.text === told.text) return
          refuseRule('ROUND_TOLD', 'outcome')
        }
        if (visit.presence !== 'in' && told.outcome === 'normal') refuseRule('ROUND_NOBODY_THERE', 'outcome')
        audit(actor, 'tell', id, { after: insertResult(id, told, null, actor) })
      })
    },

    correct({ id, reason, ...told }: Told & { id: RecordId; reason: string }, actor: Actor): void {
      withTransaction(records, () => {
        const visit = mustFind(id)
        if (visit.resultId === null) refuseRule('ROUND_NOT_TOLD', 'outcome')
        const after = insertResult(id, told, { id: visit.resultId, reason }, actor)
        audit(actor, 'correct', id, { before: { outcome: visit.outcome, text: visit.text }, after, reason })
      })
    },

    recordLate({ bedId, at, reason, ...told }: LateVisit, actor: Actor): RecordId {
      if (at > clock.now() + MINUTE_MS) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
      refuseOld(at, 'at')
      if (!deps.beds.placesOn(dayOf(at)).has(bedId))
        throw new DomainError('NOT_FOUND', { where: 'bed', values: { bedId } })
      const about = visitAt(bedId, at)
      if (about.presence === 'empty') refuseRule('ROUND_BED_EMPTY', 'bedId')
      if (about.presence !== 'in') throw new DomainError('RESIDENT_ON_LEAVE', { where: 'resident' })
      return withTransaction(records, () => {
        const after = insertVisit(about, { source: 'hand', isLate: 1, reason }, actor)
        const result = insertResult(after.id, told, null, actor)
        audit(actor, 'record-late', after.id, { after: { ...after, result }, reason })
        return after.id
      })
    },

    explain({ roundAt, reason }: { roundAt: Instant; reason: string }, actor: Actor): void {
      const night = nightOf(roundAt)
      refuseOld(roundAt, 'roundAt')
      const tomorrow = addDays(dayOf(clock.now()), 1)
      const round = night < tomorrow ? book.ofNight(night).rounds.find(({ at }) => at === roundAt) : undefined
      if (!round) throw new DomainError('NOT_FOUND', { where: 'round', values: { roundAt } })
      if (round.state !== 'missed' && round.state !== 'partly') refuseRule('ROUND_NOT_MISSED', 'roundAt')
      if (round.reason !== null) refuseRule('ROUND_EXPLAINED', 'roundAt')
      withTransaction(records, () => {
        const row = { roundAt, reason, recordedAt: clock.now(), recordedBy: actor.userId, seat: actor.seatName }
        repository.insertReason(row)
        audit(actor, 'explain', String(roundAt), { after: row, reason })
      })
    },
  }
}
