// Facts this feature announces after they are stored. Payloads hold ids and days only.
import type { AdmissionId, BedId, Day, ResidentId } from '#shared/contract/primitives.ts'
import type { LeaveKind } from '#shared/features/residents/residents.model.ts'

export type ResidentsEvents = {
  'resident-admitted': { residentId: ResidentId; admissionId: AdmissionId; bedId: BedId; on: Day }
  'resident-moved': { residentId: ResidentId; fromBedId: BedId; toBedId: BedId; on: Day }
  /** Went on leave or to hospital; the bed is kept. */
  'resident-left': { residentId: ResidentId; bedId: BedId; kind: LeaveKind; on: Day }
  'resident-returned': { residentId: ResidentId; bedId: BedId; on: Day }
  'resident-discharged': { residentId: ResidentId; bedId: BedId; on: Day; isDeath: boolean }
  /** The person's record or a dated fact changed, or records were corrected; `bedIds` are beds whose occupant may differ now. */
  'resident-changed': { residentId: ResidentId; bedIds: readonly BedId[] }
}
