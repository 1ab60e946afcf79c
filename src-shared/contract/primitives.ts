// The small values every contract is built of. Days are calendar days of the facility's zone; instants are UTC.
import * as z from 'zod'

/** A calendar day `YYYY-MM-DD` in the facility's zone (Asia/Shanghai), GB/T 7408. */
export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

/** A calendar month `YYYY-MM`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export type Month = z.infer<typeof Month>

/** An instant as epoch milliseconds, UTC. */
export const Instant = z.number().int()
export type Instant = z.infer<typeof Instant>

/** Every id is a UUIDv7 text, branded per entity so that a bed id cannot be passed where a resident id is meant. */
function entityId<Brand extends string>() {
  return z.string().min(1).max(64).brand<Brand>()
}

export const UserId = entityId<'UserId'>()
export type UserId = z.infer<typeof UserId>
export const StaffId = entityId<'StaffId'>()
export type StaffId = z.infer<typeof StaffId>
export const BuildingId = entityId<'BuildingId'>()
export type BuildingId = z.infer<typeof BuildingId>
export const FloorId = entityId<'FloorId'>()
export type FloorId = z.infer<typeof FloorId>
export const RoomId = entityId<'RoomId'>()
export type RoomId = z.infer<typeof RoomId>
export const BedId = entityId<'BedId'>()
export type BedId = z.infer<typeof BedId>
export const ResidentId = entityId<'ResidentId'>()
export type ResidentId = z.infer<typeof ResidentId>
export const AdmissionId = entityId<'AdmissionId'>()
export type AdmissionId = z.infer<typeof AdmissionId>
export const RecordId = entityId<'RecordId'>()
/** Id of a row in an interval table (stay, leave, category …). */
export type RecordId = z.infer<typeof RecordId>
export const DeviceId = entityId<'DeviceId'>()
export type DeviceId = z.infer<typeof DeviceId>
export const GatewayId = entityId<'GatewayId'>()
export type GatewayId = z.infer<typeof GatewayId>
export const AlarmId = entityId<'AlarmId'>()
export type AlarmId = z.infer<typeof AlarmId>
export const RollCallId = entityId<'RollCallId'>()
export type RollCallId = z.infer<typeof RollCallId>
export const ReportRunId = entityId<'ReportRunId'>()
export type ReportRunId = z.infer<typeof ReportRunId>
export const RosterDraftId = entityId<'RosterDraftId'>()
export type RosterDraftId = z.infer<typeof RosterDraftId>

export const AttachmentId = entityId<'AttachmentId'>()
export type AttachmentId = z.infer<typeof AttachmentId>

/** Free text a person types; trimmed, without control characters, 1 to 500 characters. */
export const ShortText = z.string().trim().min(1).max(500)
/** The reason a person gives for a correction, a reveal, a snooze: 2 to 500 characters. */
export const Reason = z.string().trim().min(2).max(500)
/** Row version for optimistic locking: counts the edits of a record, from 1. */
export const Version = z.number().int().min(1)
/** Money in yuan, two decimals, 0 to 10 million. */
export const Yuan = z.number().min(0).max(10_000_000)

/** One text in each language the console speaks: data that comes with its own words. */
export const Worded = z.object({ 'zh-CN': z.string(), en: z.string() })
export type Worded = z.infer<typeof Worded>
