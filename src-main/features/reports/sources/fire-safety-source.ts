// What the fire-safety reports ask of the home's records. Entries that were taken back never appear; the rest comes in the order it was written.
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import type { DrillEntryContent, DrillKind } from '#shared/features/drills/drills.model.ts'
import type { EquipmentEventKind, EquipmentFields } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import type { HazardFound } from '#shared/features/hazards/hazards.model.ts'
import type { LoopEntry } from '#shared/features/hazards/hazards.rules.ts'

export type SourceDrill = {
  id: RecordId
  kind: DrillKind
  plannedOn: Day
  place: string
  organizer: string
  contents: DrillEntryContent[]
}
export type SourceHazard = Omit<HazardFound, 'alarmId' | 'drillId'> & {
  id: RecordId
  number: string
  steps: LoopEntry[]
}
export type SourceEquipment = EquipmentFields & {
  id: RecordId
  addedOn: Day
  events: { kind: EquipmentEventKind; on: Day; faults: string[] }[]
}

export interface FireSafetySource {
  /** Every drill, planned or held. */
  drills(): SourceDrill[]
  /** Found by the day, with what was done by then. */
  hazardsOn(day: Day): SourceHazard[]
  /** Registered by the day, with what was done by then; scrapped ones among them. */
  equipmentOn(day: Day): SourceEquipment[]
}
