// The person part of a roster row: name, ID number, sex, birth. The ID is believed where it is valid; where the sheet
// contradicts it the value stays unknown, because nobody can tell from here which of the two is wrong.
import { cellText, isNothing } from './cell-text.rules.ts'
import { readSex } from './code-cell.rules.ts'
import { type DateReading, readDateCell } from './date-cell.rules.ts'
import { type IdCellReading, readIdCell } from './id-cell.rules.ts'
import type { RosterRow, RosterSource } from './roster.model.ts'
import type { Report } from './row-report.ts'

type Person = Pick<RosterRow, 'name' | 'sex' | 'idNumber' | 'birth'>

/** A name without the spaces used to align two-character names; notes in brackets are cut off and told by `hasNote`. */
export function readName(text: string): { name: string | null; hasNote: boolean } {
  const bare = text.replace(/\s*[(（【[][^)）】\]]*[)）】\]]?\s*/gu, '').replace(/[*★☆#]+/gu, '')
  const name = /\p{Script=Han}/u.test(bare) ? bare.replace(/\s/gu, '') : bare.trim()
  return { name: isNothing(name) ? null : name, hasNote: /[(（【[]/u.test(text) && !isNothing(name) }
}

function birthOf(id: IdCellReading, written: DateReading, report: Report): string | null {
  if (written.kind === 'invalid') report('DATE_INVALID', 'birth', { hint: written.hint })
  if (!id.isValid) {
    if (written.kind === 'month') report('DATE_INVALID', 'birth', { hint: 'dateDayMissing' })
    return written.kind === 'day' ? written.day : null
  }
  const isContradicted =
    (written.kind === 'day' && written.day !== id.birth) ||
    (written.kind === 'month' && written.month !== id.birth.slice(0, 7))
  if (!isContradicted) return id.birth
  report('BIRTH_DISAGREES_WITH_ID', 'birth', { hint: 'birthDisagreesWithId', suggestion: id.birth })
  return null
}

/** Understands the person's cells; every doubt goes to `report`. */
export function understandPerson(source: RosterSource, today: string, report: Report): Person {
  const { name, hasNote } = readName(cellText(source.name?.value))
  if (name === null) report('NAME_MISSING', 'name', { hint: 'nameMissing' })
  else if (hasNote) report('NAME_HAS_NOTE', 'name', { hint: 'nameHasNote', suggestion: name })

  const id = readIdCell(source.idNumber?.value, today)
  if (!id.isValid) report(id.code, 'idNumber', { hint: id.hint, suggestion: id.suggestion })

  const birth = birthOf(id, readDateCell(source.birth?.value, 'birth', today), report)

  const writtenSex = readSex(source.sex?.value)
  let sex = id.isValid ? id.sex : writtenSex
  if (id.isValid && writtenSex !== null && writtenSex !== id.sex) {
    report('SEX_DISAGREES_WITH_ID', 'sex', { hint: 'sexDisagreesWithId', suggestion: id.sex })
    sex = null
  }
  if (!id.isValid && sex === null && source.sex !== undefined) report('SEX_UNKNOWN', 'sex', { hint: 'sexUnknown' })
  return { name, sex, idNumber: id.isValid ? id.idNumber : null, birth }
}
