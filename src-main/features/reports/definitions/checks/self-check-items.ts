// The items of signed self-checks, one a line, as R09 and R13 count and print them.
import type { CheckAnswer, CheckItem, CheckKind, SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'
import type { ComputeInput } from '../definition.ts'

export type CheckedItem = { id: string; check: SelfCheck; section: string; item: CheckItem; answer: CheckAnswer }

/** Items without an answer never stand in a signed check; a list that grew later leaves older checks as they were. */
export function checkedItems(
  { source, period }: Pick<ComputeInput, 'source' | 'period'>,
  kind: CheckKind,
): { checks: SelfCheck[]; items: CheckedItem[] } {
  const { list, checks } = source.selfChecksIn(kind, period.firstOn, period.asOf)
  const items = checks.flatMap((check) =>
    list.sections.flatMap((section) =>
      section.items.flatMap((item) => {
        const answer = check.answers[item.code]
        return answer ? [{ id: `${check.id}:${item.code}`, check, section: section.title, item, answer }] : []
      }),
    ),
  )
  return { checks, items }
}
