// The rows and figures of R13: a row a judgement item of each signed search for major hazards. Yes = a major hazard.
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { FigureRow } from '#shared/features/reports/reports.model.ts'
import type { SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'
import { checkedItems } from '../checks/self-check-items.ts'
import { type ComputeInput, countOf, type FigureValue } from '../definition.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>

const hasHazard = ({ answers }: SelfCheck): boolean => Object.values(answers).some(({ result }) => result === 'wanting')

export function computeR13Figures(input: Input): Map<string, FigureValue> {
  const { checks, items } = checkedItems(input, 'major-hazards')
  const count = (holds: (check: SelfCheck) => boolean) =>
    countOf(
      'self-check',
      checks.filter(holds).map(({ id }) => id),
    )
  const ids = (some: typeof items) => some.map(({ id }) => id)
  // Where nobody searched it is not known whether there is a hazard; a 0 would read as "none".
  const known = (counted: FigureValue): FigureValue => (checks.length === 0 ? { ...counted, value: null } : counted)
  const hazards = ids(items.filter(({ answer }) => answer.result === 'wanting'))
  return new Map([
    ['checks', count(() => true)],
    ['items', known(countOf('self-check-item', ids(items)))],
    ['hazards', known(countOf('self-check-item', hazards))],
    ['with-hazards', known(count(hasHazard))],
    ['reported', known(count((check) => hasHazard(check) && check.hazardReport !== null))],
    ['unreported', known(count((check) => hasHazard(check) && check.hazardReport === null))],
  ])
}

export function computeR13Rows(input: Input): FigureRow[] {
  return checkedItems(input, 'major-hazards').items.map(({ id, check, section, item, answer }) => {
    const isHazard = answer.result === 'wanting'
    return {
      id,
      link: screenLinks.selfCheck(check.id),
      cells: {
        ...{ day: check.on, group: section, item: item.text, result: isHazard ? '是' : '否' },
        evidence: isHazard ? answer.problem : null,
        reportedOn: isHazard ? (check.hazardReport?.reportedOn ?? null) : null,
        measure: isHazard ? answer.measure : null,
      },
    }
  })
}
