// The rows and figures of R21: every incident of the period (complaints are none) with what its file says.
// What nobody wrote down stays null: a file without a notice must not read like one that needed none.
import { dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Instant } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import {
  demandsOf,
  foundAtOf,
  gradeOf,
  isClosed,
  liveSteps,
  needsNotice,
  openMeasures,
  stepsOf,
} from '#shared/features/incidents/incident-loop.rules.ts'
import type { Severity } from '#shared/features/incidents/incidents.model.ts'
import {
  INCIDENT_WORDS,
  NOTICE_WAY_WORDS,
  REPORT_FORM_WORDS,
  REPORT_TO_WORDS,
  SEVERITY_WORDS,
  wordOf,
} from '#shared/features/reports/report-words.ts'
import type { FigureRow } from '#shared/features/reports/reports.model.ts'
import { loadIncidentRules } from '../../../incidents/index.ts'
import type { SourceIncidentFile } from '../../report-source.ts'
import { type ComputeInput, countOf, type FigureValue } from '../definition.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>
const severities: readonly Severity[] = ['minor', 'moderate', 'severe', 'death']

/** An incident with what follows from its file; `live` is empty where there is none. */
export function readFiles({ source, period }: Input) {
  const rules = loadIncidentRules()
  return source.incidentFilesIn(period.firstOn, period.asOf).map((row) => {
    const live = liveSteps(row.steps)
    const hasFile = row.foundAt !== null
    const foundAt = foundAtOf(live) ?? row.foundAt ?? row.occurredAt
    const loop = { kind: row.kind, residentId: row.residentId, foundAt, steps: live }
    const demands = hasFile ? demandsOf(loop, live, rules) : []
    const isTold = stepsOf(live, 'family-told').length + stepsOf(live, 'family-not-reached').length > 0
    return {
      ...{ row, live, hasFile, severity: gradeOf(live).severity, isClosed: isClosed(live) },
      isFamilyUntold: hasFile && needsNotice(loop, live) && !isTold,
      isUnreported: demands.some(({ to, doneAt }) => to !== 'family' && to !== 'head' && doneAt === null),
    }
  })
}
export type ReadFile = ReturnType<typeof readFiles>[number]

export function computeR21Figures(input: Input): Map<string, FigureValue> {
  const files = readFiles(input)
  const count = (holds: (file: ReadFile) => boolean) =>
    countOf(
      'incident',
      files.filter(holds).map(({ row }) => row.id),
    )
  return new Map([
    ['incidents', count(() => true)],
    ...severities.map((severity) => [`severity-${severity}`, count((file) => file.severity === severity)] as const),
    ['severity-unknown', count((file) => file.severity === null)],
    ['closed', count((file) => file.isClosed)],
    ['open', count((file) => file.hasFile && !file.isClosed)],
    ['register-only', count((file) => !file.hasFile)],
    ['family-untold', count((file) => file.isFamilyUntold)],
    ['unreported', count((file) => file.isUnreported)],
  ])
}

export function computeR21Rows(input: Input): FigureRow[] {
  return readFiles(input).map((file, index) => ({
    id: file.row.id,
    link: screenLinks.incident(file.row.id),
    cells: { number: index + 1, ...factCells(file.row), ...stepCells(file) },
  }))
}

function factCells(row: SourceIncidentFile): FigureRow['cells'] {
  return {
    occurredAt: minuteText(row.occurredAt),
    place: row.place,
    resident: row.residentId === null ? '—' : row.residentName,
    kind: wordOf(INCIDENT_WORDS, row.kind),
  }
}

function stepCells({ row, live, severity, hasFile, isClosed: isDone }: ReadFile): FigureRow['cells'] {
  const handled = stepsOf(live, 'handled')
  const told = stepsOf(live, 'family-told')
  const notReached = stepsOf(live, 'family-not-reached')
  const reports = stepsOf(live, 'reported')
  const notices = [...told, ...notReached].sort((left, right) => left.at - right.at)
  const text = (kind: 'cause') => joined(stepsOf(live, kind).map(({ content }) => content.text))
  const open = new Set(openMeasures(live).map(({ id }) => id))
  return {
    summary: stepsOf(live, 'found')[0]?.content.text ?? row.summary,
    handling: joined(handled.map(({ content }) => content.text)),
    hospital:
      handled.length === 0 ? null : (joined(handled.flatMap(({ content }) => content.hospital ?? [])) ?? '未送医'),
    familyToldAt: joined(notices.map(({ at }) => minuteText(at))),
    familyToldWay: joined(
      notices.map(({ content }) =>
        content.kind === 'family-told' ? (wordOf(NOTICE_WAY_WORDS, content.way) ?? '') : `未联系上：${content.reason}`,
      ),
    ),
    familyToldBy: joined([...new Set(notices.map(({ content }) => content.by))]),
    reportedAt: joined(reports.map(({ at }) => minuteText(at))),
    reportedTo: joined(
      reports.map(
        ({ content }) => `${wordOf(REPORT_TO_WORDS, content.to)}（${wordOf(REPORT_FORM_WORDS, content.form)}）`,
      ),
    ),
    severity: wordOf(SEVERITY_WORDS, severity),
    cause: text('cause'),
    measures: joined(
      stepsOf(live, 'measure').map(({ id, content }) => {
        const end = open.has(id) ? `限 ${content.dueOn}` : '已完成'
        return `${content.text}（${content.owner}，${end}）`
      }),
    ),
    state: hasFile ? (isDone ? '已结案' : '未结案') : '仅登记',
  }
}

const joined = (texts: readonly string[]): string | null => (texts.length === 0 ? null : texts.join('；'))

/** 'YYYY-MM-DD HH:mm' in the home's zone. */
export function minuteText(at: Instant): string {
  const day = dayOf(at)
  const minutes = Math.floor((at - startOfDay(day)) / 60_000)
  return `${day} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
