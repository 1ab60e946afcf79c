// How a day goes into a cell. Spreadsheets know no day before 1900 and count a 29 February 1900 that never was: such days stay text.
const DAY_TEXT = /^\d{4}-\d{2}-\d{2}$/
const FIRST_SAFE_DAY = '1900-03-01'

/** A date at UTC midnight, so that no zone can move it; text that is not a day (a masked one) and days before March 1900 as they are. */
export function storedDay(value: string): string | Date {
  return DAY_TEXT.test(value) && value >= FIRST_SAFE_DAY ? new Date(`${value}T00:00:00Z`) : value
}
