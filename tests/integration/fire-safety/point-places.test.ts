import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { FloorId, RecordId } from '#shared/contract/primitives.ts'
import { layOutRooms } from '#shared/features/floor-plans/drawing.rules.ts'
import { createFireHome, type FireHome, rule } from '../../support/fire-home.ts'

let home: FireHome
let floorId: FloorId

beforeEach(async () => {
  home = await createFireHome()
  const { client } = await home.signIn('director')
  const place = { building: '1号楼', careType: 'nursing', stayMode: 'full-time', openedOn: '2026-01-01' } as const
  await client.beds.addRooms({ ...place, floor: '1层', rooms: [{ name: '101', beds: ['1'] }] })
  floorId = (await client.floorPlans.list())[0]!.floorId
  await client.floorPlans.save({ floorId, basedOn: 0, drawing: layOutRooms((await client.beds.map({})).rooms) })
})
const place = (x: number, y: number, reason: string | null = null) =>
  home.safety.firePatrols.placePoint({ id: home.points[0].id, position: { floorId, at: [x, y] }, reason })
const first = async () => (await home.safety.firePatrols.points())[0]

describe('a point on the plan', () => {
  test('is placed at once, moved with a reason, taken off with one; it keeps all the rest', async () => {
    const before = await first()
    const placed = await place(5, 6)
    expect(placed).toEqual({ ...before, position: { floorId, at: [5, 6] }, fromOn: home.today })
    await expect(place(7, 6)).rejects.toMatchObject(rule('REASON_MISSING', 'reason'))
    expect(await place(5, 6)).toEqual(placed)
    expect(await place(7, 6, '点位已搬动')).toMatchObject({ position: { at: [7, 6] }, reason: '点位已搬动' })
    const off = { id: home.points[0].id, position: null, reason: '原来标错位置' }
    expect(await home.safety.firePatrols.placePoint(off)).toMatchObject({ position: null, name: '大厅' })
  })

  test('beside the sheet, on a floor nobody drew, of a point nobody knows: refused in words', async () => {
    await expect(place(399, 6)).rejects.toMatchObject(rule('DRAWING_OUT_OF_SHEET', 'position'))
    const elsewhere = { floorId: 'nowhere' as FloorId, at: [1, 1] as [number, number] }
    const send = (part: object) =>
      home.safety.firePatrols.placePoint({ id: home.points[0].id, position: elsewhere, reason: null, ...part })
    await expect(send({})).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(send({ id: 'x' as RecordId, position: null })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { code: _code, endsOn: _ends, ...known } = home.points[0]
    await expect(
      home.safety.firePatrols.savePoint({ ...known, fromOn: home.today, position: elsewhere, reason: '换地方' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      home.guard.firePatrols.placePoint({ id: home.points[0].id, position: null, reason: null }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('never makes a patrol that was walked incomplete, nor brings back a point that ends', async () => {
    home.goTo(9)
    await home.walk()
    const next = addDays(home.today, 7)
    await home.safety.firePatrols.closePoint({ id: home.points[0].id, endsOn: next, reason: '改建' })
    await place(5, 6)
    expect(await first()).toMatchObject({ endsOn: next, position: { at: [5, 6] } })
    const { planned, stands } = await home.guard.firePatrols.ofDay({})
    expect(planned[0]).toMatchObject({ state: 'walked', asked: 3, answered: 3 })
    expect(stands.filter(({ plannedAt }) => plannedAt === planned[0]?.at).map(({ state }) => state)).toEqual([
      'walked',
      'walked',
      'walked',
    ])
    home.clock.setNow(home.at(24 * 8))
    expect((await home.safety.firePatrols.points()).filter(({ endsOn }) => endsOn === null)).toHaveLength(2)
    await expect(place(6, 6, '点位已搬动')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('each point says how it stands in each patrol of the day', async () => {
    home.goTo(9.2)
    const patrol = await home.guard.firePatrols.start()
    const { visit } = await home.guard.firePatrols.scan({ patrolId: patrol.id, code: home.points[0].code })
    await home.guard.firePatrols.answer({ visitId: visit.id, faults: [] })
    const { stands, day } = await home.guard.firePatrols.ofDay({})
    expect(day).toBe(dayOf(home.clock.now()))
    expect(stands.slice(0, 4).map(({ pointId, state }) => [pointId, state])).toEqual([
      [home.points[0].id, 'walked'],
      [home.points[1].id, 'open'],
      [home.points[2].id, 'open'],
      [home.points[0].id, 'upcoming'],
    ])
  })
})
