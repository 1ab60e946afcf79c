// The micro fire station. Names of staff only.
import * as z from 'zod'
import { Day, Reason, RecordId, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { FireStation, MemberFields, StationRecordContent } from './fire-station.model.ts'

export const fireStationContract = {
  get: needs('fire-safety.read').output(FireStation),
  /** Errors: NOT_FOUND (staff), RULE_BROKEN (STATION_MEMBER_TWICE, STATION_LEFT_BEFORE_JOINED). */
  addMember: needs('fire-safety.manage').input(MemberFields).output(FireStation),
  /** A further version with its reason. Errors: as `addMember`, NOT_FOUND, EDIT_CONFLICT. */
  changeMember: needs('fire-safety.manage')
    .input(z.object({ id: RecordId, version: Version, fields: MemberFields, reason: Reason }))
    .output(FireStation),
  /**
   * A check of the kit, a training, a run to a place, or what the station is. A day that is over needs a reason. Errors: DAY_IN_FUTURE, RULE_BROKEN
   * (STATION_LATE_REASON, STATION_ITEM_UNKNOWN, STATION_ARRIVED_BEFORE_CONFIRMED).
   */
  record: needs('fire-safety.record')
    .input(z.object({ on: Day, content: StationRecordContent, reason: Reason.nullable() }))
    .output(FireStation),
  /** A record made by mistake: both rows stay. Errors: NOT_FOUND, ALREADY_CORRECTED. */
  takeBack: needs('fire-safety.manage')
    .input(z.object({ recordId: RecordId, reason: Reason }))
    .output(FireStation),
}
