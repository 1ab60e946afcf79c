// Evidence about the people in the house: agreement, assessment of ability, nine risks, care plan, each without a hole while they lived here.
import { addDays, addMonths } from '#shared/contract/days.ts'
import type { Day, ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import {
  type ClosedSpan,
  type DaySpan,
  lastCoveredBefore,
  overlapOf,
  uncoveredIn,
} from '#shared/features/binder/coverage.rules.ts'
import type { Evidence, EvidenceGap, EvidenceGapKind, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import { ABILITY_LEVEL_LABELS } from '#shared/features/residents/resident.codes.ts'
import { countsFor } from '#shared/features/risks/risk-due.rules.ts'
import grace from '../../../resources/binder/grace-2026-12.json' with { type: 'json' }
import type { SqliteDatabase } from '../../database/open-database.ts'
import { loadRiskLists } from '../risks/index.ts'
import {
  createCareFactsRepository,
  type DatedRow,
  type InHouse,
  type LevelRow,
  type PlanRow,
  type RiskRow,
} from './care-facts.repository.ts'
import type { EvidenceContributor } from './evidence-contributor.ts'

/** Both assessments hold for twelve months: GB/T 42195-2022, GB 38600-2019. */
const VALID_MONTHS = 12
const validFrom = (on: Day): DaySpan => ({ from: on, until: addDays(addMonths(on, VALID_MONTHS), -1) })
const onThe = (day: Day): DaySpan => ({ from: day, until: day })
const datesOf = ({ fromOn, untilOn }: { fromOn: Day; untilOn: Day | null }): DaySpan => ({
  from: fromOn,
  until: untilOn,
})

type Row = { id: string; residentId: ResidentId }
type Matter<Dated extends Row> = {
  rows: (until: Day) => readonly Dated[]
  /** The days a row stands for; null = it tells nothing of this person's stay. */
  coverOf: (row: Dated, person: InHouse) => DaySpan | null
  /** The day it is filed under. */
  dayOf: (row: Dated) => Day
  /** The days on which it is shown: while it is in force, or the day it was made. */
  shownOver: (row: Dated) => DaySpan
  valuesOf: (row: Dated) => Evidence['records'][number]['values']
  link: (id: ResidentId) => string
  gap: { never: EvidenceGapKind; lapsed: EvidenceGapKind; graceDays: number }
  /** What this console began to keep later than the house began asks for nothing before its first record. */
  isKeptSinceFirst: boolean
}

export function createCareEvidence(records: SqliteDatabase): EvidenceContributor[] {
  const repository = createCareFactsRepository(records)
  const [{ beforeAdmissionDays }] = loadRiskLists()
  const { daysAfterAdmission: granted } = grace
  const levelName = ({ level }: LevelRow): string | null =>
    (ABILITY_LEVEL_LABELS as Readonly<Record<number, { short: string }>>)[level]?.short ?? null

  function collect<Dated extends Row>(matter: Matter<Dated>, span: EvidenceSpan): Evidence {
    const people = repository.inHouse(span)
    const names = new Map(people.map(({ residentId, name }) => [residentId, name]))
    const rows = matter.rows(span.until)
    const shown = rows.filter((row) => names.has(row.residentId) && overlapOf(matter.shownOver(row), span) !== null)
    return {
      records: shown.map((row) => ({
        ...{ id: row.id, on: matter.dayOf(row), link: matter.link(row.residentId) },
        values: { name: names.get(row.residentId) ?? null, ...matter.valuesOf(row) },
      })),
      gaps: gapsOf(matter, people, rows, span),
    }
  }

  return [
    {
      topic: 'agreements',
      collect: (span) =>
        collect<DatedRow>(
          {
            ...{ rows: repository.agreements, coverOf: datesOf, dayOf: ({ fromOn }) => fromOn, shownOver: datesOf },
            valuesOf: ({ fromOn, untilOn }) => ({ fromOn, toOn: untilOn }),
            ...{ link: screenLinks.resident, isKeptSinceFirst: false },
            gap: { never: 'agreement-missing', lapsed: 'agreement-lapsed', graceDays: granted.agreement },
          },
          span,
        ),
    },
    {
      topic: 'ability-assessments',
      collect: (span) =>
        collect<LevelRow>(
          {
            ...{ rows: repository.levels, dayOf: ({ fromOn }) => fromOn, isKeptSinceFirst: false },
            shownOver: ({ fromOn }) => onThe(fromOn),
            coverOf: ({ fromOn }) => validFrom(fromOn),
            valuesOf: (row) => ({ level: levelName(row), number: row.reportNumber }),
            link: screenLinks.resident,
            gap: { never: 'assessment-missing', lapsed: 'assessment-outdated', graceDays: granted.assessment },
          },
          span,
        ),
    },
    {
      topic: 'risk-assessments',
      collect: (span) =>
        collect<RiskRow>(
          {
            ...{ rows: repository.risks, dayOf: ({ basedOn }) => basedOn, isKeptSinceFirst: true },
            shownOver: ({ basedOn }) => onThe(basedOn),
            // An assessment of an earlier stay tells nothing of this one.
            coverOf: (row, { fromOn }) =>
              countsFor(fromOn, row, { beforeAdmissionDays }) ? validFrom(row.basedOn) : null,
            valuesOf: () => ({}),
            link: screenLinks.risksOf,
            gap: { never: 'risk-missing', lapsed: 'risk-outdated', graceDays: granted.risk },
          },
          span,
        ),
    },
    {
      topic: 'care-plans',
      collect: (span) =>
        collect<PlanRow>(
          {
            ...{ rows: repository.plans, coverOf: datesOf, dayOf: ({ fromOn }) => fromOn, shownOver: datesOf },
            valuesOf: ({ version }) => ({ version }),
            ...{ link: screenLinks.carePlan, isKeptSinceFirst: true },
            gap: { never: 'care-plan-missing', lapsed: 'care-plan-missing', graceDays: granted.carePlan },
          },
          span,
        ),
    },
  ]
}

/** One gap a stay: the first stretch without cover that is longer than what is granted to a newcomer. */
function gapsOf<Dated extends Row>(
  matter: Matter<Dated>,
  people: readonly InHouse[],
  rows: readonly Dated[],
  span: EvidenceSpan,
): EvidenceGap[] {
  const firstOn = rows.map(matter.dayOf).sort()[0]
  if (matter.isKeptSinceFirst && firstOn === undefined) return []
  const from = matter.isKeptSinceFirst && firstOn !== undefined && firstOn > span.from ? firstOn : span.from
  const byPerson = Map.groupBy(rows, ({ residentId }) => residentId)
  return people.flatMap((person): EvidenceGap[] => {
    const lived = overlapOf({ from: person.fromOn, until: person.untilOn }, { from, until: span.until })
    if (!lived) return []
    const covers = (byPerson.get(person.residentId) ?? []).flatMap((row) => matter.coverOf(row, person) ?? [])
    const hole = uncoveredIn(lived, covers).find((each) => !isGranted(each, person, matter.gap.graceDays, covers))
    if (!hole) return []
    const day = lastCoveredBefore(hole.from, covers)
    const kind = day === null ? matter.gap.never : matter.gap.lapsed
    const key = `${kind}:${person.admissionId}`
    return [{ key, kind, on: hole.from, link: matter.link(person.residentId), values: { name: person.name, day } }]
  })
}

/** True for a newcomer's first days, also while they are still running. */
function isGranted(hole: ClosedSpan, { fromOn }: InHouse, days: number, covers: readonly DaySpan[]): boolean {
  return lastCoveredBefore(hole.from, covers) === null && hole.until < addDays(fromOn, days)
}
