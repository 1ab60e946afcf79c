// The rows and figures of R09: a row an item of each signed check. A recheck counts by its last word.
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { FigureRow } from '#shared/features/reports/reports.model.ts'
import { type CheckedItem, checkedItems } from '../checks/self-check-items.ts'
import { type ComputeInput, countOf, type FigureValue } from '../definition.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>

const RESULT_WORD = { 'in-order': '合格', wanting: '不合格', 'not-applicable': '不适用' } as const

const recheckOf = ({ check, item }: CheckedItem) =>
  check.rechecks.filter(({ itemCode }) => itemCode === item.code).at(-1) ?? null

export function computeR09Figures(input: Input): Map<string, FigureValue> {
  const { checks, items } = checkedItems(input, 'fire-monthly')
  // Where nobody checked nothing is known of the items; a 0 would read as "all in order".
  const count = (holds: (checked: CheckedItem) => boolean): FigureValue => {
    const ids = items.filter(holds).map(({ id }) => id)
    const counted = countOf('self-check-item', ids)
    return checks.length === 0 ? { ...counted, value: null } : counted
  }
  const isWanting = ({ answer }: CheckedItem) => answer.result === 'wanting'
  return new Map([
    [
      'checks',
      countOf(
        'self-check',
        checks.map(({ id }) => id),
      ),
    ],
    ['items', count(() => true)],
    ['passed', count(({ answer }) => answer.result === 'in-order')],
    ['failed', count(isWanting)],
    ['not-applicable', count(({ answer }) => answer.result === 'not-applicable')],
    ['mended', count((checked) => isWanting(checked) && recheckOf(checked)?.isPassed === true)],
    ['unmended', count((checked) => isWanting(checked) && recheckOf(checked)?.isPassed !== true)],
  ])
}

export function computeR09Rows(input: Input): FigureRow[] {
  return checkedItems(input, 'fire-monthly').items.map((checked) => {
    const { id, check, section, item, answer } = checked
    const recheck = recheckOf(checked)
    const told = answer.result === 'wanting' ? answer : null
    return {
      id,
      link: screenLinks.selfCheck(check.id),
      cells: {
        ...{ day: check.on, section, item: item.text, result: RESULT_WORD[answer.result] },
        ...{ problem: told?.problem ?? null, responsible: told?.responsible ?? null, dueOn: told?.dueOn ?? null },
        recheck: recheck === null ? null : `${recheck.on} ${recheck.isPassed ? '已整改' : '未整改'}`,
      },
    }
  })
}
