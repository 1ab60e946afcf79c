// Which checks are due or were missed, and which major hazards nobody reported. One answer for the work list and for the binder. Pure.
import { addDays } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceGap, EvidenceGapKind, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { CheckKind, CheckList, SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'
import {
  isMade,
  itemsOf,
  type MadeCheck,
  missedSpans,
  spanOfCycle,
  wantingItems,
} from '#shared/features/self-checks/self-checks.rules.ts'

type NewDuty = Omit<Duty, 'snoozed'>
const dutyKinds = {
  'fire-monthly': 'fire-check-due',
  weekly: 'fire-weekly-check-due',
  'before-holiday': 'fire-holiday-check-due',
  'major-hazards': 'major-hazard-check-due',
} as const satisfies Record<CheckKind, Duty['kind']>
const gapKinds = {
  'fire-monthly': 'fire-check-missing',
  weekly: 'fire-weekly-check-missing',
  'before-holiday': 'fire-holiday-check-missing',
  'major-hazards': 'major-hazard-check-missing',
} as const satisfies Record<CheckKind, EvidenceGapKind>

/** Hazards of signed checks that were not reported. */
export function unreported(checks: readonly SelfCheck[], list: CheckList): SelfCheck[] {
  return checks.filter(
    ({ kind, answers, finishedAt, hazardReport }) =>
      kind === 'major-hazards' &&
      finishedAt !== null &&
      hazardReport === null &&
      wantingItems(list, answers).length > 0,
  )
}

/** The check of the running span while nobody made it, and of the span before where that was missed: one row a list. */
export function checkDuties(
  lists: readonly CheckList[],
  made: readonly MadeCheck[],
  { since, today }: { since: Day; today: Day },
): NewDuty[] {
  return lists.flatMap((list): NewDuty[] => {
    const link = screenLinks.selfChecksOf(list.kind)
    const duty = (until: Day): NewDuty => ({
      ...{ key: `${dutyKinds[list.kind]}:${until}`, kind: dutyKinds[list.kind], dueOn: until, owner: 'safety', link },
      ...{ basis: list.basis, values: { title: list.title, day: until } },
    })
    const running = spanOfCycle(list, today)
    const open = running && !isMade(list.kind, running, made) ? [duty(running.until)] : []
    const ended = running ? addDays(running.from, -1) : today
    const before = running && list.cycle !== 'holiday' ? spanOfCycle(list, ended) : null
    const isMissed =
      before !== null && before.until >= since && before.from >= since && !isMade(list.kind, before, made)
    return [...(isMissed && before ? [duty(before.until)] : []), ...open]
  })
}

/** One row a check with a major hazard nobody reported. */
export function hazardDuties(checks: readonly SelfCheck[], list: CheckList): NewDuty[] {
  return unreported(checks, list).map(({ id, on, answers }) => ({
    ...{ key: `major-hazard-unreported:${id}`, kind: 'major-hazard-unreported', dueOn: on, owner: 'director' },
    ...{ link: screenLinks.selfCheck(id), basis: '安全生产法第四十一条' },
    values: { day: on, onDay: on, count: wantingItems(list, answers).length },
  }))
}

/** Signed checks of the span, and what is missing among them. `since` null = the house never kept checks or patrols here. */
export function checkEvidence(
  lists: readonly CheckList[],
  checks: readonly SelfCheck[],
  about: { span: EvidenceSpan; made: readonly MadeCheck[]; since: Day | null; today: Day; older: readonly SelfCheck[] },
): Evidence {
  const { span, made, since, today } = about
  const kinds = lists.map(({ kind }) => kind)
  const signed = checks.filter(({ kind, finishedAt }) => kinds.includes(kind) && finishedAt !== null)
  const gaps = lists.flatMap((list) =>
    missedSpans(list, made, { ...span, since: since ?? span.from, today }).map(
      (missed): EvidenceGap => ({
        ...{ key: `${gapKinds[list.kind]}:${missed.until}`, kind: gapKinds[list.kind], on: missed.until },
        ...{ values: { day: missed.until, from: missed.from, until: missed.until, title: list.title } },
        link: screenLinks.selfChecksOf(list.kind),
      }),
    ),
  )
  const hazards = lists.find(({ kind }) => kind === 'major-hazards')
  const open = hazards ? about.older.filter((check) => isUnreportedIn(check, hazards, span)) : []
  return {
    records: signed.map((check) => {
      const list = lists.find(({ kind }) => kind === check.kind)
      const values = {
        ...{
          checkKind: check.kind,
          title: list?.title ?? '',
          items: list ? itemsOf(list).length : 0,
          late: check.lateReason,
        },
        ...{
          wanting: list ? wantingItems(list, check.answers).length : 0,
          by: check.checkedBy,
          signedBy: check.signedBy,
        },
      }
      return { id: check.id, on: check.on, values, link: screenLinks.selfCheck(check.id) }
    }),
    gaps: [
      ...gaps,
      ...open.map(
        ({ id, on, answers }): EvidenceGap => ({
          ...{ key: `major-hazard-unreported:${id}`, kind: 'major-hazard-unreported', on },
          ...{
            values: { day: on, count: hazards ? wantingItems(hazards, answers).length : 0 },
            link: screenLinks.selfCheck(id),
          },
        }),
      ),
    ],
  }
}

/** True when a major hazard stood unreported on some day of the span; one reported on its own day never did. */
function isUnreportedIn(check: SelfCheck, list: CheckList, { from, until }: EvidenceSpan): boolean {
  if (check.kind !== 'major-hazards' || check.finishedAt === null || check.on > until) return false
  if (wantingItems(list, check.answers).length === 0) return false
  const reportedOn = check.hazardReport?.reportedOn ?? null
  return reportedOn === null || (reportedOn > check.on && reportedOn > from)
}
