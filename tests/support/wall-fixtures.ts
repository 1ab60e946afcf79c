// One alarm and one tile with nothing remarkable; a test says what matters to it.
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { BedTile } from '#shared/features/wall/wall.contract.ts'

export function anAlarm(part: Partial<Omit<Alarm, 'id'>> & { id?: string } = {}): Alarm {
  const alarm = {
    id: 'alarm-1',
    kind: 'call-bell',
    priority: 'high',
    state: 'raised',
    isActive: true,
    isFromStartUp: false,
    isDrill: false,
    groupId: part.id ?? 'alarm-1',
    raisedAt: 0,
    lastAt: 0,
    repeats: 0,
    rangAt: part.raisedAt ?? 0,
    rings: 1,
    escalation: 0,
    deviceId: null,
    bedId: null,
    residentId: null,
    placeLabel: '203-1',
    surname: '林',
    values: {},
    acknowledgedAt: null,
    acknowledgedBy: null,
    attendedAt: null,
    attendedBy: null,
    attendedHow: null,
    shelvedUntil: null,
    shelvedBy: null,
    shelveReason: null,
    closedAt: null,
    closedBy: null,
    closeReason: null,
    closeNote: null,
    ...part,
  }
  return alarm as Alarm
}

export function aTile(part: Partial<BedTile> = {}): BedTile {
  const tile = {
    bedId: 'bed-1',
    label: '203-1',
    floorId: 'floor-2',
    floorName: '2层',
    roomId: 'room-203',
    roomName: '203',
    careType: 'nursing',
    surname: '林',
    occupancy: 'occupied',
    returnsOn: null,
    staffSince: null,
    presence: 'in-bed',
    presenceSince: 1_000,
    unknownBecause: null,
    heartRate: { value: 64, at: 2_000 },
    respiration: { value: 15, at: 2_000 },
    spark: [],
    dataAt: 2_000,
    deviceCount: 1,
    isIsolated: false,
    hasLowBattery: false,
    ...part,
  }
  return tile as BedTile
}
