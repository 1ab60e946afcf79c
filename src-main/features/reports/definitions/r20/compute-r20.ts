// The rows and figures of R20: everybody in the home at 24:00 of the day with the nine risks as they were judged by then.
// Somebody nobody judged is 未评估 in every column; an assessment of an earlier stay says nothing of this one.
import { screenLinks } from '#shared/contract/screen-links.ts'
import { RISK_KIND_WORDS, RISK_LEVEL_WORDS, wordOf } from '#shared/features/reports/report-words.ts'
import type { FigureRow } from '#shared/features/reports/reports.model.ts'
import { measureTexts, needsMeasure, untouchedItems } from '#shared/features/risks/draft.rules.ts'
import { countsFor, type RiskDue, riskDue } from '#shared/features/risks/risk-due.rules.ts'
import { RiskLevel, type RiskList, riskKeys } from '#shared/features/risks/risks.model.ts'
import { loadRiskLists } from '../../../risks/index.ts'
import type { SourceRisks } from '../../report-source.ts'
import { type ComputeInput, countOf, type FigureValue } from '../definition.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>

/** Everybody in the house with the assessment that counts for the stay, and when the next one is due. */
export function readStandings({ source, period }: Input) {
  const lists = loadRiskLists()
  const [inForce] = lists
  const kinds = new Set(inForce.risks.map(({ incidentKind }) => incidentKind))
  const known = new Map(source.risksOn(period.asOf).map((risks) => [risks.residentId, risks]))
  return source.residentsOn(period.asOf).map((resident) => {
    const { newest, incidents } = known.get(resident.residentId) ?? { newest: null, incidents: [] }
    const { admittedOn } = resident
    const current = newest !== null && countsFor(admittedOn, newest, inForce) ? newest : null
    const counting = incidents.filter(({ kind }) => kinds.has(kind))
    const due = riskDue({ admittedOn, current, incidents: counting, validMonths: inForce.validMonths })
    return {
      ...{ resident, current, due, items: current?.items ?? untouchedItems() },
      list: lists.find(({ version }) => version === current?.listVersion) ?? inForce,
      // Somebody not assessed at all, or hurt since, is late on the very day; the yearly one after its day.
      isOverdue: due.reason === 'yearly' ? due.dueOn < period.asOf : due.dueOn <= period.asOf,
    }
  })
}
export type Standing = ReturnType<typeof readStandings>[number]

export function computeR20Figures(input: Input): Map<string, FigureValue> {
  const standings = readStandings(input)
  const count = (holds: (standing: Standing) => boolean) =>
    countOf(
      'resident',
      standings.filter(holds).map(({ resident }) => resident.residentId),
    )
  return new Map([
    ['residents', count(() => true)],
    ['assessed', count(({ current }) => current !== null)],
    ['not-assessed', count(({ current }) => current === null)],
    ['overdue', count(({ isOverdue }) => isOverdue)],
    ['any-high', count(({ items }) => riskKeys.some((key) => items[key].level === 'high'))],
    ...riskKeys.flatMap((key) =>
      RiskLevel.options.map((level) => [`${key}-${level}`, count(({ items }) => items[key].level === level)] as const),
    ),
  ])
}

export function computeR20Rows(input: Input): FigureRow[] {
  return readStandings(input).map((standing, index) => {
    const { resident, current, items, due, list } = standing
    const levels = riskKeys.map((key) => [key, wordOf(RISK_LEVEL_WORDS, items[key].level)])
    return {
      id: resident.residentId,
      link: screenLinks.risksOf(resident.residentId),
      cells: {
        ...{ number: index + 1, name: resident.name, bed: resident.bed?.label ?? null },
        ...Object.fromEntries(levels),
        measures: current === null ? null : measuresText(list, current.items),
        kind: wordOf(RISK_KIND_WORDS, current?.kind ?? null),
        assessedOn: current?.basedOn ?? null,
        nextOn: due.dueOn,
        state: stateText(standing),
      },
    }
  })
}

/** '跌倒：有人搀扶、穿防滑鞋；走失：…'; '无需' where every risk was judged to be none. */
function measuresText(list: RiskList, items: NonNullable<SourceRisks['newest']>['items']): string {
  const parts = list.risks
    .filter(({ key }) => needsMeasure(items[key]))
    .map((risk) => `${risk.term}：${measureTexts(risk, items[risk.key]).join('、')}`)
  return parts.length > 0 ? parts.join('；') : '无需'
}

const overdueWords: Readonly<Record<RiskDue['reason'], string>> = {
  missing: '未评估',
  incident: '事件后未评估',
  yearly: '逾期',
}
function stateText({ isOverdue, due }: Standing): string {
  return isOverdue || due.reason === 'missing' ? overdueWords[due.reason] : '有效'
}
