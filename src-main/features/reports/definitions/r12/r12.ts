// R12 安全隐患排查整改台账, form version 2026-12. What was found in the month or was open in it, as it stood at the month's end.
import { screenLinks } from '#shared/contract/screen-links.ts'
import { figuresOf, standOf, unplannedFrom } from '#shared/features/hazards/hazards.rules.ts'
import {
  HAZARD_CATEGORY_WORDS,
  HAZARD_GRADE_WORDS,
  HAZARD_MARK_WORDS,
  HAZARD_SOURCE_WORDS,
  HAZARD_STATE_WORDS,
} from '#shared/features/reports/fire-words.ts'
import type { CheckResult, FigureRow } from '#shared/features/reports/reports.model.ts'
import r12Form from '../../../../../resources/reports/r12-2026-12.json' with { type: 'json' }
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import { type ComputeInput, countOf, type FigureValue, ReportDefinition, type ReportModule } from '../definition.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>

/** As each stood at the end of the span. */
function readHazards({ source, period }: Input) {
  return source.hazardsOn(period.asOf).map(({ steps, ...found }) => ({
    ...{ ...found, ...standOf(steps, period.asOf), alarmId: null, drillId: null },
    ...{ reportedAt: 0, reportedBy: null, isLate: false, lateReason: null },
  }))
}
type Read = ReturnType<typeof readHazards>[number]

function computeFigures(input: Input): Map<string, FigureValue> {
  const hazards = readHazards(input)
  const { firstOn, asOf, lastOn } = input.period
  const found = hazards.filter(({ foundOn, state }) => foundOn >= firstOn && state !== 'dismissed')
  const figures = figuresOf(hazards, { from: firstOn, until: lastOn }, asOf)
  const count = (holds: (hazard: Read) => boolean) =>
    countOf(
      'hazard',
      found.filter(holds).map(({ id }) => id),
    )
  const { dueIds, closedOfDueIds, closedIds } = figures
  const rate = dueIds.length === 0 ? null : Math.round((closedOfDueIds.length / dueIds.length) * 1000) / 10
  return new Map<string, FigureValue>([
    ['found', count(() => true)],
    ['major', count(({ grade }) => grade === 'major')],
    ['general', count(({ grade }) => grade === 'general')],
    ['ungraded', count(({ grade }) => grade === null)],
    ['due', countOf('hazard', dueIds)],
    ['closed-of-due', countOf('hazard', closedOfDueIds)],
    ['rate', { value: rate, rowKind: 'hazard', rowIds: dueIds }],
    ['overdue', countOf('hazard', figures.overdueIds)],
    ['average-days', { value: figures.averageDays, rowKind: 'hazard', rowIds: closedIds }],
  ])
}

function computeRows(input: Input): FigureRow[] {
  const { firstOn } = input.period
  const shown = readHazards(input).filter(
    ({ foundOn, closedOn, state }) =>
      foundOn >= firstOn || (state !== 'dismissed' && (closedOn === null || closedOn >= firstOn)),
  )
  return shown.map((hazard) => ({
    ...{ id: hazard.id, link: screenLinks.hazard(hazard.id) },
    cells: {
      ...{ number: hazard.number, foundOn: hazard.foundOn, source: HAZARD_SOURCE_WORDS[hazard.source] },
      ...{ place: hazard.place, category: HAZARD_CATEGORY_WORDS[hazard.category], text: hazard.text },
      ...{ grade: hazard.grade && HAZARD_GRADE_WORDS[hazard.grade], photosBefore: hazard.attachmentIds.length },
      ...{ basis: hazard.basis, owner: hazard.owner, measures: hazard.measures, funds: hazard.funds },
      ...{ dueOn: hazard.dueOn, precautions: hazard.precautions, finishedOn: hazard.finishedOn },
      ...{ photosAfter: hazard.afterAttachmentIds.length, recheckedBy: hazard.recheckedBy },
      ...{ recheckedOn: hazard.recheckedOn, recheckText: hazard.recheckText, closedOn: hazard.closedOn },
      ...{ staffToldOn: hazard.staffToldOn, authorityToldOn: hazard.authorityToldOn },
      state: [HAZARD_STATE_WORDS[hazard.state], ...hazard.marks.map((mark) => HAZARD_MARK_WORDS[mark])].join(' '),
    },
  }))
}

function computeChecks(input: ComputeInput): CheckResult[] {
  const hazards = readHazards(input)
  const check = (
    code: string,
    severity: 'warn' | 'block',
    holds: (hazard: Read) => boolean,
    pass: string,
    fail: string,
  ) => {
    const broken = hazards.filter(holds)
    return judge({
      ...{ code, severity, holds: broken.length === 0, pass, fail: `${broken.length} ${fail}` },
      rows: broken.map(({ id, number, place }) => ({ id, link: screenLinks.hazard(id), label: `${number} ${place}` })),
    })
  }
  const isUnreported = ({ grade, authorityToldOn, state }: Read) =>
    grade === 'major' && authorityToldOn === null && state !== 'dismissed'
  const isUnplanned = ({ dueOn, state, foundOn, closedOn }: Read) =>
    dueOn === null && closedOn === null && state !== 'dismissed' && unplannedFrom(foundOn) <= input.period.asOf
  return [
    check('12.reported', 'block', isUnreported, '重大隐患均已上报', '条重大隐患没有上报记录'),
    check('12.overdue', 'warn', ({ isOverdue }) => isOverdue, '没有超期的隐患', '条隐患超过整改期限'),
    check('12.planned', 'warn', isUnplanned, '隐患均有责任人和整改期限', '条隐患没有责任人和整改期限'),
    ...checkFacility(input.source.facility()),
  ]
}

export const r12Module: ReportModule = {
  definition: ReportDefinition.parse(r12Form),
  canFreezeRunningMonth: true,
  ...{ computeFigures, computeRows, computeChecks },
}
