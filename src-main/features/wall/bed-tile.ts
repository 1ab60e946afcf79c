// One bed as the wall shows it. Says what it does not know as loudly as what it knows.
import type { BedTile } from '#shared/features/wall/wall.contract.ts'
import type { BedPlace, BedState, Occupants } from '../devices/index.ts'

export function buildBedTile(
  place: BedPlace,
  occupant: ReturnType<Occupants['of']>,
  state: BedState,
  spark: readonly (number | null)[],
  staffSince: number | null,
): BedTile {
  const presence = state.inBed === null ? 'unknown' : state.inBed ? 'in-bed' : 'out-of-bed'
  return {
    bedId: place.bedId,
    label: place.label,
    floorId: place.floorId,
    floorName: place.floorName,
    roomId: place.roomId,
    roomName: place.roomName,
    careType: place.careType,
    surname: occupant.surname,
    occupancy: occupant.occupancy,
    returnsOn: occupant.returnsOn,
    isIsolated: occupant.isIsolated ?? false,
    staffSince,
    presence,
    presenceSince: state.presenceSince,
    unknownBecause: state.unknownBecause,
    heartRate: state.heartRate,
    respiration: state.respiration,
    spark: [...spark],
    dataAt: state.dataAt,
    deviceCount: state.deviceCount,
    hasLowBattery: state.hasLowBattery,
  }
}
