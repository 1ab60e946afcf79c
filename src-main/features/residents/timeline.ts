// The life of a resident in the home, line by line, newest first. Voided lines stay visible with who, when and why.
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { RecordKind, TimelineEntry } from '#shared/features/residents/residents.model.ts'
import { lastDayBefore } from './agreement-days.ts'
import type { DatedBase } from './dated-rows.repository.ts'
import type { AdmissionRow, LeaveRow, StayRow } from './occupancy.repository.ts'
import type { ResidentContext } from './resident-context.ts'

/** Lines other features add: incidents, alarms. */
export type TimelineContributor = (residentId: ResidentId) => TimelineEntry[]
export type TimelineReader = ReturnType<typeof createTimelineReader>
export type TimelineDependencies = {
  contributors: () => readonly TimelineContributor[]
  displayNameOf: (userId: string) => string | null
}
type Values = TimelineEntry['values']

const ENDS: ReadonlySet<TimelineEntry['kind']> = new Set(['discharged', 'died', 'returned'])

/** By day, then by the moment it was written down, then by id (ids grow with time); an end comes before its own beginning. */
function newestFirst(left: TimelineEntry, right: TimelineEntry): number {
  if (left.on !== right.on) return left.on < right.on ? 1 : -1
  const byRecording = (right.recordedAt ?? 0) - (left.recordedAt ?? 0)
  if (byRecording !== 0) return byRecording
  const [leftId, rightId] = [left.record?.id ?? left.id, right.record?.id ?? right.id]
  if (leftId !== rightId) return leftId < rightId ? 1 : -1
  return Number(ENDS.has(right.kind)) - Number(ENDS.has(left.kind))
}

export function createTimelineReader(context: ResidentContext, deps: TimelineDependencies) {
  const { occupancy, beds } = context
  const nameOf = (userId: string | null) => (userId === null ? null : deps.displayNameOf(userId))

  function line(kind: TimelineEntry['kind'], record: RecordKind, row: DatedBase, values: Values): TimelineEntry {
    return {
      id: `${kind}:${row.id}`,
      kind,
      record: { kind: record, id: row.id },
      on: row.fromOn,
      toOn: row.toOn,
      values,
      recordedAt: row.recordedAt,
      recordedBy: nameOf(row.recordedBy),
      voided:
        row.voidedAt === null ? null : { at: row.voidedAt, by: nameOf(row.voidedBy), reason: row.voidReason ?? '' },
    }
  }

  function admissionLines(row: AdmissionRow, stays: readonly StayRow[]): TimelineEntry[] {
    const own = stays.filter((stay) => stay.admissionId === row.id)
    const first = own.find((stay) => stay.voidedAt === row.voidedAt) ?? own[0]
    const lines = [line('admitted', 'admission', row, { bedLabel: first ? beds.labelOf(first.bedId) : null })]
    if (row.toOn !== null) {
      const { dischargeReason, destination, deathCause } = row
      const kind = dischargeReason === 'death' ? 'died' : 'discharged'
      lines.push({
        ...line(kind, 'admission', row, { dischargeReason, destination, deathCause }),
        on: row.toOn,
        toOn: null,
      })
    }
    return lines
  }

  /** The first stay is told by the admission; each later one is a move, and a voided one is a move that was taken back. */
  function moveLines(stays: readonly StayRow[]): TimelineEntry[] {
    const isLive = (stay: StayRow) => stay.voidedAt === null
    return stays.flatMap((stay) => {
      const siblings = stays.filter((other) => other.admissionId === stay.admissionId && other.id !== stay.id)
      const before = siblings.findLast((other) => isLive(other) && other.toOn === stay.fromOn)
      const first = siblings.find(isLive)
      // A first stay that was corrected shows only where the bed was wrong; its days are told by the lines beside it.
      const isWrongBed = !isLive(stay) && first?.fromOn === stay.fromOn && first.bedId !== stay.bedId
      const isMove =
        before !== undefined || isWrongBed || (!isLive(stay) && first !== undefined && first.fromOn < stay.fromOn)
      if (!isMove) return []
      const fromBedLabel = before ? beds.labelOf(before.bedId) : null
      return [line('moved', 'stay', stay, { bedLabel: beds.labelOf(stay.bedId), fromBedLabel, reason: stay.reason })]
    })
  }

  function leaveLines(row: LeaveRow, admissions: readonly AdmissionRow[]): TimelineEntry[] {
    const { destination, reason, expectedReturnOn } = row
    const lines = [line(row.kind, 'leave', row, { destination, reason, expectedReturnOn })]
    // Who was discharged or died while away did not come back.
    const endedAway = admissions.some((admission) => admission.id === row.admissionId && admission.toOn === row.toOn)
    if (row.toOn !== null && !endedAway) lines.push({ ...line('returned', 'leave', row, {}), on: row.toOn, toOn: null })
    return lines
  }

  return function timeline(id: ResidentId): TimelineEntry[] {
    context.mustFind(id)
    const stays = occupancy.stays.listAll(id)
    const admissions = occupancy.admissions.listAll(id)
    const own = [
      ...admissions.flatMap((row) => admissionLines(row, stays)),
      ...moveLines(stays),
      ...occupancy.leaves.listAll(id).flatMap((row) => leaveLines(row, admissions)),
      ...occupancy.categories
        .listAll(id)
        .map((row) => line('category', 'category', row, { category: row.category, basis: row.basis })),
      ...occupancy.abilityLevels
        .listAll(id)
        .map((row) =>
          line('ability-level', 'ability-level', row, { level: row.level, reportNumber: row.reportNumber }),
        ),
      ...occupancy.careLevels.listAll(id).map((row) =>
        line('care-level', 'care-level', row, {
          careLevel: row.careLevel,
          agreedBy: row.agreedBy === null ? null : [row.agreedBy, row.agreedRelation].filter(Boolean).join(' '),
        }),
      ),
      ...occupancy.agreements.listAll(id).map((row) => ({
        ...line('agreement', 'agreement', row, { monthlyFee: row.monthlyFee, number: row.number }),
        toOn: lastDayBefore(row.toOn),
      })),
    ]
    const others = deps.contributors().flatMap((contribute) => contribute(id))
    return [...own, ...others].sort(newestFirst)
  }
}
