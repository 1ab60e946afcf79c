import { expect, test } from 'vitest'
import { dayOf } from '#shared/contract/days.ts'
import { sleepace } from '../../support/live-home.ts'
import { createTestBackend, type TestClient } from '../../support/test-backend.ts'

async function admitSomebody(client: TestClient, on: string): Promise<void> {
  const [bed] = await client.beds.addRooms({
    ...{ building: '1号楼', floor: '2层', rooms: [{ name: '201', beds: ['1'] }] },
    ...{ careType: 'nursing', stayMode: 'full-time', openedOn: on },
  })
  if (!bed) throw new Error('no bed was made')
  await client.residents.admit({
    residentId: null,
    person: {
      ...{
        name: '林秀英',
        sex: 'female',
        idNumber: null,
        birthOn: '1940-02-03',
        ethnicity: null,
        householdAddress: null,
      },
      ...{ idExpiresOn: null, hasDementia: null, isDisabled: null, medicalInsurance: null, longTermCareLevel: null },
      ...{ groupTags: [], diseases: null, note: null, contacts: [] },
    },
    ...{ bedId: bed.id, admittedOn: on, category: null, abilityLevel: null, careLevel: null, agreement: null },
  })
}

test('the system administrator sees that a bed is taken, not by whom', async () => {
  const home = await createTestBackend({ roles: ['director', 'administrator', 'safety'] })
  const director = await home.signIn('director')
  await admitSomebody(director.client, dayOf(home.clock.now()))

  const forDirector = await director.client.beds.map({})
  expect(forDirector.beds[0]?.occupant?.name).toBe('林秀英')
  for (const role of ['administrator', 'safety'] as const) {
    const { client } = await home.signIn(role)
    const map = await client.beds.map({})
    expect(map.beds.map(({ state, occupant }) => ({ state, occupant }))).toEqual([
      { state: 'occupied', occupant: null },
    ])
    const history = await client.beds.history({ bedId: map.beds[0]!.id })
    expect(history.stays).toEqual([])
  }
})

test('only the director reads the recovery key, with a reason that stays in the audit log', async () => {
  const home = await createTestBackend({ roles: ['director', 'administrator'] })
  const director = await home.signIn('director')
  const administrator = await home.signIn('administrator')
  await expect(administrator.client.maintenance.revealRecoveryKey({ reason: '更换电脑' })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  const { recoveryKey } = await director.client.maintenance.revealRecoveryKey({ reason: '更换电脑' })
  expect(recoveryKey.length).toBeGreaterThan(40)
  const [entry] = await director.client.audit.list({ action: 'maintenance.reveal' })
  expect(entry).toMatchObject({ action: 'maintenance.reveal-recovery-key', reason: '更换电脑' })
  expect(home.log.join('\n')).not.toContain(recoveryKey.slice(0, 12))
})

test('the safety officer sees where people are and that somebody needs help, not how hearts beat', async () => {
  const home = await createTestBackend({
    roles: ['director', 'caregiver', 'safety'],
    mqtt: { isEnabled: true, port: 0 },
  })
  await home.backend.start()
  const director = await home.signIn('director')
  await admitSomebody(director.client, dayOf(home.clock.now()))
  const { devices, alarms } = home.backend.features
  const speak = () => {
    const message = sleepace('mat-1', { heart: 47, breath: 14, bedStatus: 0, initStatus: 0 })
    const payload = new TextEncoder().encode(JSON.stringify(message))
    devices.ingest.handle({ topic: 'sleepace-1', payload, retain: false, qos: 0 })
  }
  speak()
  const [bed] = (await director.client.beds.map({})).beds
  const [device] = await director.client.devices.list()
  await director.client.devices.bindTo({
    ...{ id: device!.id, role: 'mattress', name: '床垫', target: { kind: 'bed', bedId: bed!.id } },
  })
  speak()
  alarms.service.raise({
    ...{ deviceId: device!.id, bedId: bed!.id, residentId: null, surname: '林', placeLabel: '201-1', priority: 'high' },
    ...{ kind: 'heart-rate-low', conditionKey: 'heart-rate-low:mat-1', values: { value: 41, limit: 45 } },
    isFromStartUp: false,
  } as unknown as Parameters<typeof alarms.service.raise>[0])
  const [open] = alarms.listOpen()
  async function picture(role: 'caregiver' | 'safety') {
    const { client } = await home.signIn(role)
    const first = async <Message>(feed: AsyncIterable<Message>): Promise<Message> => {
      for await (const message of feed) return message
      throw new Error('the feed ended')
    }
    const wall = await first(await client.wall.watch())
    const feed = await first(await client.alarms.watchOpen())
    const { from, to } = { from: 0, to: home.clock.now() + 1 }
    return {
      wall: wall.kind === 'snapshot' ? wall.snapshot.tiles : [],
      values: [
        ...(feed.kind === 'snapshot' ? feed.snapshot : []),
        ...(await client.alarms.list({ from, to })),
        (await client.alarms.get({ id: open!.id })).alarm,
        ...(await client.alarms.get({ id: open!.id })).events,
        await client.alarms.acknowledge({ id: open!.id }),
      ].map(({ kind, values }) => [kind, values.value ?? null]),
    }
  }
  const caregiver = await picture('caregiver')
  expect(caregiver.wall[0]).toMatchObject({ presence: 'in-bed', heartRate: { value: 47 }, respiration: { value: 14 } })
  expect(caregiver.values.filter(([, value]) => value === 41).length).toBe(5)
  const safety = await picture('safety')
  expect(safety.wall[0]).toMatchObject({
    ...{ presence: 'in-bed', surname: '林', spark: [] },
    ...{ heartRate: { value: null, at: null }, respiration: { value: null, at: null } },
  })
  expect(safety.values.length).toBe(caregiver.values.length + 1)
  expect(safety.values.filter(([, value]) => value !== null)).toEqual([])
})

test('who keeps the machines changes the settings of machines, but not the night window people are watched in', async () => {
  const home = await createTestBackend({ roles: ['administrator', 'director'] })
  const administrator = (await home.signIn('administrator')).client
  const settings = await administrator.facility.settings()
  const saved = await administrator.facility.updateSettings({ ...settings, autoLockMinutes: 20 })
  expect(saved.autoLockMinutes).toBe(20)
  const later = { ...saved, outOfBed: { ...saved.outOfBed, graceMinutes: 60 } }
  await expect(administrator.facility.updateSettings(later)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
    data: { where: 'outOfBed' },
  })
  expect((await (await home.signIn('director')).client.facility.updateSettings(later)).outOfBed.graceMinutes).toBe(60)
})
