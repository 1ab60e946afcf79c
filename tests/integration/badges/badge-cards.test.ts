// A nurse holds her card to the reader at the bed: the call there has somebody with it, by name. A card nobody knows helps nobody.
import { expect, onTestFinished, test } from 'vitest'
import { RecordId, type UserId } from '#shared/contract/primitives.ts'
import { dumpAll } from '../../support/dump-home.ts'
import { createTestBackend } from '../../support/test-backend.ts'

async function houseWithReader() {
  const home = await createTestBackend({ roles: ['director', 'caregiver', 'office', 'administrator'] })
  const { alarms, badges, devices, accounts } = home.backend.features
  alarms.start()
  badges.start()
  onTestFinished(() => {
    badges.stop()
    alarms.stop()
  })
  const { client } = await home.signIn('director')
  await client.beds.addRooms({
    ...{ building: '主楼', floor: '二楼', stayMode: 'full-time', openedOn: '2026-01-01', careType: 'nursing' },
    rooms: [
      { name: '201', beds: ['1', '2'] },
      { name: '202', beds: ['1'] },
    ],
  })
  const beds = (await client.beds.map({})).beds
  const bedOf = (label: string) => beds.find((bed) => bed.label.endsWith(label))!
  const hear = (topic: string, body: object, retain = false): void =>
    devices.ingest.handle({ topic, payload: new TextEncoder().encode(JSON.stringify(body)), retain, qos: 1 })
  const bind = async (key: string, role: 'bell' | 'other', label: string) => {
    const device = (await client.devices.list()).find((one) => one.externalKey.includes(key))
    if (!device) throw new Error(`never heard: ${key}`)
    const target = { kind: 'bed', bedId: bedOf(label).id } as const
    return client.devices.bindTo({ id: device.id, target, role, name: `${role} ${label}` })
  }
  hear('zigbee2mqtt/bell-a', { action: 'release', battery: 90 })
  hear('zigbee2mqtt/bell-b', { action: 'release', battery: 90 })
  hear('badge/reader-1', { card_no: '00:00:00:01' })
  await bind('bell-a', 'bell', '201-1')
  await bind('bell-b', 'bell', '202-1')
  await bind('reader-1', 'other', '201-2')
  const call = (bell: 'bell-a' | 'bell-b'): void => hear(`zigbee2mqtt/${bell}`, { action: 'emergency', battery: 90 })
  const tap = (number: string, retain = false): void => hear('badge/reader-1', { card_no: number }, retain)
  const cards = () => client.badges.list()
  const cardOf = async (ending: string) => (await cards()).find((card) => card.ending === ending)!
  const open = () =>
    alarms.listOpen().map(({ placeLabel, state, attendedBy, attendedHow }) => ({
      ...{ place: placeLabel.slice(-5), state, attendedBy, attendedHow },
    }))
  const userOf = (role: 'caregiver' | 'office') => home.userIds.get(role) as UserId
  return { home, client, accounts, hear, call, tap, cards, cardOf, open, userOf }
}

test('a known card at the place of a call is its holder’s presence there, and nowhere else', async () => {
  const { home, client, call, tap, cardOf, open, userOf } = await houseWithReader()
  tap('04:A2:2B:91:3F:2A')
  await client.badges.assign({ id: (await cardOf('3F2A')).id, userId: userOf('caregiver') })
  call('bell-a')
  call('bell-b')
  // The reader of another make writes the same number in another way; bed 201-2 is in the room that calls.
  tap('04a22b913f2a')
  const attended = { state: 'attended', attendedBy: 'person caregiver', attendedHow: 'badge' }
  expect(open()).toEqual([
    { place: '201-1', ...attended },
    { place: '202-1', state: 'raised', attendedBy: null, attendedHow: null },
  ])
  const acts = await client.audit.list({ action: 'alarms.attend' })
  expect(acts).toMatchObject([{ actor: 'person caregiver', seat: 'other 201-2' }])
  expect(home.backend.features.alarms.isStaffAt(`room:${(await client.beds.map({})).beds[0]!.roomId}`)).toBe(true)
})

