// A home with two people in one room and one in another, and devices that can measure: the real backend, messages by hand.
import { createRouterClient } from '@orpc/server'
import type { DeviceHeard } from '#main/features/devices/index.ts'
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Role } from '#shared/contract/permissions.ts'
import type { BedId, ResidentId } from '#shared/contract/primitives.ts'
import { emptyEntry } from '#shared/features/vitals/vital-entry.rules.ts'
import type { VitalEntry } from '#shared/features/vitals/vitals.model.ts'
import { createTestBackend, type TestClient } from './test-backend.ts'
import { admission } from './test-records.ts'

export const entry = (part: Partial<VitalEntry>): VitalEntry => ({ ...emptyEntry, ...part })

export type VitalsHome = Awaited<ReturnType<typeof createVitalsHome>>

/** Beds 201-1 林, 201-2 陈, 202-1 黄; everybody moved in 60 days ago. The vitals feature listens. */
export async function createVitalsHome() {
  const home = await createTestBackend({
    roles: ['director', 'caregiver', 'clinician', 'administrator', 'auditor', 'wall-screen'],
  })
  /** Hours pass in these tests: whoever sits there stays signed in whatever the clock says. */
  async function awake(role: Role): Promise<TestClient> {
    const { seatId } = await home.signIn(role)
    const signedIn = home.backend.contextFor(seatId).resolveSeat({ isBackground: false })
    return createRouterClient(home.backend.router, { context: { seatId, resolveSeat: () => signedIn } })
  }
  const [director, nurse] = [await awake('director'), await awake('caregiver')]
  const today = dayOf(home.clock.now())
  const rooms = [
    { name: '201', beds: ['1', '2'] },
    { name: '202', beds: ['1'] },
  ]
  const place = { building: '1号楼', floor: '2层', rooms }
  const beds = await director.beds.addRooms({
    ...place,
    ...{ careType: 'nursing', stayMode: 'full-time', openedOn: addDays(today, -90) },
  })
  const residents: ResidentId[] = []
  for (const [index, name] of ['林秀英', '陈阿水', '黄金莲'].entries()) {
    const bed = beds[index]
    if (!bed) throw new Error('three beds were asked for')
    residents.push((await director.residents.admit(admission(bed.id, addDays(today, -60), { name }))).id)
  }
  const [lin, chen, huang] = residents as [ResidentId, ResidentId, ResidentId]
  const { features } = home.backend
  features.vitals.start()

  /** A device that was heard and, unless left in the inbox, hangs on a bed, a room or a place. */
  async function addDevice(name: string, target: 'inbox' | string): Promise<string> {
    const topic = `zigbee2mqtt/${name}`
    const payload = new TextEncoder().encode(JSON.stringify({ battery: 90, smoke: false }))
    features.devices.ingest.handle({ topic, payload, retain: false, qos: 0 })
    const device = (await director.devices.list()).find((one) => one.name === name)
    if (!device) throw new Error(`never heard: ${name}`)
    if (target === 'inbox') return device.id
    const map = await director.beds.map({})
    const bed = map.beds.find(({ label }) => label === target)
    const room = map.rooms.find((one) => one.name === target)
    const where = bed
      ? { kind: 'bed' as const, bedId: bed.id }
      : room
        ? { kind: 'room' as const, roomId: room.id }
        : { kind: 'place' as const, place: target }
    await director.devices.bindTo({ id: device.id, target: where, role: 'other', name })
    return device.id
  }

  function measure(deviceId: string, values: Record<string, number | null>, part: Partial<DeviceHeard> = {}): void {
    const device = features.devices.find(deviceId)
    if (!device) throw new Error(`no device ${deviceId}`)
    const heard = { device, values, events: [], isRetained: false, at: home.clock.now(), deviceAt: null, ...part }
    features.events.emit('device-heard', heard as DeviceHeard)
  }

  return {
    ...{ ...home, awake, director, nurse, today, lin, chen, huang, addDevice, measure },
    beds: beds.map(({ id }) => id) as [BedId, BedId, BedId],
    /** Open alarms as `priority kind active|over`. */
    alarms: () =>
      features.alarms
        .listOpen()
        .map(({ priority, kind, isActive }) => `${priority} ${kind} ${isActive ? 'active' : 'over'}`),
    latest: async (client: TestClient, residentId: ResidentId) => {
      const { latest } = await client.vitals.latestOf({ residentId })
      return Object.fromEntries(
        latest.map(({ kind, value, diastolic, word }) => [
          kind,
          word ?? (diastolic === null ? value : `${value}/${diastolic}`),
        ]),
      )
    },
  }
}
