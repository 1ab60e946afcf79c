// A whole year as the house lived it: kept as asked there is nothing to name; with gaps of more than sixty kinds planted, each is named by the
// binder, by the work list where it can still be put right, and by the report it belongs to, and nothing else is.
import { expect, test } from 'vitest'
import { EvidenceGapKind } from '#shared/features/binder/evidence.model.ts'
import { ReportCode } from '#shared/features/reports/reports.model.ts'
import { keepDays } from '../../support/year/keep-days.ts'
import { keepFire } from '../../support/year/keep-fire.ts'
import { keepHouse } from '../../support/year/keep-house.ts'
import { keepPeople } from '../../support/year/keep-people.ts'
import { keepStaff } from '../../support/year/keep-staff.ts'
import { leftOut, namedGaps, openDuties, reportWarnings } from '../../support/year/planted-gaps.ts'
import { workOnSafety } from '../../support/year/work-on-safety.ts'
import { workWithPartners } from '../../support/year/work-with-partners.ts'
import { FIRST, LAST, monthsOfYear, openYear, type Year } from '../../support/year/year-home.ts'

type Values = Readonly<Record<string, string | number | null>>
const keepers = [keepPeople, keepStaff, keepDays, keepFire, workOnSafety, keepHouse, workWithPartners]
/** Whom or what a gap or a duty is about. */
const subjectOf = (values: Values): string => {
  const { gap, name, names, number, what, title, day, floor, month, place } = values
  return String(gap ?? name ?? names ?? number ?? what ?? title ?? day ?? floor ?? month ?? place ?? '')
}
const asRow = ({ kind, on, values }: { kind: string; on: string; values: Values }) =>
  [kind, on, subjectOf(values)].join(' ')
const inOrder = (rows: readonly (readonly string[])[]): string[] => rows.map((row) => row.join(' ')).sort()

async function liveThrough(plants: ReadonlySet<EvidenceGapKind>): Promise<Year> {
  const year = await openYear(plants)
  for (const keep of keepers) keep(year)
  await year.live()
  return year
}

async function topicsOf({ client }: Year) {
  for await (const step of await client.binder.build({ from: FIRST, until: LAST })) {
    if (step.kind === 'done') return step.binder.topics
  }
  throw new Error('the binder ended without an answer')
}

async function dutiesOf({ client }: Year): Promise<string[]> {
  const { duties } = await client.duties.list({})
  // Whose plan is looked through on which day of the month follows from their ids, which differ from home to home.
  const fixed = duties.filter(({ kind }) => kind !== 'care-plan-of-day')
  return fixed.map(({ kind, dueOn, values }) => asRow({ kind, on: dueOn, values }))
}

/** What every report of the year warns of, each check once: the last period that tells it, or the only one. */
async function warningsOf({ client }: Year): Promise<string[]> {
  const found = new Map<string, string>()
  for (const code of ReportCode.options) {
    const asked = new Set<string>()
    for (const month of monthsOfYear) {
      // A quarter or a year is known by its last month, whichever of its months is asked for.
      if (asked.has(month)) continue
      const { period, checks } = await client.reports.preview({ code, period: month })
      for (const each of monthsOfYear.filter((one) => one >= month && one <= period)) asked.add(each)
      for (const check of checks.filter(({ severity }) => severity !== 'pass')) {
        const labels = check.rows.map(({ label }) => label).join('、')
        found.set([code, check.code, labels].join(' '), [code, period, check.code, labels].join(' '))
      }
    }
  }
  return [...found.values()].sort()
}

test('a year kept as asked, and a year with gaps of every kind', { timeout: 300_000 }, async () => {
  const clean = await liveThrough(new Set())
  const cleanTopics = await topicsOf(clean)
  expect(cleanTopics.flatMap(({ gaps }) => gaps.map(asRow))).toEqual([])
  // Nothing is in order because nobody looked: every topic has its records.
  expect(cleanTopics.filter(({ recordCount }) => recordCount === 0).map(({ topic }) => topic)).toEqual([])
  const cleanDuties = await dutiesOf(clean)
  const cleanWarnings = await warningsOf(clean)
  await clean.dispose()

  const planted = await liveThrough(new Set(EvidenceGapKind.options.filter((kind) => !leftOut.includes(kind))))
  const gaps = (await topicsOf(planted)).flatMap((topic) => topic.gaps)
  expect(gaps.map(asRow).sort()).toEqual(inOrder(namedGaps))
  expect([...new Set(gaps.map(({ kind }) => kind))].sort()).toEqual(
    EvidenceGapKind.options.filter((kind) => !leftOut.includes(kind)).sort(),
  )

  const duties = await dutiesOf(planted)
  expect(duties.filter((row) => !cleanDuties.includes(row)).sort()).toEqual(inOrder(openDuties))
  const warnings = await warningsOf(planted)
  expect(warnings.filter((row) => !cleanWarnings.includes(row))).toEqual(inOrder(reportWarnings))
})
