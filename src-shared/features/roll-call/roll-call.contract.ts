// The roll-call sheet: offered at once when a fire alarm rises, ticked from several seats, closed with a record.
import * as z from 'zod'
import { liveFeed } from '../../contract/live-feed.ts'
import { AlarmId, Day, Instant, Reason, ResidentId, RollCallId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import {
  Mobility,
  MobilityFact,
  RollCall,
  RollCallChange,
  RollCallCopies,
  RollCallMark,
  RollCallSheet,
} from './roll-call.model.ts'

export const rollCallContract = {
  /** The house as it stands now. */
  sheet: needs('roll-call.read', { isBackground: true }).output(RollCallSheet),
  /** The running roll-call; null = none runs. */
  watch: needs('roll-call.read', { isBackground: true }).output(liveFeed(RollCall.nullable(), RollCallChange)),
  /** Opens one, or answers the one that runs: two seats that press at once tick one sheet. */
  open: needs('roll-call.read')
    .input(z.object({ alarmId: AlarmId.nullable(), isDrill: z.boolean() }))
    .output(RollCall),
  /** Errors: NOT_FOUND, NOTHING_TO_UNDO (already closed). */
  mark: needs('roll-call.read')
    .input(z.object({ id: RollCallId, residentIds: z.array(ResidentId).min(1).max(500), mark: RollCallMark }))
    .output(RollCall),
  /** While somebody is unchecked or missing it is closed only with a reason: RULE_BROKEN ROLL_CALL_INCOMPLETE. */
  close: needs('roll-call.read')
    .input(z.object({ id: RollCallId, note: Reason.nullable() }))
    .output(RollCall),
  /** Errors: NOT_FOUND. */
  get: needs('roll-call.read')
    .input(z.object({ id: RollCallId }))
    .output(RollCall),
  /** Roll-calls opened in a span, newest first, at most 200. */
  list: needs('roll-call.read')
    .input(z.object({ from: Instant, to: Instant }))
    .output(z.array(RollCall)),
  /** Where the hourly copies lie and how old the newest is. */
  copies: needs('roll-call.read', { isBackground: true }).output(RollCallCopies),
  /** Mobility of a person, newest first; empty = not recorded. */
  mobility: needs('roll-call.read')
    .input(z.object({ residentId: ResidentId }))
    .output(z.array(MobilityFact)),
  setMobility: needs('residents.edit')
    .input(z.object({ residentId: ResidentId, mobility: Mobility, fromOn: Day }))
    .output(z.array(MobilityFact)),
}
