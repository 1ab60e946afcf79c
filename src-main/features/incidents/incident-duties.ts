// What open files ask somebody to do: tell the family, report, finish a measure, review the risk. Pure.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Role } from '#shared/contract/permissions.ts'
import type { Instant, RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty, DutyKind } from '#shared/features/duties/duties.contract.ts'
import {
  demandsOf,
  type LoopFile,
  type LoopStep,
  openMeasures,
} from '#shared/features/incidents/incident-loop.rules.ts'
import type { IncidentRules, StageState } from '#shared/features/incidents/incidents.model.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** An open file as the work list needs it. */
export type OpenFile = {
  id: RecordId
  live: readonly LoopStep[]
  loop: LoopFile
  stages: readonly StageState[]
  residentName: string | null
  place: string | null
}
type Asked = {
  kind: DutyKind
  dueAt: Instant
  owner: Role
  basis: string | null
  detail?: Duty['values']
  key?: string
}

/** 'HH:mm' in the facility's zone. */
function timeOf(at: Instant): string {
  const minutes = Math.floor((at - startOfDay(dayOf(at))) / MINUTE_MS)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** `now`: epoch milliseconds. */
export function listIncidentDuties(
  open: readonly OpenFile[],
  rules: IncidentRules,
  now: Instant,
): Omit<Duty, 'snoozed'>[] {
  return open.flatMap((file) => askedOf(file, rules).map((asked) => toDuty(file, asked, now)))
}

function askedOf(file: OpenFile, rules: IncidentRules): Asked[] {
  const { live, loop, stages } = file
  const untold = demandsOf(loop, live, rules).filter(({ doneAt }) => doneAt === null)
  const asked: Asked[] = []
  const family = untold.find(({ to }) => to === 'family')
  if (family) {
    const basis = rules.timers.family.basis
    asked.push({ kind: 'incident-family-untold', dueAt: family.dueAt, owner: 'care-lead', basis })
  }
  // One line a file: the report that is due first.
  const [report] = untold.filter(({ to }) => to !== 'family').sort((left, right) => left.dueAt - right.dueAt)
  if (report) {
    const timer = report.to === 'head' ? rules.timers.head : rules.timers[report.form ?? 'verbal']
    const detail = { reportTo: report.to, reportForm: report.form }
    const owner = report.to === 'head' ? 'care-lead' : 'director'
    asked.push({ kind: 'incident-report-due', dueAt: report.dueAt, owner, basis: timer.basis, detail })
  }
  for (const { id, content } of openMeasures(live)) {
    const dueAt = startOfDay(addDays(content.dueOn, 1)) - 1
    asked.push({ kind: 'incident-measure-due', dueAt, owner: 'care-lead', basis: null, key: id })
  }
  const review = stages.find(({ stage }) => stage === 'reviewed')
  if (review?.state === 'open' && review.dueAt !== null) {
    const basis = rules.timers.review.basis
    asked.push({ kind: 'incident-review-due', dueAt: review.dueAt, owner: 'care-lead', basis })
  }
  return asked
}

function toDuty(file: OpenFile, asked: Asked, now: Instant): Omit<Duty, 'snoozed'> {
  const { kind, dueAt, owner, basis, detail = {}, key } = asked
  const isByTheMinute = kind === 'incident-family-untold' || kind === 'incident-report-due'
  return {
    ...{
      key: `${kind}:${key ?? file.id}`,
      kind,
      dueOn: dayOf(dueAt),
      owner,
      link: screenLinks.incident(file.id),
      basis,
    },
    values: {
      ...{ name: file.residentName, place: file.residentName === null ? file.place : null, ...detail },
      incidentKind: file.loop.kind,
      dueTime: isByTheMinute ? timeOf(dueAt) : null,
      ...(isByTheMinute ? lateBy(now - dueAt) : {}),
    },
  }
}

/** Minutes for two hours, then hours for a day; the list itself tells days. */
function lateBy(lateMs: number): Duty['values'] {
  if (lateMs <= 0 || lateMs >= DAY_MS) return {}
  const minutes = Math.max(1, Math.floor(lateMs / MINUTE_MS))
  return minutes < 120 ? { lateMinutes: minutes } : { lateHours: Math.floor(minutes / 60) }
}
