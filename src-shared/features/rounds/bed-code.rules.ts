// The code on the label of a bed. Pure.
import { labelCodeOf, readLabelCode } from './label-code.rules.ts'

const PREFIX = 'YIAN-BED-'

/** `YIAN-BED-4K7Q02ZP`: the label's text of a bed. */
export function bedCodeOf(bedId: string): string {
  return labelCodeOf(PREFIX, bedId)
}

/** What was scanned or typed in the one form a label has, with or without the prefix; null = it is no bed label at all. */
export function readBedCode(text: string): string | null {
  return readLabelCode(PREFIX, text)
}
