// What R14 and R15 count of the medical partnership, each with the rows it counted. A rate opens to the people who are missing.
import type { Day } from '#shared/contract/primitives.ts'
import type { SourceHealth } from '../../sources/partnership-source.ts'
import { type ComputeInput, countOf, type FigureValue } from '../definition.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>

/** Institutions and agreements in force on the last day, and what was done in the span. */
export function countPartnership({ source, period }: Input): [string, FigureValue][] {
  const { firstOn, asOf } = period
  const agreements = source.partnerAgreementsIn(asOf, asOf)
  const visits = source.medicalVisitsIn(firstOn, asOf)
  const referrals = source.referralsIn(firstOn, asOf)
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  const seen = visits.filter(({ people }) => people > 0)
  return [
    ['partners', countOf('partner', [...new Set(agreements.map(({ partnerId }) => partnerId))])],
    ['agreements', countOf('partner-agreement', ids(agreements))],
    ['visits', countOf('medical-visit', ids(visits))],
    [
      'people-seen',
      {
        value: seen.reduce((sum, { people }) => sum + people, 0),
        ...{ rowKind: 'medical-visit', rowIds: ids(seen), rowAmounts: seen.map(({ people }) => people) },
      },
    ],
    ['referrals-up', countOf('referral', ids(referrals.filter(({ direction }) => direction === 'up')))],
    ['referrals-down', countOf('referral', ids(referrals.filter(({ direction }) => direction === 'down')))],
    ['green-channel', countOf('referral', ids(referrals.filter(({ isGreenChannel }) => isGreenChannel)))],
    ['teleconsultations', countOf('teleconsultation', ids(source.teleconsultationsIn(firstOn, asOf)))],
  ]
}

type Holds = (health: SourceHealth) => boolean

/** Who of the house on that day it holds of, and of whom it does not. */
export function peopleOf({ source }: Input, on: Day, holds: Holds): { done: string[]; missing: string[] } {
  const known = new Set(source.healthOn(on).flatMap((each) => (holds(each) ? [each.residentId] : [])))
  const people = source.residentsOn(on).map(({ residentId }) => residentId)
  return { done: people.filter((id) => known.has(id)), missing: people.filter((id) => !known.has(id)) }
}

/** A share in percent with one decimal; null where nobody is in the house. Its rows are the people who are missing. */
export function rateOf(input: Input, holds: Holds): FigureValue {
  const { done, missing } = peopleOf(input, input.period.asOf, holds)
  const people = done.length + missing.length
  return {
    value: people === 0 ? null : Math.round((done.length * 1000) / people) / 10,
    ...{ rowKind: 'resident', rowIds: missing },
  }
}
