// What training can show an inspector: the sessions of the span, and who lacked the safety training of a half or the hours of a year that ended in it.

import { dayOf } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { EvidenceGap } from '#shared/features/binder/evidence.model.ts'
import {
  halvesEndingIn,
  hoursAsked,
  hoursIn,
  isThereThroughout,
  safetyIn,
} from '#shared/features/training/training.rules.ts'
import type { EvidenceContributor } from '../binder/index.ts'
import type { TrainingBook } from './training-book.ts'
import type { TrainingContext } from './training-context.ts'

export function createTrainingEvidence(context: TrainingContext, book: TrainingBook): EvidenceContributor {
  const { rules } = context
  return {
    topic: 'staff-training',
    collect(span) {
      const attended = book.attended()
      const members = context.staff()
      const halves = halvesEndingIn(span.from, span.until)
      const unsafe = halves.flatMap((half) =>
        members
          .filter((member) => isThereThroughout(member, half.fromOn, half.untilOn))
          .filter(({ id }) => safetyIn(attended.get(id) ?? [], rules, half) === null)
          .map(({ id, name }): EvidenceGap => {
            const key = `safety-training-missing:${id}:${half.untilOn}`
            const values = { name, year: half.untilOn.slice(0, 4), half: half.half }
            return { key, kind: 'safety-training-missing', on: half.untilOn, values, link: screenLinks.staffMember(id) }
          }),
      )
      const short = halves
        .filter(({ half }) => half === 2)
        .flatMap(({ untilOn }) =>
          members
            .filter(({ hiredOn, leftOn }) => hiredOn <= untilOn && (leftOn === null || leftOn > untilOn))
            .flatMap((member): EvidenceGap[] => {
              const year = untilOn.slice(0, 4)
              const hours = hoursIn(attended.get(member.id) ?? [], year)
              const asked = hoursAsked(member, untilOn, rules.yearlyHours)
              if (hours >= asked) return []
              const key = `training-hours-short:${member.id}:${year}`
              const values = { name: member.name, year, hours, asked }
              return [
                { key, kind: 'training-hours-short', on: untilOn, values, link: screenLinks.staffMember(member.id) },
              ]
            }),
        )
      return {
        records: book.closedBetween(span.from, span.until).map(({ id, topic, fromAt, counts, files }) => ({
          ...{ id, on: dayOf(fromAt), link: screenLinks.trainingSession(id) },
          values: { topic, present: counts.present, invited: counts.invited, files },
        })),
        gaps: [...unsafe, ...short],
      }
    },
  }
}
