// Understands one row of a roster from what stood in its cells, and again after a person mended some of them.
// Pure: the same cells and the same day give the same row. Problems between rows are in roster-together.rules.ts.

import { SEX_LABELS } from '../residents/resident.codes.ts'
import { readAbilityLevel, readCategory, readRelation } from './code-cell.rules.ts'
import { readContact } from './contact-cell.rules.ts'
import { readDateCell } from './date-cell.rules.ts'
import { readMonthlyFee } from './fee-cell.rules.ts'
import { type Place, placeText, readBed, readBuilding, splitPlace, splitRoom } from './place-cell.rules.ts'
import {
  ROSTER_FIELDS,
  type RosterField,
  type RosterProblem,
  type RosterRow,
  type RosterSource,
} from './roster.model.ts'
import { understandPerson } from './roster-person.rules.ts'
import { cellOf, codesOf, createReport, type Report } from './row-report.ts'

function understandPlace(source: RosterSource, report: Report): Place {
  const fromRoom = splitRoom(source.room?.value)
  const bedText = placeText(source.bed?.value)
  const isWrittenTogether = source.room === undefined || /\S[-—‐-―/\s室房楼栋幢]+\S/u.test(bedText)
  const fromBed = isWrittenTogether
    ? splitPlace(source.bed?.value)
    : { building: null, room: null, bed: readBed(bedText) }
  // A room cell may hold the bed as well when the sheet has no bed column (101-1).
  const fromRoomWithBed = source.bed === undefined ? splitPlace(source.room?.value) : null
  const hasBedInRoom = fromRoomWithBed !== null && fromRoomWithBed.room !== null && fromRoomWithBed.bed !== null
  const place: Place = {
    building:
      readBuilding(source.building?.value) ??
      fromRoom.building ??
      fromBed.building ??
      fromRoomWithBed?.building ??
      null,
    room: (hasBedInRoom ? fromRoomWithBed.room : fromRoom.room) ?? fromBed.room,
    bed: hasBedInRoom ? fromRoomWithBed.bed : fromBed.bed,
  }
  if (source.room !== undefined || source.bed !== undefined) {
    if (place.room === null) report('ROOM_MISSING', source.room ? 'room' : 'bed', { hint: 'roomMissing' })
    if (place.bed === null) report('BED_MISSING', source.bed ? 'bed' : 'room', { hint: 'bedMissing' })
  }
  return place
}

type Contact = Pick<RosterRow, 'contactName' | 'contactPhone' | 'relation'>

function understandContact(source: RosterSource, report: Report): Contact {
  const nameCell = readContact(source.contactName?.value)
  const phoneCell = readContact(source.contactPhone?.value)
  const contactPhone = phoneCell.phone ?? nameCell.phone
  if (contactPhone === null && (source.contactPhone !== undefined || source.contactName !== undefined)) {
    const field = source.contactPhone ? 'contactPhone' : 'contactName'
    if (phoneCell.hasBadNumber || nameCell.hasBadNumber)
      report('CONTACT_PHONE_INVALID', field, { hint: 'phoneNotWhole' })
    else report('CONTACT_PHONE_MISSING', field, { hint: 'phoneMissing' })
  }
  return {
    contactName: nameCell.name ?? phoneCell.name,
    contactPhone,
    relation: readRelation(source.relation?.value) ?? nameCell.relation ?? phoneCell.relation,
  }
}

function understandAdmission(source: RosterSource, today: string, report: Report): string | null {
  const reading = readDateCell(source.admittedOn?.value, 'admission', today)
  if (reading.kind === 'day') return reading.day
  if (reading.kind === 'invalid') report('DATE_INVALID', 'admittedOn', { hint: reading.hint })
  if (reading.kind === 'month') report('DATE_INVALID', 'admittedOn', { hint: 'dateDayMissing' })
  if (reading.kind === 'empty' && source.admittedOn)
    report('ADMITTED_ON_MISSING', 'admittedOn', { hint: 'admittedOnMissing' })
  return null
}

/**
 * Understands one row. `source` holds a cell for every mapped column (value null when empty); fields without a column
 * are absent and stay null. `today` ('YYYY-MM-DD') judges two-digit years and plausibility.
 */
export function understandRow(row: number, source: RosterSource, today: string): RosterRow {
  const details: RosterProblem[] = []
  const report = createReport(row, source, details)
  const person = understandPerson(source, today, report)
  const place = understandPlace(source, report)
  let admittedOn = understandAdmission(source, today, report)
  if (admittedOn !== null && person.birth !== null && admittedOn < person.birth) {
    report('DATE_INVALID', 'admittedOn', { hint: 'admittedBeforeBirth' })
    admittedOn = null
  }
  const abilityLevel = readAbilityLevel(source.abilityLevel?.value)
  if (abilityLevel === null && source.abilityLevel) report('LEVEL_UNKNOWN', 'abilityLevel', { hint: 'levelUnknown' })
  const category = source.category ? readCategory(source.category.value) : null
  if (category === null && source.category) report('CATEGORY_UNKNOWN', 'category', { hint: 'categoryUnknown' })
  const contact = understandContact(source, report)
  const fee = readMonthlyFee(source.monthlyFee?.value)
  if (fee.kind === 'invalid') report('FEE_INVALID', 'monthlyFee', { hint: fee.hint })
  return {
    row,
    ...person,
    ...place,
    admittedOn,
    abilityLevel,
    category,
    ...contact,
    monthlyFee: fee.kind === 'yuan' ? fee.amount : null,
    problems: codesOf(details),
    details,
    source,
  }
}

/** What a person typed for a field; null clears it. */
export type RosterPatch = Partial<Record<RosterField, string | null>>

/** The value of a row as text that reads back to the same value. */
function textOf(row: RosterRow, field: RosterField): string | null {
  if (field === 'sex') return row.sex === null ? null : SEX_LABELS[row.sex]
  const value = row[field]
  return value === null ? null : String(value)
}

/**
 * Re-reads a row after a person mended some cells, by the same rules as the import; `today` as in `understandRow`.
 * Returns a new row without the problems between rows: run `checkRosterTogether` on the whole roster afterwards.
 */
export function mendRow(row: RosterRow, patch: RosterPatch, today: string): RosterRow {
  const source: RosterSource = { ...row.source }
  // A value that came out of a shared cell (name and phone in one) gets a place of its own before that cell is replaced.
  for (const field of ['building', 'room', 'bed', 'contactName', 'contactPhone', 'relation'] as const) {
    const text = textOf(row, field)
    if (source[field] === undefined && text !== null)
      source[field] = { cell: cellOf(source, field, row.row), value: text }
  }
  for (const field of ROSTER_FIELDS) {
    const typed = patch[field]
    if (typed !== undefined) source[field] = { cell: cellOf(row.source, field, row.row), value: typed }
  }
  return understandRow(row.row, source, today)
}
