// Evidence about how the house was kept: incidents followed up, somebody on duty, shifts handed over, nights walked.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Instant } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceGap, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import { daysOfSpan, gapsOf, namesOf } from '#shared/features/duty-roster/duty-roster.rules.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DutyRosterFeature } from '../duty-roster/index.ts'
import type { HandoverFeature } from '../handover/index.ts'
import type { IncidentsFeature } from '../incidents/index.ts'
import type { RoundsFeature } from '../rounds/index.ts'
import type { EvidenceContributor } from './evidence-contributor.ts'

export type HouseEvidenceSources = {
  clock: Clock
  incidents: Pick<IncidentsFeature, 'reader'>
  dutyRoster: Pick<DutyRosterFeature, 'listBetween'>
  handover: Pick<HandoverFeature, 'list'>
  rounds: Pick<RoundsFeature, 'evidenceOf'>
}

/** 'HH:mm' in the facility's zone. */
function timeOf(at: Instant): string {
  const minutes = Math.floor((at - startOfDay(dayOf(at))) / 60_000)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

export function createHouseEvidence(sources: HouseEvidenceSources): EvidenceContributor[] {
  const { clock } = sources

  function incidents({ from, until }: EvidenceSpan): Evidence {
    const now = clock.now()
    const files = sources.incidents.reader.filesBetween(startOfDay(from), startOfDay(addDays(until, 1)))
    const about = ({ loop, residentName }: (typeof files)[number]) => ({ incidentKind: loop.kind, name: residentName })
    return {
      records: files.map((file) => ({
        ...{ id: file.id, on: dayOf(file.occurredAt), link: screenLinks.incident(file.id) },
        values: { ...about(file), isClosed: file.isClosed ? 'closed' : 'open' },
      })),
      gaps: files.flatMap((file): EvidenceGap[] => {
        const untold = file.demands.find(({ to, doneAt, dueAt }) => to === 'family' && doneAt === null && dueAt < now)
        const review = file.stages.find(({ stage }) => stage === 'reviewed')
        const isUnreviewed = review?.state === 'open' && review.dueAt !== null && review.dueAt < now
        const gap = (kind: EvidenceGap['kind'], at: Instant): EvidenceGap => ({
          ...{
            key: `${kind}:${file.id}`,
            kind,
            on: dayOf(at),
            link: screenLinks.incident(file.id),
            values: about(file),
          },
        })
        return [
          ...(untold ? [gap('incident-family-untold', untold.dueAt)] : []),
          ...(isUnreviewed && review.dueAt !== null ? [gap('incident-unreviewed', review.dueAt)] : []),
        ]
      }),
    }
  }

  function dutyRoster({ from, until }: EvidenceSpan): Evidence {
    const cells = sources.dutyRoster.listBetween(from, until)
    const [first] = cells
    const byDay = Map.groupBy(cells, ({ day }) => day)
    // Before the first planned day no roster was kept here.
    const days = first ? daysOfSpan(first.day, until) : []
    return {
      records: days
        .filter((day) => byDay.has(day))
        .map((day) => ({
          ...{ id: day, on: day, link: screenLinks.dutyRoster(day) },
          values: { leader: namesOf(day, 'leader', byDay.get(day) ?? []).join('、') || null },
        })),
      gaps: days.flatMap((day) =>
        gapsOf(day, byDay.get(day) ?? []).flatMap(({ post, shift }): EvidenceGap[] => {
          if (post !== 'leader' && post !== 'care') return []
          const kind = post === 'leader' ? 'leader-missing' : 'care-shift-empty'
          const key = `${kind}:${day}:${shift ?? ''}`
          return [{ key, kind, on: day, link: screenLinks.dutyRoster(day), values: { day, shift } }]
        }),
      ),
    }
  }

  function handovers({ from, until }: EvidenceSpan): Evidence {
    const rows = sources.handover.list(from, until)
    return {
      records: rows
        .filter(({ signedAt }) => signedAt !== null)
        .map(({ shift, signedName, receivedName }) => ({
          ...{ id: String(shift.startedAt), on: dayOf(shift.startedAt), link: screenLinks.handoverOf(shift.startedAt) },
          values: { shift: shift.name, from: signedName, to: receivedName },
        })),
      gaps: rows.flatMap(({ shift, state }): EvidenceGap[] => {
        const isUnsigned = state === 'signed' && shift.endsAt < clock.now()
        if (state !== 'missing' && !isUnsigned) return []
        const kind = state === 'missing' ? 'handover-missing' : 'handover-unsigned'
        const day = dayOf(shift.startedAt)
        const link = screenLinks.handoverOf(shift.startedAt)
        return [{ key: `${kind}:${shift.startedAt}`, kind, on: day, link, values: { day, shift: shift.name } }]
      }),
    }
  }

  function nightRounds({ from, until }: EvidenceSpan): Evidence {
    const { walked, missed } = sources.rounds.evidenceOf(from, until)
    return {
      records: walked.map(({ roundAt, beds }) => ({
        ...{ id: String(roundAt), on: dayOf(roundAt), link: screenLinks.roundsOf(dayOf(roundAt)) },
        values: { time: timeOf(roundAt), beds },
      })),
      gaps: missed.map(({ night, at }) => ({
        ...{
          key: `round-missed:${at}`,
          kind: 'round-missed' as const,
          on: dayOf(at),
          link: screenLinks.roundsOf(night),
        },
        values: { day: dayOf(at), time: timeOf(at) },
      })),
    }
  }

  return [
    { topic: 'incidents', collect: incidents },
    { topic: 'duty-roster', collect: dutyRoster },
    { topic: 'handovers', collect: handovers },
    { topic: 'night-rounds', collect: nightRounds },
  ]
}
