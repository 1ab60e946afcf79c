// 年龄段 of the statistical forms, counted on the last day of the period.
import { ageOn } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import type { SourceResident } from '../../report-source.ts'

export const AGE_BANDS = [
  { name: '60岁以下', from: Number.NEGATIVE_INFINITY, below: 60 },
  { name: '60–69岁', from: 60, below: 70 },
  { name: '70–79岁', from: 70, below: 80 },
  { name: '80–89岁', from: 80, below: 90 },
  { name: '90–99岁', from: 90, below: 100 },
  { name: '100岁及以上', from: 100, below: Number.POSITIVE_INFINITY },
] as const

export type BandCount = { name: string; residentIds: string[] }

/** One entry a band, then 年龄未知: with it the bands add up to everybody. */
export function countAgeBands(residents: readonly SourceResident[], on: Day): BandCount[] {
  const idsWhere = (belongs: (age: number | null) => boolean): string[] =>
    residents
      .filter(({ birthOn }) => belongs(birthOn === null ? null : ageOn(birthOn, on)))
      .map((one) => one.residentId)
  const bands = AGE_BANDS.map(({ name, from, below }) => ({
    name,
    residentIds: idsWhere((age) => age !== null && age >= from && age < below),
  }))
  return [...bands, { name: '年龄未知', residentIds: idsWhere((age) => age === null) }]
}
