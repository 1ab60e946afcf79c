import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { admission, createTestRecords, office, type TestRecords, unknownPerson } from '../../support/test-records.ts'

let home: TestRecords
beforeEach(() => {
  home = createTestRecords()
})
afterEach(() => home.dispose())

const context = {
  actor: office,
  requestId: 'request-1',
  isCovered: false,
  seatId: office.seatId,
  resolveSeat: () => ({ state: 'signed-in' as const, actor: office }),
}

test('what leaves the features fits the contract through a whole stay', async () => {
  const beds = createRouterClient(home.beds.router, { context })
  const residents = createRouterClient(home.residents.router, { context })
  const rooms = [{ name: '301', beds: ['1', '2'] }]
  const type = { careType: 'ordinary', stayMode: 'full-time', openedOn: '2026-01-01' } as const
  const [one, two] = await beds.addRooms({ building: '2号楼', floor: '3层', rooms, ...type })
  await beds.changeType({
    bedId: two!.id,
    fromOn: '2026-10-01',
    careType: 'nursing',
    stayMode: 'full-time',
    reason: 'rails fitted',
  })
  const person = { ...unknownPerson, contacts: [{ name: '王建国', relation: '', phone: '', isEmergency: true }] }
  const { id } = await residents.admit({
    ...admission(one!.id, '2026-10-01'),
    person,
    category: 'special-care',
    abilityLevel: { level: 0, assessedOn: '2026-09-20', reportNumber: 'A-1' },
    careLevel: 'independent',
    agreement: { fromOn: '2026-10-01', toOn: '2027-09-30', monthlyFee: 2800.5, number: '2026-17' },
  })
  await residents.transfer({ id, toBedId: two!.id, on: '2026-10-05', reason: 'needs rails' })
  await residents.startLeave({
    id,
    kind: 'hospital',
    fromOn: '2026-10-20',
    expectedReturnOn: '2026-11-02',
    destination: '市医院',
    reason: null,
  })
  const [row] = (await residents.list({ scope: 'in' })).rows
  expect(row).toMatchObject({
    bedLabel: '301-2',
    bedCareType: 'nursing',
    state: 'in-hospital',
    returnsOn: '2026-11-02',
    abilityLevel: 0,
  })
  const map = await beds.map({})
  expect(map.beds.map((bed) => bed.state)).toEqual(['free', 'in-hospital'])
  expect((await beds.history({ bedId: one!.id })).stays.map((stay) => [stay.fromOn, stay.toOn])).toEqual([
    ['2026-10-01', '2026-10-05'],
  ])
  expect((await residents.timeline({ id })).map((line) => line.kind)).toEqual([
    'hospital',
    'moved',
    'agreement',
    'care-level',
    'category',
    'admitted',
    'ability-level',
  ])
  expect(await residents.census({ on: '2026-10-20' })).toMatchObject({ inHouse: 1, onLeave: 0, inHospital: 1 })
  await residents.discharge({ id, on: '2026-10-30', reason: 'hospital', destination: '市医院', deathCause: null })
  const [movement] = await residents.admissions({ fromOn: '2026-10-01', toOn: '2026-10-31' })
  expect(movement).toMatchObject({
    residentId: id,
    admittedOn: '2026-10-01',
    dischargedOn: '2026-10-30',
    dischargeReason: 'hospital',
  })
  expect((await residents.search({ query: 'wxy' }))[0]).toMatchObject({ id, state: 'discharged', bedLabel: null })
})

test('others are told of each act once it is stored, by ids only', () => {
  const told: string[] = []
  for (const name of [
    'resident-admitted',
    'resident-moved',
    'resident-left',
    'resident-returned',
    'resident-discharged',
    'beds-changed',
  ] as const) {
    home.events.on(name, () => told.push(name))
  }
  const [one, two] = home.addBeds(2)
  const { acts } = home.residents
  const id = acts.admit(admission(one!, '2026-10-01'), office)
  acts.transfer({ id, toBedId: two!, on: '2026-10-02', reason: null }, office)
  acts.startLeave(
    { id, kind: 'leave', fromOn: '2026-10-03', expectedReturnOn: null, destination: null, reason: null },
    office,
  )
  expect(home.residents.isOnLeave(two!)).toBe(true)
  acts.endLeave({ id, on: '2026-10-04' }, office)
  acts.discharge({ id, on: '2026-10-05', reason: 'home', destination: null, deathCause: null }, office)
  expect(told).toEqual([
    'beds-changed',
    'resident-admitted',
    'resident-moved',
    'resident-left',
    'resident-returned',
    'resident-discharged',
  ])
  expect(() => acts.transfer({ id, toBedId: one!, on: '2026-10-06', reason: null }, office)).toThrow()
  expect(told).toHaveLength(6)
})
