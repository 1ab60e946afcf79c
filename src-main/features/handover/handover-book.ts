// Handovers as they are read: what would be signed now, what was signed, every shift of a span with how its handover stands.
import { createHash } from 'node:crypto'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { DutyCell } from '#shared/features/duty-roster/duty-roster.model.ts'
import type { FacilitySettings } from '#shared/features/facility/facility.model.ts'
import {
  type Handover,
  HandoverContent,
  type HandoverRow,
  type HandoverShift,
  type HandoverView,
  type WatchedResident,
} from '#shared/features/handover/handover.model.ts'
import { handoverState, missingAfterMs, opensBeforeEndMs } from '#shared/features/handover/handover.rules.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import { shiftSpanAt } from '#shared/features/stations/shifts.rules.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { HandoverRecord, HandoversRepository } from './handovers.repository.ts'
import type { HandoverContributor } from './house-sections.ts'

const DAY_MS = 86_400_000
/** Before the first handover nothing was missing but the last days. */
const TOLD_DAYS = 2

export type HandoverBookDependencies = {
  clock: Clock
  repository: HandoversRepository
  residents: Pick<ResidentsFeature, 'list' | 'get' | 'nameOf' | 'figures' | 'census'>
  shifts: () => FacilitySettings['shifts']
  dutyRoster: { listBetween(from: Day, until: Day): DutyCell[] }
  /** What each sheet has, and what only a sheet of care has besides: it asks much more of the records. */
  contributors: { house: () => readonly HandoverContributor[]; care: () => readonly HandoverContributor[] }
  displayNameOf: (userId: string) => string | null
}
export type HandoverBook = ReturnType<typeof createHandoverBook>

/** sha256 of a sheet as it is kept. */
export function hashOf(contentJson: string): string {
  return createHash('sha256').update(contentJson).digest('hex')
}

