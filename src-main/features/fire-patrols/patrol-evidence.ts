// What the house can show of its patrols: each that was walked, and each that was missed, incomplete, or never signed. Reads only.
import { dayOf } from '#shared/contract/days.ts'
import type { Day, Instant } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceGap, EvidenceRecord, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import type { Patrol, PatrolShift, PlannedPatrol } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { clockTimeOf } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import type { EvidenceContributor } from '../binder/index.ts'
import type { PatrolBook } from './patrol-book.ts'

export type PatrolEvidenceOptions = { book: PatrolBook; now: () => Instant }

export function createPatrolEvidence(options: PatrolEvidenceOptions): EvidenceContributor[] {
  return [
    { topic: 'fire-patrols-day', collect: (span) => collect(options, span, 'day') },
    { topic: 'fire-patrols-night', collect: (span) => collect(options, span, 'night') },
  ]
}

function collect({ book, now }: PatrolEvidenceOptions, { from, until }: EvidenceSpan, shift: PatrolShift): Evidence {
  const link = screenLinks.firePoints()
  const today = dayOf(now())
  // Without a point nothing can be walked: told once, whether there was none yet or none any more.
  const on = shift === 'day' ? book.firstDayWithoutPoints(from, until) : null
  const gaps: EvidenceGap[] =
    on === null
      ? []
      : [{ key: `fire-points-missing:${on}`, kind: 'fire-points-missing', on, values: { day: on }, link }]
  const planned = book.plannedIn(from, until, now()).filter((each) => each.shift === shift)
  const patrols = book.walkedIn(from, until).filter((each) => each.shift === shift)
  const unsigned = patrols.filter(({ signedAt, startedAt }) => signedAt === null && dayOf(startedAt) < today)
  return {
    records: patrols.map((patrol) => toRecord(patrol, book.dayOfPatrol(patrol))),
    gaps: [
      ...gaps,
      ...planned.flatMap(toGap),
      ...unsigned.map((patrol): EvidenceGap => {
        const day = book.dayOfPatrol(patrol)
        return {
          ...{ key: `fire-patrol-unsigned:${patrol.id}`, kind: 'fire-patrol-unsigned', on: day },
          values: { day, time: clockTimeOf(patrol.plannedAt ?? patrol.startedAt) },
          link: screenLinks.firePatrolsOf(day),
        }
      }),
    ],
  }
}

function toRecord(patrol: Patrol, day: Day): EvidenceRecord {
  const points = new Set(patrol.visits.filter(({ answer }) => answer).map(({ pointId }) => pointId)).size
  const faults = patrol.visits.reduce((sum, { answer }) => sum + (answer?.faults.length ?? 0), 0)
  return {
    ...{ id: patrol.id, on: day, link: screenLinks.firePatrolsOf(day) },
    values: {
      ...{ time: clockTimeOf(patrol.startedAt), points, faults, by: patrol.walkedBy, signedBy: patrol.signedBy },
      late: patrol.lateReason,
    },
  }
}

function toGap({ at, day, state, missing, reason }: PlannedPatrol): EvidenceGap[] {
  const kind = {
    missed: 'fire-patrol-missed',
    partly: 'fire-patrol-incomplete',
    explained: 'fire-patrol-explained',
  } as const
  if (state !== 'missed' && state !== 'partly' && state !== 'explained') return []
  const values = { day, time: clockTimeOf(at), points: missing.join('、'), reason }
  return [{ key: `${kind[state]}:${at}`, kind: kind[state], on: day, values, link: screenLinks.firePatrolsOf(day) }]
}
