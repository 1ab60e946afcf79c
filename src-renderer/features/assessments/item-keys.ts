// Which key gives which score of an item. Pure.
import type { ScaleItem } from '#shared/features/assessments/scale.model.ts'

/** The score itself where every score is one digit, else the place in the list, from 1. */
export function keyOfOption({ options }: Pick<ScaleItem, 'options'>, index: number): string {
  const areDigits = options.every(({ score }) => Number.isInteger(score) && score >= 0 && score <= 9)
  return areDigits ? String(options[index]?.score) : String(index + 1)
}

/** The score a key means; undefined = none. */
export function scoreOfKey(item: Pick<ScaleItem, 'options'>, key: string): number | undefined {
  return item.options.find((_option, index) => keyOfOption(item, index) === key)?.score
}
