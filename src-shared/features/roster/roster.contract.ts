// Roster import: a file becomes a draft that survives a crash; rows are mended in place; chosen rows become residents at once.
import * as z from 'zod'
import { errorCodes } from '../../contract/error-codes.ts'
import { ResidentId, RosterDraftId, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { ruleCodes } from '../../contract/rule-codes.ts'
import { BedCareType, BedStayMode } from '../beds/beds.model.ts'
import { RosterField, RosterReading, RosterRow } from './roster.model.ts'

/** The open draft: what was read, as mended so far. `version` counts the changes. */
export const RosterDraft = z.object({
  id: RosterDraftId,
  fileName: z.string(),
  version: Version,
  reading: RosterReading,
})
export type RosterDraft = z.infer<typeof RosterDraft>

/** A row the home itself refuses, e.g. BED_NOT_OPEN, RESIDENT_DEAD, DAY_IN_FUTURE, ID_NUMBER_TAKEN. */
export const RefusedRosterRow = z.object({
  row: z.number().int(),
  code: z.enum(errorCodes),
  where: z.string().nullable(),
  /** Set with RULE_BROKEN. */
  rule: z.enum(ruleCodes).nullable(),
})
export type RefusedRosterRow = z.infer<typeof RefusedRosterRow>

export const RosterCommitResult = z.object({
  committed: z.array(z.object({ row: z.number().int(), residentId: ResidentId })),
  /** Rows that stay in the draft, their problems judged anew against the home. */
  left: z.array(RosterRow),
  refused: z.array(RefusedRosterRow),
  /** Null once no row is left: the draft is closed. */
  draft: RosterDraft.nullable(),
})
export type RosterCommitResult = z.infer<typeof RosterCommitResult>

const draftAt = z.object({ draftId: RosterDraftId, version: Version })

export const rosterContract = {
  /** Reads a workbook into a new draft; an earlier open draft is set aside. Errors: the file codes (WRONG_FILE_TYPE, NO_HEADER …). */
  read: needs('roster.import')
    .input(z.object({ file: z.file(), sheetName: z.string().max(100).optional() }))
    .output(RosterDraft),
  /** The open draft, or null. */
  current: needs('roster.import').output(RosterDraft.nullable()),
  /** Replaces cells of one row by what a person typed (null = empty). Errors: EDIT_CONFLICT, NOT_FOUND. */
  mend: needs('roster.import')
    .input(
      draftAt.extend({ row: z.number().int(), patch: z.partialRecord(RosterField, z.string().max(500).nullable()) }),
    )
    .output(RosterDraft),
  /** Admits the chosen rows in one transaction. Beds that do not exist are made with the type given here. */
  commit: needs('roster.import')
    .input(
      draftAt.extend({
        rows: z.array(z.number().int()).min(1).max(20_000),
        newBeds: z
          .object({ careType: BedCareType, stayMode: BedStayMode })
          .default({ careType: 'ordinary', stayMode: 'full-time' }),
      }),
    )
    .output(RosterCommitResult),
  discard: needs('roster.import')
    .input(draftAt)
    .output(z.object({ ok: z.literal(true) })),
}