test('a card nobody knows waits in the list and attends nothing; nor does one replayed by the broker', async () => {
  const { client, call, tap, cards, cardOf, open, userOf } = await houseWithReader()
  call('bell-a')
  tap('BEEF0001AAAA')
  expect(open()).toMatchObject([{ state: 'raised' }])
  expect(await cardOf('AAAA')).toMatchObject({ state: 'unknown', userId: null, holder: null })
  expect(await cards()).toHaveLength(2)
  await client.badges.assign({ id: (await cardOf('AAAA')).id, userId: userOf('caregiver') })
  tap('BEEF0001AAAA', true)
  expect(open()).toMatchObject([{ state: 'raised' }])
})

test('a lost card that was withdrawn, one of an account out of use, and one of the office attend nothing', async () => {
  const { client, call, tap, cardOf, open, userOf } = await houseWithReader()
  const number = '1122334455667788'
  tap(number)
  const { id } = await cardOf('7788')
  await client.badges.assign({ id, userId: userOf('office') })
  call('bell-a')
  tap(number)
  expect(open()).toMatchObject([{ state: 'raised' }])
  await client.badges.assign({ id, userId: userOf('caregiver') })
  await client.badges.withdraw({ id, reason: '卡片遗失' })
  tap(number)
  expect(open()).toMatchObject([{ state: 'raised' }])
  expect(await cardOf('7788')).toMatchObject({ state: 'withdrawn', holder: null })
  await expect(client.badges.withdraw({ id, reason: '再次' })).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' })

  await client.badges.assign({ id, userId: userOf('caregiver') })
  const account = (await client.accounts.list()).find((one) => one.id === userOf('caregiver'))!
  const { displayName, roles, version } = account
  await client.accounts.update({ id: account.id, version, displayName, roles, isActive: false })
  tap(number)
  expect(open()).toMatchObject([{ state: 'raised' }])
  expect((await client.audit.list({ action: 'badges.' })).map((row) => [row.action, row.reason])).toEqual([
    ['badges.assign', null],
    ['badges.withdraw', '卡片遗失'],
    ['badges.assign', null],
    ['badges.assign', null],
  ])
  await expect(client.badges.assign({ id, userId: account.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('the number of a card is kept nowhere, and cards of passers-by do not fill the list', async () => {
  const { home, client, tap, cards, cardOf, userOf } = await houseWithReader()
  const number = '7E57CA4D00009ABC'
  tap(number)
  await client.badges.assign({ id: (await cardOf('9ABC')).id, userId: userOf('caregiver') })
  for (let visitor = 0; visitor < 260; visitor += 1) {
    home.clock.advance(1000)
    tap(`C0FFEE${String(visitor).padStart(6, '0')}`)
  }
  const listed = await cards()
  expect(listed.filter((card) => card.state === 'unknown')).toHaveLength(200)
  expect(listed.some((card) => card.state === 'assigned')).toBe(true)
  const devices = await client.devices.list()
  const stored = JSON.stringify([listed, devices, home.log])
  expect(stored).not.toContain(number)
  expect(stored).not.toContain('C0FFEE')
  const dump = dumpAll(home.dataFolder)
  expect(dump).toContain('9ABC')
  expect(dump).not.toMatch(/7E57CA4D0000|C0FFEE/)
})

test('only who manages accounts sees and gives out cards', async () => {
  const { home } = await houseWithReader()
  const nurse = (await home.signIn('caregiver')).client
  await expect(nurse.badges.list()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const refused = nurse.badges.assign({ id: RecordId.parse('x'), userId: home.userIds.get('caregiver')! })
  await expect(refused).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  expect(await (await home.signIn('administrator')).client.badges.list()).toHaveLength(1)
})
