// The code on the label of a patrol point. Pure.
import { labelCodeOf, readLabelCode } from '../rounds/label-code.rules.ts'

const PREFIX = 'YIAN-FIRE-'

/** `YIAN-FIRE-4K7Q02ZP`: the label's text of a point. */
export function pointCodeOf(pointId: string): string {
  return labelCodeOf(PREFIX, pointId)
}

/** What was scanned or typed in the one form a label has, with or without the prefix; null = it is no label of a point. */
export function readPointCode(text: string): string | null {
  return readLabelCode(PREFIX, text)
}
