// Which rows of a roster may become residents. A gap that a duty will ask for later (no ID number, no phone) does not
// hold a row back; a contradiction, a missing place or a second entry of a person does.
import type { RuleCode } from '../../contract/rule-codes.ts'
import type { RosterProblemCode, RosterRow } from './roster.model.ts'

export type HoldingProblem = RosterProblemCode & RuleCode

const HOLDING_BACK: ReadonlySet<RosterProblemCode> = new Set<HoldingProblem>([
  'NAME_MISSING',
  'SEX_UNKNOWN',
  'SEX_DISAGREES_WITH_ID',
  'BIRTH_DISAGREES_WITH_ID',
  'ADMITTED_ON_MISSING',
  'ROOM_MISSING',
  'BED_MISSING',
  'BED_TAKEN',
  'DUPLICATE_PERSON',
])

/** Problems that keep a row from being admitted until it is mended. Empty = the row may be committed, with its gaps. */
export function problemsHoldingBack(row: RosterRow): HoldingProblem[] {
  const codes = row.problems.filter((code): code is HoldingProblem => HOLDING_BACK.has(code))
  if (row.name === null) codes.push('NAME_MISSING')
  if (row.sex === null) codes.push('SEX_UNKNOWN')
  if (row.admittedOn === null) codes.push('ADMITTED_ON_MISSING')
  if (row.room === null) codes.push('ROOM_MISSING')
  if (row.bed === null) codes.push('BED_MISSING')
  return [...new Set(codes)]
}
