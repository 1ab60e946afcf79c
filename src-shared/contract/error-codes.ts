// Every error a person can meet, by code. The words are in the renderer's i18n files (`errors.<CODE>`); this file must never hold words.
import * as z from 'zod'

/** What an error tells besides its code. Holds ids and numbers, never names, ID numbers or health data. */
export const Problem = z.object({
  /** Field, cell, file or record the error is about. */
  where: z.string().optional(),
  /** Values the sentence needs, e.g. a limit and what was given. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  /** For EDIT_CONFLICT: the version somebody else saved in the meantime. */
  theirs: z.unknown().optional(),
})
export type Problem = z.infer<typeof Problem>

const statusOf = {
  // who
  NOT_SIGNED_IN: 401,
  SESSION_LOCKED: 423,
  NOT_ALLOWED: 403,
  WRONG_CREDENTIALS: 401,
  ACCOUNT_LOCKED: 423,
  PASSWORD_TOO_WEAK: 422,
  PIN_TOO_WEAK: 422,
  LOGIN_NAME_TAKEN: 409,
  LAST_MANAGER: 409,
  ALREADY_SET_UP: 409,
  // what
  NOT_FOUND: 404,
  EDIT_CONFLICT: 409,
  RULE_BROKEN: 422,
  ID_NUMBER_TAKEN: 409,
  ID_NUMBER_INVALID: 422,
  CREDIT_CODE_INVALID: 422,
  BED_OCCUPIED: 409,
  BED_NOT_OPEN: 409,
  BED_BLOCKED: 409,
  RESIDENT_ALREADY_IN: 409,
  RESIDENT_NOT_IN: 409,
  RESIDENT_ON_LEAVE: 409,
  RESIDENT_NOT_ON_LEAVE: 409,
  RESIDENT_DEAD: 409,
  INTERVAL_OVERLAP: 409,
  DAY_IN_FUTURE: 422,
  DAY_BEFORE_START: 422,
  NOTHING_TO_UNDO: 409,
  ALARM_CLOSED: 409,
  ALARM_NOT_ACKNOWLEDGED: 409,
  ALARM_NOT_ATTENDED: 409,
  ALARM_NOT_SHELVABLE: 409,
  DEVICE_NOT_BOUND: 409,
  REPORT_BLOCKED: 422,
  PERIOD_NOT_OVER: 422,
  SNOOZE_TOO_LONG: 422,
  NAME_TAKEN: 409,
  // files
  WRONG_FILE_TYPE: 422,
  FILE_TOO_LARGE: 413,
  FILE_EXPANDS_TOO_FAR: 413,
  TOO_MANY_ROWS: 413,
  NO_HEADER: 422,
  PASSWORD_PROTECTED: 422,
  UNREADABLE: 422,
  FILE_NOT_FOUND: 404,
  TOOK_TOO_LONG: 422,
  // storage
  WRONG_KEY: 500,
  KEY_MISSING: 500,
  DATABASE_UNREADABLE: 500,
  DATABASE_NEWER: 500,
  MIGRATION_EDITED: 500,
  MIGRATION_FAILED: 500,
  DATA_FOLDER_LOCKED: 500,
  DISK_FULL: 507,
  STORAGE_FAILED: 500,
  STORAGE_BUSY: 503,
  AUDIT_APPEND_ONLY: 500,
  BACKUP_DAMAGED: 422,
  BACKUP_EXISTS: 409,
  BACKUP_FAILED: 500,
  BACKUP_NOT_FOUND: 404,
  BACKUP_FOLDER_MISSING: 422,
  EXPORT_EXISTS: 409,
  HOME_HEADER_UNREADABLE: 500,
  KEY_FILE_EXISTS: 409,
  KEY_FILE_EXPOSED: 500,
  KEY_FILE_MISPLACED: 500,
  KEY_FILE_UNREADABLE: 500,
  MIGRATIONS_INVALID: 500,
  MIGRATIONS_MISSING: 500,
  MIGRATION_OUT_OF_ORDER: 500,
  PASSPHRASE_TOO_SHORT: 422,
  RECOVERY_KEY_INVALID: 422,
  WORKER_MISSING: 500,
  CANCELLED: 499,
  BROKER_PORT_TAKEN: 500,
} as const

/** Codes in UPPER_SNAKE; the only ones that cross the wire as typed errors. */
export type ErrorCode = keyof typeof statusOf
export const errorCodes = Object.keys(statusOf) as ErrorCode[]

/** True when `code` is one of the house's typed error codes. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(statusOf, code)
}

type ErrorMap = { [Code in ErrorCode]: { status: number; data: z.ZodOptional<typeof Problem> } }
/** The error map every procedure carries (oRPC contract form). */
export const commonErrors = Object.fromEntries(
  errorCodes.map((code) => [code, { status: statusOf[code], data: Problem.optional() }]),
) as ErrorMap
