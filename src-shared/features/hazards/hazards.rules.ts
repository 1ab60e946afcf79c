// Where a hazard stands, which step may follow, and the figures of a span. Pure; steps come oldest first and without those taken back.
import { addDays, daysBetween } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'
import type { RuleCode } from '../../contract/rule-codes.ts'
import type {
  Hazard,
  HazardFigures,
  HazardMark,
  HazardState,
  HazardStepContent,
  HazardStepKind,
} from './hazards.model.ts'

export type LoopEntry = { on: Day; content: HazardStepContent }
type Of<Kind extends HazardStepKind> = Extract<HazardStepContent, { kind: Kind }>

function lastOf<Kind extends HazardStepKind>(steps: readonly LoopEntry[], kind: Kind) {
  const found = steps.filter(({ content }) => content.kind === kind).at(-1)
  return found ? { on: found.on, ...(found.content as Of<Kind>) } : null
}

const stateAfter: Partial<Record<HazardStepKind, HazardState>> = {
  verified: 'to-rectify',
  dismissed: 'dismissed',
  started: 'rectifying',
  finished: 'to-recheck',
  closed: 'closed',
}

/** What is wanted before the others, and what may only come while the hazard stands at one of these. */
const allowedAt: Readonly<Record<HazardStepKind, readonly HazardState[]>> = {
  verified: ['to-verify'],
  dismissed: ['to-verify'],
  planned: ['to-rectify', 'rectifying'],
  started: ['to-rectify'],
  finished: ['to-rectify', 'rectifying'],
  rechecked: ['to-recheck'],
  closed: ['to-recheck'],
  extended: ['to-rectify', 'rectifying', 'to-recheck'],
  protected: ['to-verify', 'to-rectify', 'rectifying', 'to-recheck'],
  supervised: ['to-rectify', 'rectifying', 'to-recheck'],
  reported: ['to-rectify', 'rectifying', 'to-recheck'],
  'staff-told': ['to-rectify', 'rectifying', 'to-recheck'],
}

/** Steps that move a hazard on: none lies before the one it follows. The others may be written down afterwards. */
const movingKinds: readonly HazardStepKind[] = ['verified', 'dismissed', 'started', 'finished', 'rechecked', 'closed']

function stateOf(steps: readonly LoopEntry[]): HazardState {
  let state: HazardState = 'to-verify'
  for (const { content } of steps) {
    // A look that did not pass sends it back to work.
    if (content.kind === 'rechecked') state = content.isPassed ? 'to-recheck' : 'rectifying'
    else state = stateAfter[content.kind] ?? state
  }
  return state
}

/** The last day it may be put right; null = none was set. A newer plan outranks an older extension. */
function dueOnOf(steps: readonly LoopEntry[]): Day | null {
  let dueOn: Day | null = null
  for (const { content } of steps) if (content.kind === 'planned' || content.kind === 'extended') dueOn = content.dueOn
  return dueOn
}

export type HazardStand = Omit<
  Hazard,
  | 'id'
  | 'number'
  | 'foundOn'
  | 'source'
  | 'category'
  | 'place'
  | 'text'
  | 'attachmentIds'
  | 'alarmId'
  | 'drillId'
  | 'reportedAt'
  | 'reportedBy'
  | 'isLate'
  | 'lateReason'
>

/** Everything that follows from the steps as of `today`. The last day itself is not overdue. */
export function standOf(steps: readonly LoopEntry[], today: Day): HazardStand {
  const state = stateOf(steps)
  const plan = lastOf(steps, 'planned')
  const [finished, rechecked] = [lastOf(steps, 'finished'), lastOf(steps, 'rechecked')]
  const dueOn = dueOnOf(steps)
  const has = (kind: HazardMark) => steps.some(({ content }) => content.kind === kind)
  const isOpen = state !== 'closed' && state !== 'dismissed'
  return {
    state,
    marks: (['supervised', 'extended', 'protected'] as const).filter(has),
    grade: lastOf(steps, 'verified')?.grade ?? null,
    basis: lastOf(steps, 'verified')?.basis ?? null,
    owner: plan?.owner ?? null,
    measures: plan?.measures ?? null,
    funds: plan?.funds ?? null,
    precautions: lastOf(steps, 'protected')?.text ?? plan?.precautions ?? null,
    dueOn,
    isOverdue: isOpen && dueOn !== null && dueOn < today,
    finishedOn: finished?.on ?? null,
    afterAttachmentIds: finished?.attachmentIds ?? [],
    recheckedBy: rechecked?.by ?? null,
    recheckedOn: rechecked?.on ?? null,
    recheckText: rechecked?.text ?? null,
    isRecheckPassed: rechecked?.isPassed ?? null,
    closedOn: state === 'closed' ? (lastOf(steps, 'closed')?.on ?? null) : null,
    staffToldOn: lastOf(steps, 'staff-told')?.on ?? null,
    authorityToldOn: lastOf(steps, 'reported')?.on ?? null,
  }
}

/** True while the newest look after the newest finishing passed. */
function isRechecked(steps: readonly LoopEntry[]): boolean {
  const at = steps.findLastIndex(({ content }) => content.kind === 'finished')
  const after = steps
    .slice(at + 1)
    .filter(({ content }) => content.kind === 'rechecked')
    .at(-1)
  return after?.content.kind === 'rechecked' && after.content.isPassed
}

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '')

