// A home for tests of the whole console: how it is set up, and how it is looked at between two runs.

import { createRouterClient } from '@orpc/server'
import { type Backend, createBackend } from '#main/backend/create-backend.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createLogger } from '#main/platform/logger.ts'
import type { AppClient } from '#shared/contract/app-contract.ts'
import { addDays, dayOf } from '#shared/contract/days.ts'
import { FACILITY } from './facility-record.ts'

export const WHOLE_HOME_KEY = Uint8Array.from({ length: 32 }, (_, index) => index * 3 + 7)
/** Cheap on purpose: the strength of the hash is not what these tests are about. */
const cheap = { logN: 10, r: 8, p: 1 }
export const wholeHomeHash = { password: cheap, pin: cheap }
export const manager = { loginName: 'yuanzhang', displayName: '院长', password: 'Gulou-2618-x' }

/** The home opened without devices; every other process must have let go of it. */
export async function withClosedHome<Result>(
  folder: string,
  act: (backend: Backend) => Result,
): Promise<Awaited<Result>> {
  const backend = await createBackend({
    ...{ dataFolder: folder, clock: systemClock, key: { rawKey: WHOLE_HOME_KEY }, hashCost: wholeHomeHash },
    logger: createLogger({ isSilent: true }),
    mqtt: { isEnabled: false, port: 0 },
  })
  try {
    return await act(backend)
  } finally {
    await backend.dispose()
  }
}

export type FoundedHome = { bedIds: string[]; gateway: { username: string; password: string } }

/** Sets the home up with that many beds, opened a month ago, and one gateway. */
export function foundWholeHome(folder: string, bedCount: number): Promise<FoundedHome> {
  return withClosedHome(folder, async (backend) => {
    const seat = backend.openSeat(null, 'test')
    const client: AppClient = createRouterClient(backend.router, { context: backend.contextFor(seat.seatId) })
    await client.accounts.setUp({ facility: FACILITY, manager })
    const openedOn = addDays(dayOf(systemClock.now()), -30)
    const beds = ['1', '2', '3', '4', '5', '6']
    for (let floor = 1, left = Math.ceil(bedCount / beds.length); left > 0; floor += 1, left -= 50) {
      const rooms = Array.from({ length: Math.min(50, left) }, (_, index) => ({
        name: `${floor}${String(index + 1).padStart(2, '0')}`,
        beds,
      }))
      const place = { building: '1号楼', floor: `${floor}层`, openedOn }
      await client.beds.addRooms({ ...place, rooms, careType: 'nursing', stayMode: 'full-time' })
    }
    const { username, password } = await client.devices.addGateway({ name: '网关', username: 'gateway_1' })
    const map = await client.beds.map({})
    return { bedIds: map.beds.map(({ id }) => id), gateway: { username, password } }
  })
}
