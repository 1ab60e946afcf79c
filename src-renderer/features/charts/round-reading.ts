// What the lines of a floor mean together: entries that can be sent, faults by person, what waits for a second look. Pure.
import type { ResidentId } from '#shared/contract/primitives.ts'
import type {
  ChartGridRow,
  ChartInput,
  ChartKind,
  ChartLine,
  ChartNumbers,
} from '#shared/features/charts/charts.model.ts'
import { type Faults, readLine, type Texts } from './chart-fields.ts'
import { isLateEntry, momentOf } from './moment-texts.ts'

/** The line that holds what counts for the whole round: its time and the reason for being late. */
export const ROUND_LINE = 'round'
export type Asked = Readonly<Record<string, string>>
type About = { kind: ChartKind; numbers: ChartNumbers; now: number; today: string; hour: number }
export type RoundReading = {
  entries: ChartInput[]
  faults: Readonly<Record<string, Faults>>
  /** Texts of lines that are unusual and were not asked about yet. */
  toAsk: Asked
  isTimeWrong: boolean
  isReasonMissing: boolean
}

const noTexts: Texts = {}

/** `asked`: the texts of each line a person was already asked about; the same texts again are a yes. */
export function readRound(
  rows: readonly Pick<ChartGridRow, 'residentId' | 'tasks'>[],
  lines: Readonly<Record<string, ChartLine>>,
  asked: Asked,
  about: About,
): RoundReading {
  const { kind, numbers, now, today } = about
  const round = lines[ROUND_LINE]?.texts ?? noTexts
  const moment = momentOf(round.at ?? '', today, now)
  const reason = (round.lateReason ?? '').trim()
  const entries: ChartInput[] = []
  const faults: Record<string, Faults> = {}
  const toAsk: Record<string, string> = {}
  let isReasonMissing = false
  for (const { residentId, tasks } of rows) {
    const line = lines[residentId]
    if (!line) continue
    const read = readLine(kind, line.texts, { ...about, at: moment.at })
    if (read.isEmpty) continue
    const said = JSON.stringify(line.texts)
    const isConfirmed = asked[residentId] === said
    const serious = Object.values(read.faults).some(({ because }) => because !== 'unusual')
    const isUnusual = !serious && Object.keys(read.faults).length > 0
    if (serious || (isUnusual && !isConfirmed)) faults[residentId] = read.faults
    if (isUnusual && !isConfirmed) toAsk[residentId] = said
    if (read.value === null || serious) continue
    if (isLateEntry(read.value, read.at, now, numbers) && reason === '') isReasonMissing = true
    const task = line.texts.task ?? tasks[0]?.key ?? ''
    entries.push({
      ...{ requestKey: line.key, residentId: residentId as ResidentId, at: read.at, value: read.value },
      ...{ lateReason: reason === '' ? null : reason, note: null, taskKey: task === '' ? null : task },
      ...{ source: 'hand', isConfirmed },
    })
  }
  return { entries, faults, toAsk, isTimeWrong: moment.isWrong, isReasonMissing }
}

/** The person and field a refusal names by its place in the call; undefined = it is about no single one. */
export function refusedPlace(
  error: unknown,
  entries: readonly ChartInput[],
): { residentId: string; field: string } | undefined {
  const where = (error as { data?: { where?: string } } | null)?.data?.where
  const parts = /^entries\.(\d+)(?:\.(\w+))?$/.exec(where ?? '')
  const entry = parts && entries[Number(parts[1])]
  return entry ? { residentId: entry.residentId, field: parts[2] ?? '' } : undefined
}

/** True when the refusal only asks to look again. */
export function asksAgain(error: unknown): boolean {
  return (error as { data?: { values?: { rule?: string } } } | null)?.data?.values?.rule === 'CHART_UNUSUAL'
}
