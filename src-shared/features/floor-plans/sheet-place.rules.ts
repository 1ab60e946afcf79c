// A place on a sheet: told in cells, or in percent from its upper left corner as people read it off paper. Pure.
import type { Drawing, GridPoint } from './floor-plans.model.ts'

type Sheet = Pick<Drawing, 'width' | 'height'>

/** True when the place lies on the sheet; its edge belongs to it. */
export function isOnSheet([x, y]: GridPoint, { width, height }: Sheet): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height
}

/** The nearest cell on the sheet. */
export function onSheet([x, y]: readonly [number, number], { width, height }: Sheet): GridPoint {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)))
  return [within(x, width), within(y, height)]
}

/** Percent of the sheet from the left and from the top, to one decimal. */
export function percentOf([x, y]: GridPoint, { width, height }: Sheet): [number, number] {
  const share = (value: number, whole: number) => Math.round((value / whole) * 1000) / 10
  return [share(x, width), share(y, height)]
}

/** The nearest cell to a place in percent. */
export function cellAt([left, top]: readonly [number, number], sheet: Sheet): GridPoint {
  return onSheet([(left / 100) * sheet.width, (top / 100) * sheet.height], sheet)
}