export function createHandoverBook(deps: HandoverBookDependencies) {
  const { clock, repository, residents, displayNameOf } = deps
  const spanAt = (at: Instant): HandoverShift => shiftSpanAt(at, deps.shifts())

  function watched(people?: ReadonlyMap<ResidentId, ResidentRow>): WatchedResident[] {
    const rows = repository.listWatched()
    if (rows.length === 0) return []
    const beds = people ?? peopleOn(dayOf(clock.now()))
    return rows
      .map(({ id, residentId, reason, recordedAt, recordedBy }) => ({
        ...{ id, residentId, reason, since: recordedAt, by: recordedBy === null ? null : displayNameOf(recordedBy) },
        name: residents.nameOf(residentId) ?? '',
        bedLabel: beds.get(residentId)?.bedLabel ?? null,
      }))
      .sort((left, right) => (left.bedLabel ?? '~').localeCompare(right.bedLabel ?? '~', 'en', { numeric: true }))
  }

  const peopleOn = (day: Day): Map<ResidentId, ResidentRow> =>
    new Map(residents.list({ scope: 'in', on: day, limit: 20_000, offset: 0 }).rows.map((row) => [row.id, row]))

  /** What would be signed now for a shift. A shift that is over is told as of its end where its facts are dated, else as of now. */
  function contentOf(shift: HandoverShift, remarks: string, { withCare = true } = {}): HandoverContent {
    const now = clock.now()
    const day = dayOf(Math.min(shift.endsAt - 1, now))
    const people = peopleOn(day)
    const count = (state: ResidentRow['state']) => [...people.values()].filter((row) => row.state === state).length
    const from = dayOf(shift.startedAt)
    const moves = residents.figures.movementsBetween(from, day)
    const { house, care } = deps.contributors
    const contributors = withCare ? [...house(), ...care()] : house()
    const onDuty = deps.dutyRoster
      .listBetween(from, from)
      .filter(({ post, shift: of }) => post === 'leader' || of === shift.name)
      .flatMap(({ people: planned }) => planned.map(({ name }) => name))
    return HandoverContent.parse({
      shift,
      computedAt: now,
      people: {
        ...{
          registered: people.size,
          present: count('in'),
          onLeave: count('on-leave'),
          inHospital: count('in-hospital'),
        },
        admitted: moves.filter(({ admittedOn }) => admittedOn >= from).length,
        discharged: moves.filter(
          ({ dischargedOn }) => dischargedOn !== null && dischargedOn >= from && dischargedOn <= day,
        ).length,
      },
      watched: watched(people),
      sections: contributors.flatMap((contribute) => contribute({ shift, now, people })),
      remarks: remarks.trim() === '' ? null : remarks.trim(),
      onDuty: [...new Set(onDuty)],
    })
  }

  function shown(row: HandoverRecord): Handover {
    return {
      ...{ id: row.id, content: HandoverContent.parse(JSON.parse(row.contentJson)), contentHash: row.contentHash },
      isIntact: hashOf(row.contentJson) === row.contentHash,
      ...{ signedAt: row.signedAt, signedBy: row.signedBy, signedName: displayNameOf(row.signedBy) },
      ...{ lateReason: row.lateReason, receivedAt: row.receivedAt },
      receivedName: row.receivedBy === null ? null : displayNameOf(row.receivedBy),
      notes: repository.listNotes(row.id).map(({ id, text, recordedAt, recordedBy }) => ({
        ...{ id, text, at: recordedAt, by: recordedBy === null ? null : displayNameOf(recordedBy) },
      })),
    }
  }

  function get(id: RecordId): Handover {
    const row = repository.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'handover', values: { id } })
    return shown(row)
  }

  function ofShift(at: Instant): HandoverView {
    const now = clock.now()
    if (at > now) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
    const running = spanAt(at)
    const row = repository.findOfShift(running.startedAt)
    const shift = row ? { name: row.shift, startedAt: row.shiftStartedAt, endsAt: row.shiftEndsAt } : running
    const draft = repository.findDraft(shift.startedAt)
    return {
      ...{ shift, state: handoverState(shift, row ?? null, now), draft },
      handover: row ? shown(row) : null,
      preview: row ? null : contentOf(shift, draft.remarks),
      opensAt: shift.endsAt - opensBeforeEndMs,
      isLate: now >= shift.endsAt + missingAfterMs,
    }
  }

  /** Shifts that began on days of a span and have begun by now, newest first. */
  function shiftsOf(from: Day, until: Day): HandoverShift[] {
    const end = Math.min(startOfDay(addDays(until, 1)), clock.now() + 1)
    const shifts: HandoverShift[] = []
    // A year has a thousand shifts: the settings are read once.
    const times = deps.shifts()
    for (let at = startOfDay(from); at < end; ) {
      const shift = shiftSpanAt(at, times)
      if (shift.startedAt >= startOfDay(from)) shifts.unshift(shift)
      at = shift.endsAt
    }
    return shifts
  }

  function list(from: Day, until: Day): HandoverRow[] {
    const now = clock.now()
    const signed = repository.listBetween(startOfDay(from), startOfDay(addDays(until, 1)))
    const byStart = new Map(signed.map((row) => [row.shiftStartedAt, row]))
    const since = Math.min(repository.firstStartedAt() ?? now, now - TOLD_DAYS * DAY_MS)
    const unsigned = shiftsOf(from, until).filter(({ startedAt }) => startedAt >= since && !byStart.has(startedAt))
    const rows = [
      ...unsigned.map(
        (shift): HandoverRow => ({
          ...{ shift, state: handoverState(shift, null, now), id: null, signedAt: null, signedName: null },
          ...{ receivedAt: null, receivedName: null, isLate: false, noteCount: 0 },
        }),
      ),
      ...signed.map((row): HandoverRow => {
        const shift = { name: row.shift, startedAt: row.shiftStartedAt, endsAt: row.shiftEndsAt }
        return {
          ...{ shift, state: handoverState(shift, row, now), id: row.id, signedAt: row.signedAt },
          ...{ signedName: displayNameOf(row.signedBy), receivedAt: row.receivedAt, noteCount: row.noteCount },
          receivedName: row.receivedBy === null ? null : displayNameOf(row.receivedBy),
          isLate: row.lateReason !== null,
        }
      }),
    ]
    return rows.sort((left, right) => right.shift.startedAt - left.shift.startedAt)
  }

  return {
    ...{ watched, contentOf, get, ofShift, list, spanAt },
    /** True when somebody lived here on a day: an empty house has no shift to hand over. */
    isInhabited: (day: Day): boolean => residents.census(day).inHouse > 0,
  }
}
