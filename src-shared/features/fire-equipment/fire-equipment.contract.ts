// The register of fire equipment, its monthly look and its service log. No health data.
import * as z from 'zod'
import { Day, Reason, RecordId, ShortText, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'
import { EquipmentCycles, EquipmentDetail, EquipmentFields, EquipmentList, LookEntry } from './fire-equipment.model.ts'

/** A day that is over needs a reason; the entry is marked as late. */
const When = { on: Day, reason: Reason.nullable() }
const Ids = z.array(RecordId).min(1).max(200)

export const fireEquipmentContract = {
  /** The cycles in force, with their basis. */
  cycles: needs('fire-safety.read').output(EquipmentCycles),
  /** Scrapped pieces among them. */
  list: needs('fire-safety.read').output(EquipmentList),
  /** Errors: NOT_FOUND. */
  get: needs('fire-safety.read')
    .input(z.object({ id: RecordId }))
    .output(EquipmentDetail),
  /** Errors: DAY_IN_FUTURE, RULE_BROKEN (EQUIPMENT_TYPE_UNKNOWN, EQUIPMENT_NUMBER_TAKEN, EQUIPMENT_BOUGHT_BEFORE_MADE, EQUIPMENT_DEVICE_UNKNOWN). */
  add: needs('fire-safety.manage').input(EquipmentFields).output(EquipmentDetail),
  /** A further version with a reason; the one before stays. Errors: as `add`, NOT_FOUND, EDIT_CONFLICT. */
  change: needs('fire-safety.manage')
    .input(z.object({ id: RecordId, version: Version, fields: EquipmentFields, reason: Reason }))
    .output(EquipmentDetail),
  /**
   * The monthly look at several pieces. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN (EQUIPMENT_LATE_REASON, EQUIPMENT_IS_SCRAPPED,
   * EQUIPMENT_PAST_SCRAP_DAY: it cannot be good any more, EQUIPMENT_LOOK_UNKNOWN, EQUIPMENT_BEFORE_MADE). `where` of a photo that is not kept
   * names its entry.
   */
  look: needs('fire-safety.record')
    .input(z.object({ entries: z.array(LookEntry).min(1).max(500), source: z.enum(['scan', 'hand']), ...When }))
    .output(EquipmentList),
  /** Sends pieces to be serviced. Too many of a kind away is told in `tooManyOut`, not refused. Errors: as `look`, EQUIPMENT_IS_AWAY. */
  sendOut: needs('fire-safety.record')
    .input(z.object({ ids: Ids, company: z.string().trim().min(1).max(60), ...When }))
    .output(EquipmentList),
  /** Serviced, and back where it was away. Errors: as `look`, EQUIPMENT_NOT_SERVICED (a kind without service). */
  service: needs('fire-safety.record')
    .input(
      z.object({
        ...{ ids: Ids, company: z.string().trim().min(1).max(60), note: ShortText.nullable() },
        attachmentIds: AttachmentIds.default([]),
        ...When,
      }),
    )
    .output(EquipmentList),
  /** `why` says why it was scrapped. Errors: as `look`. */
  scrap: needs('fire-safety.manage')
    .input(z.object({ ids: Ids, why: Reason, ...When }))
    .output(EquipmentList),
  /** An entry made by mistake: both rows stay. Errors: NOT_FOUND, ALREADY_CORRECTED. */
  takeBack: needs('fire-safety.manage')
    .input(z.object({ eventId: RecordId, reason: Reason }))
    .output(EquipmentDetail),
}
