// R08 应急演练台账, form version 2026-12. A register of the year, kept as it goes on, so the running year may be frozen as of today.
import { screenLinks } from '#shared/contract/screen-links.ts'
import { DrillKind } from '#shared/features/drills/drills.model.ts'
import { clockText, FIRE_DRILL_MONTHS, standOf } from '#shared/features/drills/drills.rules.ts'
import { lapsesOf } from '#shared/features/fire-safety/fire-due.rules.ts'
import { DRILL_WORDS } from '#shared/features/reports/fire-words.ts'
import type { CheckResult, FigureRow } from '#shared/features/reports/reports.model.ts'
import r08Form from '../../../../../resources/reports/r08-2026-12.json' with { type: 'json' }
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import { type ComputeInput, countOf, type FigureValue, ReportDefinition, type ReportModule } from '../definition.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>

/** Drills that began in the span, oldest first. */
function heldDrills({ source, period }: Input) {
  return source
    .drills()
    .map((drill) => ({ ...drill, stand: standOf(drill.contents) }))
    .filter(({ stand }) => stand.heldOn !== null && stand.heldOn >= period.firstOn && stand.heldOn <= period.asOf)
    .sort((left, right) => ((left.stand.heldOn ?? '') < (right.stand.heldOn ?? '') ? -1 : 1))
}
type Held = ReturnType<typeof heldDrills>[number]

function computeFigures(input: Input): Map<string, FigureValue> {
  const drills = heldDrills(input)
  const count = (holds: (drill: Held) => boolean) =>
    countOf(
      'drill',
      drills.filter(holds).map(({ id }) => id),
    )
  return new Map([
    ['drills', count(() => true)],
    ...DrillKind.options.map((kind) => [`kind-${kind}`, count((drill) => drill.kind === kind)] as const),
    ['signed', count(({ stand }) => stand.state === 'done')],
    ['unsigned', count(({ stand }) => stand.state !== 'done')],
  ])
}

function computeRows(input: Input): FigureRow[] {
  const seconds = (value: number | null) => (value === null ? null : clockText(value))
  return heldDrills(input).map(({ id, kind, place, organizer, stand }) => ({
    ...{ id, link: screenLinks.drill(id) },
    cells: {
      ...{ heldOn: stand.heldOn, kind: DRILL_WORDS[kind], place, organizer },
      ...{ staffCount: stand.report?.staffCount ?? null, residentCount: stand.report?.residentCount ?? null },
      ...{ evacuation: seconds(stand.evacuationSeconds), arrival: seconds(stand.arrivalSeconds) },
      problems: stand.report === null ? null : (stand.report.problems ?? '无'),
      ...{ improvements: stand.report?.improvements ?? null, photos: stand.report?.attachmentIds.length ?? null },
      evaluation: stand.report?.evaluation ?? null,
    },
  }))
}

function computeChecks(input: ComputeInput): CheckResult[] {
  const { source, period } = input
  const fire = source
    .drills()
    .map(({ kind, contents }) => ({ kind, stand: standOf(contents) }))
    .flatMap(({ kind, stand }) =>
      kind === 'fire-evacuation' && stand.heldOn !== null && stand.marks.finished !== null ? [stand.heldOn] : [],
    )
  const lapses = lapsesOf(fire, FIRE_DRILL_MONTHS, { from: period.firstOn, until: period.asOf })
  const unsigned = heldDrills(input).filter(({ stand }) => stand.state !== 'done')
  return [
    judge({
      ...{ code: '08.fire', severity: 'warn', holds: lapses.length === 0 },
      ...{ pass: '消防疏散演练每半年均有', fail: `${lapses.length} 段时间超过半年没有消防疏散演练` },
      rows: lapses.map((day) => ({ id: day, link: screenLinks.drills(), label: `${day} 起` })),
    }),
    judge({
      ...{ code: '08.signed', severity: 'warn', holds: unsigned.length === 0 },
      ...{ pass: '演练均有签字的评估结论', fail: `${unsigned.length} 次演练没有签字的评估结论` },
      rows: unsigned.map(({ id, kind, stand }) => ({
        ...{ id, link: screenLinks.drill(id), label: `${stand.heldOn ?? ''} ${DRILL_WORDS[kind]}` },
      })),
    }),
    ...checkFacility(source.facility()),
  ]
}

export const r08Module: ReportModule = {
  definition: ReportDefinition.parse(r08Form),
  canFreezeRunningMonth: true,
  ...{ computeFigures, computeRows, computeChecks },
}
