import { expect, test } from 'vitest'
import { dayOf } from '#shared/contract/days.ts'
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