/** Why this step cannot follow; null = it can. */
export function problemOf(
  steps: readonly LoopEntry[],
  next: LoopEntry,
  foundOn: Day,
): { rule: RuleCode; where: string } | null {
  const stand = standOf(steps, next.on)
  const { content, on } = next
  if (on < foundOn) return { rule: 'HAZARD_STEP_TOO_EARLY', where: 'on' }
  if (!allowedAt[content.kind].includes(stand.state)) return { rule: 'HAZARD_STEP_NOT_NOW', where: 'kind' }
  const moved = steps.findLast((step) => movingKinds.includes(step.content.kind))
  if (movingKinds.includes(content.kind) && moved && on < moved.on)
    return { rule: 'HAZARD_STEP_TOO_EARLY', where: 'on' }
  // Nobody works without a name and a day.
  if ((content.kind === 'started' || content.kind === 'finished') && stand.owner === null)
    return { rule: 'HAZARD_NOT_PLANNED', where: 'kind' }
  if ((content.kind === 'planned' || content.kind === 'extended') && content.dueOn < on)
    return { rule: 'HAZARD_DUE_IN_PAST', where: 'dueOn' }
  // More time is given by who answers for the house, never by writing the plan anew.
  if (content.kind === 'planned' && stand.dueOn !== null && content.dueOn > stand.dueOn)
    return { rule: 'HAZARD_DUE_NEEDS_EXTENSION', where: 'dueOn' }
  if (content.kind === 'extended') {
    if (stand.dueOn === null) return { rule: 'HAZARD_NOT_PLANNED', where: 'kind' }
    if (content.dueOn <= stand.dueOn) return { rule: 'HAZARD_DUE_NOT_LATER', where: 'dueOn' }
  }
  if (content.kind === 'rechecked' && stand.owner !== null && plain(content.by) === plain(stand.owner))
    return { rule: 'HAZARD_RECHECK_BY_OWNER', where: 'by' }
  if (content.kind !== 'closed') return null
  if (!isRechecked(steps)) return { rule: 'HAZARD_NOT_RECHECKED', where: 'kind' }
  if (stand.grade !== 'major') return null
  if (stand.authorityToldOn === null) return { rule: 'HAZARD_MAJOR_UNREPORTED', where: 'kind' }
  return stand.staffToldOn === null ? { rule: 'HAZARD_MAJOR_UNTOLD', where: 'kind' } : null
}

/** Steps that may follow now, for the buttons of a screen; what the step itself says is judged when it is written. */
export function stepsAllowed(hazard: Pick<Hazard, 'state' | 'owner' | 'dueOn' | 'isRecheckPassed'>): HazardStepKind[] {
  return (Object.keys(allowedAt) as HazardStepKind[]).filter((kind) => {
    if (!allowedAt[kind].includes(hazard.state)) return false
    if (kind === 'started' || kind === 'finished') return hazard.owner !== null
    if (kind === 'extended') return hazard.dueOn !== null
    if (kind === 'rechecked') return hazard.isRecheckPassed !== true || hazard.state !== 'to-recheck'
    return kind !== 'closed' || hazard.isRecheckPassed === true
  })
}

/**
 * Figures of a span as of `today` (both days inside). 到期应销号 are those whose last day lies in the span and has come, and those closed before it;
 * what was dismissed counts nowhere.
 */
export function figuresOf(hazards: readonly Hazard[], span: { from: Day; until: Day }, today: Day): HazardFigures {
  const asOf = span.until < today ? span.until : today
  const isIn = (day: Day | null): boolean => day !== null && day >= span.from && day <= span.until
  const real = hazards.filter(({ state }) => state !== 'dismissed')
  const isClosedBy = ({ closedOn }: Hazard): boolean => closedOn !== null && closedOn <= asOf
  const due = real.filter((hazard) => isIn(hazard.dueOn) && ((hazard.dueOn ?? '') <= asOf || isClosedBy(hazard)))
  const closed = real.filter((hazard) => isIn(hazard.closedOn) && isClosedBy(hazard))
  const days = closed.reduce((sum, { foundOn, closedOn }) => sum + daysBetween(foundOn, closedOn ?? foundOn), 0)
  const ids = (list: readonly Hazard[]) => list.map(({ id }) => id)
  return {
    dueIds: ids(due),
    closedOfDueIds: ids(due.filter(isClosedBy)),
    overdueIds: ids(real.filter((hazard) => hazard.dueOn !== null && hazard.dueOn < asOf && !isClosedBy(hazard))),
    closedIds: ids(closed),
    averageDays: closed.length === 0 ? null : Math.round((days / closed.length) * 10) / 10,
  }
}

/** `YH-2026-007`. */
export function hazardNumber(year: string, count: number): string {
  return `YH-${year}-${String(count).padStart(3, '0')}`
}

/** Judged and given a last day so many days after it was found at the latest: house habit. */
const DAYS_TO_PLAN = 3

/** The first day on which a hazard found on `foundOn` has waited too long for somebody to answer for it and a last day. */
export function unplannedFrom(foundOn: Day): Day {
  return addDays(foundOn, DAYS_TO_PLAN + 1)
}
