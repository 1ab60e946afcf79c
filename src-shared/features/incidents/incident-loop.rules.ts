// What the steps of an incident's file come to: who must be told by when, which stage is done, what is missing for closing. Pure.
// A step that was corrected never counts; what was done too late is still done.
import { addDays, startOfDay } from '../../contract/days.ts'
import type { Instant, RecordId, ResidentId } from '../../contract/primitives.ts'
import type {
  Authority,
  Circumstance,
  ClosingFault,
  Demand,
  IncidentKind,
  IncidentRules,
  IncidentStep,
  Severity,
  Stage,
  StageState,
  StepContent,
  StepKind,
} from './incidents.model.ts'

const MINUTE_MS = 60_000
/** In the order they are told. */
export const authorities: readonly Authority[] = ['civil-affairs', 'fire-brigade', 'health']

/** A step as the rules need it. */
export type LoopStep = Pick<IncidentStep, 'id' | 'at' | 'content' | 'recordedAt' | 'correctsId' | 'isVoid'>
export type LoopFile = {
  kind: IncidentKind
  residentId: ResidentId | null
  foundAt: Instant
  steps: readonly LoopStep[]
}
type Of<Kind extends StepKind> = { id: RecordId; at: Instant; content: Extract<StepContent, { kind: Kind }> }

/** The steps that count, in the order they were done. */
export function liveSteps<Step extends LoopStep>(steps: readonly Step[]): Step[] {
  const corrected = new Set(steps.map(({ correctsId }) => correctsId))
  return steps
    .filter((step) => !step.isVoid && !corrected.has(step.id))
    .sort((left, right) => left.at - right.at || left.recordedAt - right.recordedAt)
}

/** Those of one kind among steps that count. */
export function stepsOf<Kind extends StepKind>(live: readonly LoopStep[], kind: Kind): Of<Kind>[] {
  return live.filter((step) => step.content.kind === kind) as unknown as Of<Kind>[]
}

/** How grave it is by the last word on it. */
export function gradeOf(live: readonly LoopStep[]): { severity: Severity | null; circumstances: Circumstance[] } {
  const last = stepsOf(live, 'graded').at(-1)?.content
  return { severity: last?.severity ?? null, circumstances: last?.circumstances ?? [] }
}

/** Measures that nobody has told done. */
export function openMeasures(live: readonly LoopStep[]): Of<'measure'>[] {
  const done = new Set(stepsOf(live, 'measure-done').map(({ content }) => content.measureId))
  return stepsOf(live, 'measure').filter(({ id }) => !done.has(id))
}

/** When it was found by the last word on it. */
export const foundAtOf = (live: readonly LoopStep[]): Instant | undefined => stepsOf(live, 'found')[0]?.at

/** True while a closing counts. */
export const isClosed = (live: readonly LoopStep[]): boolean => stepsOf(live, 'closed').length > 0

/** A complaint is answered, a resident's family and the families of a group are told. */
export function needsNotice(file: LoopFile, live: readonly LoopStep[]): boolean {
  return file.residentId !== null || file.kind === 'complaint' || gradeOf(live).circumstances.includes('group')
}

/** Since when an authority must be told: found, or graded so later; null = it need not be. */
function reportableSince(file: LoopFile, live: readonly LoopStep[], rules: IncidentRules, to: Authority) {
  const rule = rules.authorities[to]
  if (rule.kinds.includes(file.kind)) return file.foundAt
  const isGrave = ({ severity, circumstances }: { severity: Severity | null; circumstances: Circumstance[] }) =>
    (severity !== null && rule.severities.includes(severity)) ||
    circumstances.some((one) => rule.circumstances.includes(one))
  if (!isGrave(gradeOf(live))) return null
  const first = stepsOf(live, 'graded').find(({ content }) => isGrave(content))
  return first ? Math.max(first.at, file.foundAt) : file.foundAt
}

/** Who must be told by when, and when they were. */
export function demandsOf(file: LoopFile, live: readonly LoopStep[], rules: IncidentRules): Demand[] {
  const { timers } = rules
  const due = (since: Instant, timer: { minutes: number }) => ({
    dueAt: since + timer.minutes * MINUTE_MS,
    isAtOnce: timer.minutes === 0,
  })
  const demands: Demand[] = []
  if (needsNotice(file, live) && !timers.family.exceptKinds.includes(file.kind)) {
    const told = stepsOf(live, 'family-told')[0] ?? stepsOf(live, 'family-not-reached')[0]
    demands.push({ to: 'family', form: null, ...due(file.foundAt, timers.family), doneAt: told?.at ?? null })
  }
  const reports = stepsOf(live, 'reported')
  if (!timers.head.exceptKinds.includes(file.kind)) {
    const told = reports.find(({ content }) => content.to === 'head')
    demands.push({ to: 'head', form: null, ...due(file.foundAt, timers.head), doneAt: told?.at ?? null })
  }
  for (const to of authorities) {
    const since = reportableSince(file, live, rules, to)
    if (since === null) continue
    for (const form of ['verbal', 'written'] as const) {
      // What was written down and sent was also told.
      const told = reports.find(({ content }) => content.to === to && (content.form === form || form === 'verbal'))
      demands.push({ to, form, ...due(since, timers[form]), doneAt: told?.at ?? null })
    }
  }
  return demands
}

