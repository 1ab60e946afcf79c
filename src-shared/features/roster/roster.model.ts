// What the reading of a roster workbook yields: rows understood cell by cell, rows skipped with the reason, and every
// doubt named by row and cell. Must never lose what stood in a cell: `source` keeps it for mending.
import { z } from 'zod'
import { FUNDING_CATEGORIES, SEXES } from '../residents/resident.codes.ts'

/** The columns an import understands. */
export const ROSTER_FIELDS = [
  'name',
  'sex',
  'idNumber',
  'birth',
  'building',
  'room',
  'bed',
  'admittedOn',
  'abilityLevel',
  'category',
  'contactName',
  'contactPhone',
  'relation',
  'monthlyFee',
] as const
export const RosterField = z.enum(ROSTER_FIELDS)
export type RosterField = z.infer<typeof RosterField>

/** What can be wrong with a row. Codes are shown through i18n as `roster.problem.<code>`. */
export const ROSTER_PROBLEM_CODES = [
  'NAME_MISSING',
  'NAME_HAS_NOTE',
  'SEX_UNKNOWN',
  'SEX_DISAGREES_WITH_ID',
  'ID_MISSING',
  'ID_MALFORMED',
  'ID_CHECK_DIGIT',
  'ID_15_DIGIT',
  'ID_PRECISION_LOST',
  'ID_BIRTH_IMPLAUSIBLE',
  'BIRTH_DISAGREES_WITH_ID',
  'DATE_INVALID',
  'ADMITTED_ON_MISSING',
  'ROOM_MISSING',
  'BED_MISSING',
  'BED_TAKEN',
  'DUPLICATE_PERSON',
  'LEVEL_UNKNOWN',
  'CATEGORY_UNKNOWN',
  'CONTACT_PHONE_MISSING',
  'CONTACT_PHONE_INVALID',
  'FEE_INVALID',
] as const
export const RosterProblemCode = z.enum(ROSTER_PROBLEM_CODES)
export type RosterProblemCode = z.infer<typeof RosterProblemCode>

/** Says more about a problem and what to do; shown through i18n as `roster.hint.<hint>`. */
export const ROSTER_HINTS = [
  'nameMissing',
  'nameHasNote',
  'sexUnknown',
  'sexDisagreesWithId',
  'idMissing',
  'idLength',
  'idCharacters',
  'idBirthNotInCalendar',
  'idCheckDigit',
  'id15Digit',
  'idPrecisionLost',
  'idBirthImplausible',
  'birthDisagreesWithId',
  'dateNotInCalendar',
  'dateNotUnderstood',
  'dateDayMissing',
  'dateAmbiguous',
  'dateLunar',
  'dateImplausible',
  'admittedOnMissing',
  'admittedBeforeBirth',
  'roomMissing',
  'bedMissing',
  'bedTaken',
  'duplicatePerson',
  'levelUnknown',
  'categoryUnknown',
  'phoneMissing',
  'phoneNotWhole',
  'feeNotMonthly',
  'feeNotOneAmount',
  'feeNotUnderstood',
] as const
export const RosterHint = z.enum(ROSTER_HINTS)
export type RosterHint = z.infer<typeof RosterHint>

/** A cell as the workbook holds it; null = empty. */
export const RosterCellValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type RosterCellValue = z.infer<typeof RosterCellValue>

/** Where a value stood (`F16`) and what stood there. */
export const RosterCell = z.object({ cell: z.string(), value: RosterCellValue })
export type RosterCell = z.infer<typeof RosterCell>

export const RosterSource = z.partialRecord(RosterField, RosterCell)
export type RosterSource = z.infer<typeof RosterSource>

/** One problem, by cell. `raw` is what stood there; `suggestion` is a value a person may accept. */
export const RosterProblem = z.object({
  code: RosterProblemCode,
  field: RosterField,
  cell: z.string(),
  raw: RosterCellValue,
  hint: RosterHint,
  suggestion: z.string().nullable(),
  /** The other holder of the bed or the other entry of the person: a row of this roster or an id the home already has. */
  against: z.union([z.object({ row: z.number().int() }), z.object({ id: z.string() })]).nullable(),
})
export type RosterProblem = z.infer<typeof RosterProblem>

/** One resident as understood. Days are 'YYYY-MM-DD', the fee is yuan a month, `row` counts as the sheet does (from 1); null = unknown. */
export const RosterRow = z.object({
  row: z.number().int().positive(),
  name: z.string().nullable(),
  sex: z.enum(SEXES).nullable(),
  idNumber: z.string().nullable(),
  birth: z.string().nullable(),
  building: z.string().nullable(),
  room: z.string().nullable(),
  bed: z.string().nullable(),
  admittedOn: z.string().nullable(),
  abilityLevel: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  category: z.enum(FUNDING_CATEGORIES).nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  relation: z.string().nullable(),
  monthlyFee: z.number().nonnegative().nullable(),
  /** The codes of `details`, each once. */
  problems: z.array(RosterProblemCode),
  details: z.array(RosterProblem),
  source: RosterSource,
})
export type RosterRow = z.infer<typeof RosterRow>

/** Why a row of the sheet is no resident. */
export const ROSTER_SKIP_REASONS = [
  'blank',
  'subtotal',
  'total',
  'footer',
  'section',
  'repeated-header',
  'continuation',
  'empty-bed',
  'note',
] as const
export const RosterSkip = z.object({ row: z.number().int().positive(), why: z.enum(ROSTER_SKIP_REASONS) })
export type RosterSkip = z.infer<typeof RosterSkip>
export type RosterSkipReason = RosterSkip['why']

/** A column of the sheet and what it was taken for; `field` null = read by nobody. `headerTexts` are the header cells from top to bottom. */
export const RosterColumn = z.object({
  column: z.string(),
  field: RosterField.nullable(),
  headerTexts: z.array(z.string()),
  isHidden: z.boolean(),
})
export type RosterColumn = z.infer<typeof RosterColumn>

/** The whole reading. `readOn` is the day the plausibility of dates was judged by. */
export const RosterReading = z.object({
  sheetName: z.string(),
  /** Other sheets that also carry a roster header: the user may choose one of them. */
  otherSheetNames: z.array(z.string()),
  headerRows: z.object({ from: z.number().int(), to: z.number().int() }),
  columns: z.array(RosterColumn),
  /** Fields the sheet tells nowhere: no column of their own, nor in another one (a phone beside the contact's name). */
  missingFields: z.array(RosterField),
  hiddenRows: z.array(z.number().int()),
  readOn: z.string(),
  rows: z.array(RosterRow),
  skipped: z.array(RosterSkip),
})
export type RosterReading = z.infer<typeof RosterReading>

/** Why a file as a whole cannot be read. */
export const ROSTER_ERROR_CODES = [
  'FILE_NOT_FOUND',
  'WRONG_FILE_TYPE',
  'FILE_TOO_LARGE',
  'FILE_EXPANDS_TOO_FAR',
  'TOO_MANY_ROWS',
  'NO_HEADER',
  'PASSWORD_PROTECTED',
  'UNREADABLE',
  'TOOK_TOO_LONG',
] as const
export const RosterErrorCode = z.enum(ROSTER_ERROR_CODES)
export type RosterErrorCode = z.infer<typeof RosterErrorCode>
