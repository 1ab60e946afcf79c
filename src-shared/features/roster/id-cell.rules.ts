// Reads the ID cell of a roster. A number that fails is never repaired: the row keeps what stood in the cell, the
// resident gets no ID number until a person mends it.
import { type IdNumberFault, normaliseIdNumber, readIdNumber } from '../residents/id-number.rules.ts'
import type { Sex } from '../residents/resident.codes.ts'
import { cellText, isNothing } from './cell-text.rules.ts'
import type { RosterCellValue, RosterHint, RosterProblemCode } from './roster.model.ts'

export type IdCellReading =
  | { isValid: true; idNumber: string; birth: string; sex: Sex }
  | { isValid: false; code: RosterProblemCode; hint: RosterHint; suggestion: string | null }

const FAULTS: Readonly<Record<IdNumberFault, { code: RosterProblemCode; hint: RosterHint }>> = {
  EMPTY: { code: 'ID_MISSING', hint: 'idMissing' },
  LENGTH: { code: 'ID_MALFORMED', hint: 'idLength' },
  CHARACTERS: { code: 'ID_MALFORMED', hint: 'idCharacters' },
  BIRTH: { code: 'ID_MALFORMED', hint: 'idBirthNotInCalendar' },
  CHECK_DIGIT: { code: 'ID_CHECK_DIGIT', hint: 'idCheckDigit' },
}

function refused(code: RosterProblemCode, hint: RosterHint, suggestion: string | null = null): IdCellReading {
  return { isValid: false, code, hint, suggestion }
}

/** A spreadsheet keeps 15 digits of a number: the last three of an ID typed as a number are gone for good. */
function hasLostDigits(value: RosterCellValue | undefined, number: string): boolean {
  if (typeof value === 'number') return !Number.isSafeInteger(value) || number.length > 15
  return /^\d(?:\.\d+)?E\+?1[4-9]$/iu.test(cellText(value).replaceAll(' ', ''))
}

/** Reads an ID cell; `today` marks ages that cannot be. */
export function readIdCell(value: RosterCellValue | undefined, today: string): IdCellReading {
  const text = cellText(value)
  if (isNothing(text)) return refused('ID_MISSING', 'idMissing')
  const number = normaliseIdNumber(text)
  if (hasLostDigits(value, number)) return refused('ID_PRECISION_LOST', 'idPrecisionLost')
  const reading = readIdNumber(number, today)
  if (reading.status === 'legacy') return refused('ID_15_DIGIT', 'id15Digit', reading.converted)
  if (reading.status === 'invalid') {
    // The zeros a spreadsheet leaves once the number was saved as text again.
    if (reading.fault === 'CHECK_DIGIT' && number.endsWith('000'))
      return refused('ID_PRECISION_LOST', 'idPrecisionLost')
    return refused(FAULTS[reading.fault].code, FAULTS[reading.fault].hint)
  }
  if (reading.warnings.includes('AGE_IMPLAUSIBLE')) return refused('ID_BIRTH_IMPLAUSIBLE', 'idBirthImplausible')
  return { isValid: true, idNumber: reading.idNumber, birth: reading.birth, sex: reading.sex }
}
