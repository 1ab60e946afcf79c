// The words devices, alarms and wall share about devices: what is known of one, what it just said, and where things are.
import type { Capabilities, Capability } from '#shared/features/devices/capabilities.ts'
import type { DeviceDetails, DevicePower } from '#shared/features/devices/device-register.model.ts'
import type { BindingTarget, BrokerStatus, DeviceRole } from '#shared/features/devices/devices.contract.ts'
import type { FacilitySettings } from '#shared/features/facility/facility.model.ts'
import type { BedTile } from '#shared/features/wall/wall.contract.ts'
import type { DeviceEvent } from '../../mqtt/message-types.ts'

/** What a device or its bridge tells of the device itself; null = not told. */
export type ToldFacts = {
  vendor: string | null
  firmware: string | null
  power: DevicePower | null
  /** Silence its profile allows, in seconds. */
  watchdogSeconds: number | null
}

/** One row of the register with its open binding. */
export type DeviceRecord = {
  id: string
  externalKey: string
  convention: string | null
  name: string
  model: string | null
  role: DeviceRole
  state: 'inbox' | 'bound' | 'out-of-service' | 'ignored'
  target: BindingTarget | null
  /** Start of the open binding; epoch milliseconds. */
  boundAt: number | null
  firstHeardAt: number
  outOfService: { reason: string; untilOn: string | null } | null
  lastTestedAt: number | null
  told: ToldFacts
  /** What a person wrote; `detailsVersion` 0 = nothing yet. */
  details: DeviceDetails
  detailsVersion: number
  /** The last passed walk-test, with the role it was made for; it counts only since the open binding. */
  walkTested: { at: number; role: DeviceRole } | null
}

/** A message of a known device, after its values entered the live state. */
export type DeviceHeard = {
  device: DeviceRecord
  values: Capabilities & Record<string, unknown>
  events: readonly DeviceEvent[]
  /** Told again or later by the broker, retained or kept while the console was away: true for the past, perhaps not for now. */
  isRetained: boolean
  /** Kept by the broker while the console was away: said once, and heard only now. */
  isLate?: boolean
  /** Arrival here, epoch milliseconds. */
  at: number
  /** The device's own clock, epoch milliseconds; null = none it can be believed in. Never orders or raises anything. */
  deviceAt?: number | null
}

/** One capability as last said. `isOld` = known from before this run; never shown as live. */
export type LiveValue = {
  value: number | null
  text: string | null
  unknownBecause: string | null
  at: number
  deviceAt: number | null
  isRetained: boolean
  isOld: boolean
}

/** What a device is known to say right now. */
export type LiveDevice = {
  record: DeviceRecord
  values: ReadonlyMap<Capability | string, LiveValue>
  /** Arrival of the newest message; from before this run when `isOld`. */
  lastHeardAt: number | null
  isOld: boolean
  /** Messages since this run began. */
  messageCount: number
  /** null = never told. False also when its bridge is offline. */
  isOnline: boolean | null
  /** Since when the person is in or out of bed; null = unknown. */
  presenceSince: number | null
}

/** Past facts of this feature. */
export type DevicesEvents = {
  'device-heard': DeviceHeard
  /** The register or a binding changed; `device` as it is now. */
  'device-changed': { device: DeviceRecord }
  /** A watched device fell silent, or is heard again; also told once when it is first heard after a start. */
  'device-silence-changed': { device: DeviceRecord; isSilent: boolean; at: number }
  /** Two devices seem to speak under one id (true), or no longer do (false). */
  'device-clash-changed': { device: DeviceRecord; isClashing: boolean; at: number }
  /** A device sends more than the house can believe: what it repeats is thinned; `isFlooding` false when it is calm again. */
  'device-flooding': { device: DeviceRecord; isFlooding: boolean; thinned: number }
  'broker-state-changed': { state: BrokerStatus['state']; since: number }
  'readings-stored': { count: number }
  /** Readings cannot be stored (true) or can be stored again (false). */
  'storing-readings-failed': { isFailing: boolean; pending: number; lost: number }
}

/** A bed as the wall names it. */
export type BedPlace = Pick<BedTile, 'bedId' | 'label' | 'floorId' | 'floorName' | 'roomId' | 'roomName' | 'careType'>

/** Where beds and rooms are; answered from memory, because it is asked for every message. */
export type Places = {
  bed(bedId: string): BedPlace | null
  /** Open beds in the order of the house. */
  beds(): readonly BedPlace[]
  room(roomId: string): { roomId: string; label: string; floorId: BedTile['floorId'] } | null
}

/** Who has a bed today; answered from memory. A bed nobody knows is `free`. */
export type Occupants = {
  of(bedId: string): {
    residentId: string | null
    surname: string | null
    occupancy: BedTile['occupancy']
    returnsOn: string | null
    /** The bed is under isolation; left out = it is not. */
    isIsolated?: boolean
  }
}

/** Settings as they are now; `onChanged` fires after a change was stored. */
export type LiveSettings = {
  get(): FacilitySettings
  externalPassword(): string | null
  onChanged(listener: () => void): () => void
}

export const lifeSafetyRoles: readonly DeviceRole[] = ['bell', 'smoke', 'gas', 'fall']

/** The label of a target: bed label, room label or the place's own words; null when the bed or room is gone. */
export function targetLabel(target: BindingTarget | null, places: Places): string | null {
  if (target === null) return null
  if (target.kind === 'place') return target.place
  return target.kind === 'bed' ? (places.bed(target.bedId)?.label ?? null) : (places.room(target.roomId)?.label ?? null)
}

/** The floor a device hangs on; null = a place outside the floors, or nowhere. */
export function floorOf(target: BindingTarget | null, places: Places): BedTile['floorId'] | null {
  if (target === null || target.kind === 'place') return null
  if (target.kind === 'room') return places.room(target.roomId)?.floorId ?? null
  return places.bed(target.bedId)?.floorId ?? null
}