const earliest = (instants: readonly Instant[]): Instant | null =>
  instants.length === 0 ? null : Math.min(...instants)
const latest = (instants: readonly Instant[]): Instant | null => (instants.length === 0 ? null : Math.max(...instants))

/** Every stage in its order, as it stands. */
export function stagesOf(file: LoopFile, live: readonly LoopStep[], rules: IncidentRules): StageState[] {
  const demands = demandsOf(file, live, rules)
  const reports = demands.filter(({ to }) => to !== 'family')
  const open = openMeasures(live)
  const at = (kind: StepKind) => stepsOf(live, kind)[0]?.at ?? null
  const plain = (stage: Stage, doneAt: Instant | null, dueAt: Instant | null = null): StageState => ({
    ...{ stage, state: doneAt === null ? 'open' : 'done', doneAt },
    dueAt: doneAt === null ? dueAt : null,
  })
  const noNeed = (stage: Stage): StageState => ({ stage, state: 'not-needed', dueAt: null, doneAt: null })
  const untold = reports.filter(({ doneAt }) => doneAt === null)
  const done = latest(stepsOf(live, 'measure-done').map((step) => step.at))
  const hasMeasures = stepsOf(live, 'measure').length > 0
  const toldAt = at('family-told') ?? at('family-not-reached')
  return [
    plain('found', file.foundAt),
    plain('handled', at('handled')),
    toldAt === null && !needsNotice(file, live)
      ? noNeed('family')
      : plain('family', toldAt, demands.find(({ to }) => to === 'family')?.dueAt ?? null),
    reports.length === 0 && at('reported') === null
      ? noNeed('reported')
      : untold.length === 0
        ? plain('reported', latest(stepsOf(live, 'reported').map((step) => step.at)))
        : plain('reported', null, earliest(untold.map(({ dueAt }) => dueAt))),
    plain('cause', at('cause')),
    plain(
      'measures',
      hasMeasures && open.length === 0 ? done : null,
      earliest(open.map(({ content }) => startOfDay(addDays(content.dueOn, 1)))),
    ),
    plain('reviewed', at('reviewed'), file.foundAt + rules.timers.review.minutes * MINUTE_MS),
    plain('closed', at('closed')),
  ]
}

/** What stands against closing, in the order of the stages; empty = it may be closed. */
export function missingForClosing(file: LoopFile, live: readonly LoopStep[], rules: IncidentRules): ClosingFault[] {
  const has = (kind: StepKind) => stepsOf(live, kind).length > 0
  const demands = demandsOf(file, live, rules)
  const isUntold = (isHead: boolean) =>
    demands.some(({ to, doneAt }) => doneAt === null && to !== 'family' && (to === 'head') === isHead)
  const faults: [boolean, ClosingFault][] = [
    [gradeOf(live).severity === null, { rule: 'INCIDENT_NOT_GRADED', stage: 'found' }],
    [!has('handled'), { rule: 'INCIDENT_HANDLING_MISSING', stage: 'handled' }],
    [
      needsNotice(file, live) && !has('family-told') && !has('family-not-reached'),
      { rule: 'INCIDENT_FAMILY_NOT_TOLD', stage: 'family' },
    ],
    [isUntold(true), { rule: 'INCIDENT_HEAD_NOT_TOLD', stage: 'reported' }],
    [isUntold(false), { rule: 'INCIDENT_NOT_REPORTED', stage: 'reported' }],
    [!has('cause'), { rule: 'INCIDENT_CAUSE_MISSING', stage: 'cause' }],
    [!has('measure'), { rule: 'INCIDENT_MEASURE_MISSING', stage: 'measures' }],
    [openMeasures(live).length > 0, { rule: 'INCIDENT_MEASURE_OPEN', stage: 'measures' }],
    [!has('reviewed'), { rule: 'INCIDENT_REVIEW_MISSING', stage: 'reviewed' }],
  ]
  return faults.flatMap(([isMissing, fault]) => (isMissing ? [fault] : []))
}
