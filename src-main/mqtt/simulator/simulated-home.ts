// A home's worth of simulated devices: a mattress a bed, a bell a room, detectors and doors in the common places.
import { seedOf } from '../../platform/seeded-random.ts'
import type { SimulatedFault } from './simulate-home.ts'
import type { SimulatedDevice } from './simulated-messages.ts'

export type SimulatedHome = { devices: SimulatedDevice[]; faults: SimulatedFault[] }

/** Share of beds whose resident hardly gets up; a home of mostly frail people. */
const BEDBOUND_PERCENT = 62
const PLACES = ['东走廊', '西走廊', '活动室', '厨房', '配电间', '储藏室']
const DOORS = ['东门', '西门', '后门']

/** Device ids tell nothing of people: `mattress-001`, `room-01/bell`, `厨房/smoke`. A few beds are silent, one strip is off, one battery is low. */
export function simulatedHome(bedCount: number): SimulatedHome {
  const devices: SimulatedDevice[] = []
  for (let bed = 1; bed <= bedCount; bed += 1) {
    const id = `mattress-${String(bed).padStart(3, '0')}`
    devices.push({ kind: 'mattress', id, habit: seedOf(id) % 100 < BEDBOUND_PERCENT ? 'bedbound' : 'active' })
  }
  for (let room = 1; room <= Math.ceil(bedCount / 2); room += 1)
    devices.push({ kind: 'bell', id: `room-${String(room).padStart(2, '0')}/bell` })
  for (const place of PLACES) devices.push({ kind: 'smoke', id: `${place}/smoke` })
  for (const door of DOORS) devices.push({ kind: 'door', id: `${door}/door` })
  const mattress = (share: number) => `mattress-${String(Math.max(1, Math.floor(bedCount * share))).padStart(3, '0')}`
  const faults: SimulatedFault[] = [
    { deviceId: mattress(0.3), kind: 'silent' },
    { deviceId: mattress(0.55), kind: 'silent' },
    { deviceId: mattress(0.8), kind: 'detached' },
    { deviceId: '储藏室/smoke', kind: 'low-battery' },
  ]
  return { devices, faults }
}
