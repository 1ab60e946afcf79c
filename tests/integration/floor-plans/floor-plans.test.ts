import { beforeEach, describe, expect, test } from 'vitest'
import type { FloorId } from '#shared/contract/primitives.ts'
import { layOutRooms } from '#shared/features/floor-plans/drawing.rules.ts'
import { createTestBackend, type TestBackend, type TestClient } from '../../support/test-backend.ts'
import { tinyPng } from '../../support/tiny-images.ts'

let home: TestBackend
let client: TestClient
let floorId: FloorId

beforeEach(async () => {
  home = await createTestBackend({ roles: ['director', 'caregiver'] })
  client = (await home.signIn('director')).client
  const rooms = ['201', '202', '203'].map((name) => ({ name, beds: ['1'] }))
  const place = { building: '1号楼', careType: 'nursing', stayMode: 'full-time', openedOn: '2026-01-01' } as const
  await client.beds.addRooms({ ...place, floor: '2层', rooms })
  await client.beds.addRooms({ ...place, floor: '3层', rooms: [{ name: '301', beds: ['1'] }] })
  floorId = (await client.floorPlans.list()).find((plan) => plan.floorName === '2层')!.floorId
})

async function drawn() {
  const map = await client.beds.map({})
  return layOutRooms(map.rooms.filter((room) => room.floorId === floorId))
}
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

describe('a floor plan', () => {
  test('nobody has drawn is told as such, not as an empty floor', async () => {
    expect(await client.floorPlans.get({ floorId })).toMatchObject({ version: 0, drawing: null, savedAt: null })
  })

  test('is kept version by version, each to be seen again with who saved it', async () => {
    const first = await drawn()
    await client.floorPlans.save({ floorId, basedOn: 0, drawing: first })
    const mark = { id: 'mark-1', kind: 'extinguisher', at: [5, 17], reference: 'MFZ-04', label: null } as const
    const second = { ...first, marks: [{ ...mark, at: [5, 17] as [number, number] }] }
    expect(await client.floorPlans.save({ floorId, basedOn: 1, drawing: second })).toMatchObject({ version: 2 })
    expect((await client.floorPlans.get({ floorId })).drawing).toEqual(second)
    expect((await client.floorPlans.get({ floorId, version: 1 })).drawing).toEqual(first)
    const history = await client.floorPlans.history({ floorId })
    expect(history.map(({ version, markCount, savedBy }) => [version, markCount, savedBy])).toEqual([
      [2, 1, 'person director'],
      [1, 0, 'person director'],
    ])
  })

  test('changed by two at once is not overwritten: the second is told and given the other’s plan', async () => {
    const drawing = await drawn()
    await client.floorPlans.save({ floorId, basedOn: 0, drawing })
    const refused = client.floorPlans.save({ floorId, basedOn: 0, drawing: { ...drawing, areas: [] } })
    await expect(refused).rejects.toMatchObject({ code: 'EDIT_CONFLICT', data: { theirs: { version: 1, drawing } } })
    expect((await client.floorPlans.get({ floorId })).version).toBe(1)
  })

  test('refuses a room of another floor, a room drawn twice and a picture nobody gave', async () => {
    const drawing = await drawn()
    const elsewhere = (await client.beds.map({})).rooms.find((room) => room.name === '301')!
    const area = drawing.areas[1]!
    const save = (part: object) => client.floorPlans.save({ floorId, basedOn: 0, drawing: { ...drawing, ...part } })
    await expect(save({ areas: [{ ...area, roomId: elsewhere.id }] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(save({ areas: [...drawing.areas, { ...area, id: 'again' }] })).rejects.toMatchObject({
      data: { values: { rule: 'DRAWING_ROOM_TWICE' } },
    })
    const backdrop = { imageId: 'a'.repeat(64), at: [0, 0], width: 10, height: 10, opacity: 0.5 }
    await expect(save({ backdrop })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await client.floorPlans.get({ floorId })).version).toBe(0)
  })

  test('takes a picture under it once, checked by its bytes, and gives it back whole', async () => {
    const bytes = tinyPng(800, 600)
    const image = await client.floorPlans.addImage({ base64: base64(bytes) })
    expect(image).toMatchObject({ mediaType: 'image/png', widthPx: 800, heightPx: 600 })
    expect(await client.floorPlans.addImage({ base64: base64(bytes) })).toEqual(image)
    const backdrop = { imageId: image.id, at: [0, 0] as [number, number], width: 32, height: 20, opacity: 0.4 }
    await client.floorPlans.save({ floorId, basedOn: 0, drawing: { ...(await drawn()), backdrop } })
    expect((await client.floorPlans.image({ id: image.id })).base64).toBe(base64(bytes))
    const markup = base64(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))
    await expect(client.floorPlans.addImage({ base64: markup })).rejects.toMatchObject({
      data: { values: { rule: 'IMAGE_NOT_READABLE' } },
    })
  })

  test('can be read by the caregiver and changed only by who may', async () => {
    const caregiver = (await home.signIn('caregiver')).client
    expect(await caregiver.floorPlans.get({ floorId })).toMatchObject({ floorName: '2层' })
    await expect(caregiver.floorPlans.save({ floorId, basedOn: 0, drawing: await drawn() })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    const director = await home.signIn('director')
    await director.client.floorPlans.save({ floorId, basedOn: 0, drawing: await drawn() })
    const rows = await director.client.audit.list({})
    expect(rows.map(({ action }) => action)).toContain('floor-plans.save')
  })
})
