// The nine items by keyboard: 1 to 3 choose the level, 4 to 9 tick measures, arrows move, N finds the first gap, Backspace takes a level back.
import { useState } from 'react'
import { needsMeasure } from '#shared/features/risks/draft.rules.ts'
import type { Risk, RiskItem, RiskItems } from '#shared/features/risks/risks.model.ts'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { strokeOf } from './risk-keys.ts'

/** With the measure where it was not, without it where it was. */
export function toggled(measures: readonly string[], code: string): string[] {
  return measures.includes(code) ? measures.filter((each) => each !== code) : [...measures, code]
}

const isOpenItem = (item: RiskItem): boolean =>
  item.level === 'not-assessed' || (needsMeasure(item) && item.measures.length === 0 && item.otherMeasure === null)

export function useRiskKeys(
  risks: readonly Risk[],
  items: RiskItems,
  onChange: (risk: Risk, part: Partial<RiskItem>) => void,
) {
  const firstGap = () => {
    const index = risks.findIndex(({ key }) => isOpenItem(items[key]))
    return index < 0 ? risks.length - 1 : index
  }
  const [openIndex, setOpen] = useState(firstGap)
  const go = (index: number) => setOpen(Math.min(Math.max(index, 0), risks.length - 1))

  /** True when the key meant something here. */
  const press = (key: string): boolean => {
    const risk = risks[openIndex]
    if (!risk) return false
    const item = items[risk.key]
    const stroke = strokeOf(key, risk.measures)
    if (stroke && 'level' in stroke) {
      onChange(risk, { level: stroke.level })
      // What is there still wants its measures; what is not is done.
      if (stroke.level === 'none') go(openIndex + 1)
    } else if (stroke && needsMeasure(item)) onChange(risk, { measures: toggled(item.measures, stroke.measure) })
    else if (key === 'ArrowDown') go(openIndex + 1)
    else if (key === 'ArrowUp') go(openIndex - 1)
    else if (key === 'n') go(firstGap())
    else if (key === 'Backspace') onChange(risk, { level: 'not-assessed' })
    else return false
    return true
  }

  usePageKeys(press)
  return { openIndex, go }
}
