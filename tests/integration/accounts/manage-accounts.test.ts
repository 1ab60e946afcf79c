import { describe, expect, test } from 'vitest'
import { listAudit } from '#main/database/audit-log.ts'
import { dataFolderPaths } from '#main/platform/paths.ts'
import { openForTest } from '../../support/database-fixture.ts'
import { createTestBackend, emptyFacility, testPassword } from '../../support/test-backend.ts'

const manager = { loginName: 'yuanzhang', displayName: 'Chen', password: testPassword }

describe('first set-up', () => {
  test('makes the master record and the manager, and signs the manager in', async () => {
    const home = await createTestBackend()
    const { client } = home.openSeat()
    expect(await client.accounts.status()).toMatchObject({
      isSetUp: false,
      isDemo: false,
      demoLogins: [],
      facilityName: null,
    })
    expect(await client.accounts.setUp({ facility: emptyFacility, manager })).toMatchObject({
      state: 'signed-in',
      user: { loginName: 'yuanzhang', roles: ['director'] },
    })
    expect(await client.accounts.status()).toMatchObject({ isSetUp: true, facilityName: emptyFacility.name })
    expect(await client.facility.get()).toEqual({ ...emptyFacility, version: 1 })
  })

  test('works once: later and at the same time the second is refused and changes nothing', async () => {
    const home = await createTestBackend()
    const first = home.openSeat().client
    const second = home.openSeat().client
    const other = { ...manager, loginName: 'intruder' }
    const both = await Promise.allSettled([
      first.accounts.setUp({ facility: emptyFacility, manager }),
      second.accounts.setUp({ facility: { ...emptyFacility, name: 'Another home' }, manager: other }),
    ])
    expect(both.map((one) => one.status)).toEqual(['fulfilled', 'rejected'])
    await expect(second.accounts.setUp({ facility: emptyFacility, manager: other })).rejects.toMatchObject({
      code: 'ALREADY_SET_UP',
    })
    expect((await first.accounts.list()).map((account) => account.loginName)).toEqual(['yuanzhang'])
    expect((await first.facility.get()).name).toBe(emptyFacility.name)
  })

  test('a master record that cannot be right, or a weak password, leaves the home as new', async () => {
    const home = await createTestBackend()
    const { client } = home.openSeat()
    const wrongCode = { ...emptyFacility, creditCode: '91350500MA2XXXXXX0' }
    await expect(client.accounts.setUp({ facility: wrongCode, manager })).rejects.toMatchObject({
      code: 'CREDIT_CODE_INVALID',
    })
    await expect(
      client.accounts.setUp({ facility: emptyFacility, manager: { ...manager, password: 'aaaaaaaaaaaa' } }),
    ).rejects.toMatchObject({ code: 'PASSWORD_TOO_WEAK' })
    expect((await client.accounts.status()).isSetUp).toBe(false)
    expect(await client.accounts.setUp({ facility: emptyFacility, manager })).toMatchObject({ state: 'signed-in' })
  })
})

describe('looking after accounts', () => {
  test('the last person who may manage accounts can neither be closed nor lose the role', async () => {
    const home = await createTestBackend({ roles: ['director', 'caregiver'] })
    const { client } = await home.signIn('director')
    const own = (await client.accounts.list()).find((account) => account.loginName === 'director')!
    await expect(client.accounts.update({ ...own, isActive: false })).rejects.toMatchObject({ code: 'LAST_MANAGER' })
    await expect(client.accounts.update({ ...own, roles: ['office'] })).rejects.toMatchObject({ code: 'LAST_MANAGER' })
    await client.accounts.create({
      loginName: 'second',
      displayName: 'Wu',
      password: testPassword,
      roles: ['administrator'],
    })
    expect(await client.accounts.update({ ...own, roles: ['office'] })).toMatchObject({ roles: ['office'], version: 2 })
    await expect(client.accounts.list()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('of two people who edit one account the second is told and sees what the first saved', async () => {
    const home = await createTestBackend({ roles: ['director', 'administrator', 'caregiver'] })
    const first = await home.signIn('director')
    const second = await home.signIn('administrator')
    const account = (await first.client.accounts.list()).find((one) => one.loginName === 'caregiver')!
    await first.client.accounts.update({ ...account, displayName: 'Lin' })
    await expect(second.client.accounts.update({ ...account, displayName: 'Xu' })).rejects.toMatchObject({
      code: 'EDIT_CONFLICT',
      data: { where: 'user', theirs: { displayName: 'Lin', version: 2 } },
    })
  })

  test('two people who edit the master record or the settings meet the same rule', async () => {
    const home = await createTestBackend({ roles: ['director'] })
    const { client } = await home.signIn('director')
    const record = await client.facility.get()
    await client.facility.update({ ...record, shortName: 'first' })
    await expect(client.facility.update({ ...record, shortName: 'second' })).rejects.toMatchObject({
      code: 'EDIT_CONFLICT',
      data: { theirs: { shortName: 'first', version: 2 } },
    })
    const settings = await client.facility.settings()
    await client.facility.updateSettings({ ...settings, autoLockMinutes: 5, externalPassword: 'broker-word-77' })
    await expect(client.facility.updateSettings({ ...settings, autoLockMinutes: 60 })).rejects.toMatchObject({
      code: 'EDIT_CONFLICT',
      data: { theirs: { autoLockMinutes: 5, version: 2 } },
    })
    const read = JSON.stringify([await client.facility.settings(), await client.audit.list({})])
    expect(read).not.toContain('broker-word-77')
    await home.dispose()
    const rows = listAudit(openForTest(dataFolderPaths(home.dataFolder).recordsFile), { limit: 100 })
    expect(JSON.stringify(rows)).not.toContain('broker-word-77')
  })

  test('a login name is taken whatever its case, also by two who ask at the same time', async () => {
    const home = await createTestBackend({ roles: ['director'] })
    const { client } = await home.signIn('director')
    const create = (loginName: string) =>
      client.accounts.create({ loginName, displayName: 'Lin', password: testPassword, roles: ['office'] })
    const both = await Promise.allSettled([create('Lin-1'), create('lin-1')])
    // Whose hash is ready first wins; which of the two that is, nobody promises.
    const answers = both.map((one) => (one.status === 'rejected' ? one.reason.code : 'made'))
    expect(answers.sort()).toEqual(['LOGIN_NAME_TAKEN', 'made'])
    const accounts = await client.accounts.list()
    expect(accounts.filter(({ loginName }) => loginName.toLowerCase() === 'lin-1')).toHaveLength(1)
  })
})

describe('reading the log', () => {
  test('asking for one kind of act finds it however many other rows lie in between', async () => {
    const home = await createTestBackend({ roles: ['auditor', 'caregiver'] })
    const seat = await home.signIn('caregiver')
    await seat.client.accounts.lock()
    for (let count = 0; count < 210; count += 1)
      await home.openSeat().client.accounts.signIn({ loginName: 'caregiver', password: testPassword })
    const auditor = await home.signIn('auditor')
    expect(
      (await auditor.client.audit.list({ action: 'accounts.lock' })).map((row) => [row.action, row.actor]),
    ).toEqual([['accounts.lock', 'person caregiver']])
    const newest = await auditor.client.audit.list({})
    const older = await auditor.client.audit.list({ beforeSeq: newest.at(-1)!.seq })
    expect([newest.length, older[0]?.seq]).toEqual([200, newest.at(-1)!.seq - 1])
  })
})
