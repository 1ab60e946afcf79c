import { describe, expect, test } from 'vitest'
import { listAudit } from '#main/database/audit-log.ts'
import { createTestBackend, testPassword, testPin } from '../../support/test-backend.ts'

const MINUTE_MS = 60_000

async function codesOf(attempts: Promise<unknown>[]): Promise<string[]> {
  const results = await Promise.allSettled(attempts)
  return results.map((one) => (one.status === 'fulfilled' ? 'in' : String((one.reason as { code: string }).code)))
}

describe('signing in by password', () => {
  test('a caregiver signs in, the seat shows who sits there, and signing out empties it', async () => {
    const home = await createTestBackend({ roles: ['caregiver'] })
    const { client } = home.openSeat('station 2')
    expect(await client.accounts.signIn({ loginName: ' Caregiver ', password: testPassword })).toMatchObject({
      seat: 'station 2',
      state: 'signed-in',
      user: { loginName: 'caregiver', roles: ['caregiver'], hasPin: false },
    })
    expect(await client.accounts.signOut()).toMatchObject({ state: 'signed-out', user: null })
    await expect(client.accounts.touch()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  test('five wrong passwords lock the account for fifteen minutes, even for the right one, and then it opens', async () => {
    const home = await createTestBackend({ roles: ['caregiver'] })
    const { client } = home.openSeat()
    const attempt = (password: string) => client.accounts.signIn({ loginName: 'caregiver', password })
    for (let count = 0; count < 5; count += 1) {
      await expect(attempt('wrong')).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' })
    }
    await expect(attempt(testPassword)).rejects.toMatchObject({
      code: 'ACCOUNT_LOCKED',
      data: { values: { minutes: 15 } },
    })
    home.clock.advance(15 * MINUTE_MS - 1)
    await expect(attempt(testPassword)).rejects.toMatchObject({
      code: 'ACCOUNT_LOCKED',
      data: { values: { minutes: 1 } },
    })
    home.clock.advance(1)
    expect(await attempt(testPassword)).toMatchObject({ state: 'signed-in' })
  })

  test('a right password in between starts the count anew', async () => {
    const home = await createTestBackend({ roles: ['caregiver'] })
    const { client } = home.openSeat()
    const attempt = (password: string) => client.accounts.signIn({ loginName: 'caregiver', password })
    for (let round = 0; round < 3; round += 1) {
      expect(await codesOf([attempt('w1'), attempt('w2'), attempt('w3'), attempt('w4')])).not.toContain(
        'ACCOUNT_LOCKED',
      )
      expect(await attempt(testPassword)).toMatchObject({ state: 'signed-in' })
    }
  })

  test('guesses sent all at once count one by one, and the right one among them does not slip through', async () => {
    const home = await createTestBackend({ roles: ['caregiver'] })
    const guesses = [...Array.from({ length: 30 }, (_, index) => `guess-${index}`), testPassword]
    const answers = await codesOf(
      guesses.map((password) => home.openSeat().client.accounts.signIn({ loginName: 'caregiver', password })),
    )
    expect(answers.filter((answer) => answer === 'WRONG_CREDENTIALS').length).toBeLessThanOrEqual(5)
    const late = home.openSeat().client.accounts.signIn({ loginName: 'caregiver', password: testPassword })
    expect(await codesOf([late])).toEqual(['ACCOUNT_LOCKED'])
  })

  test('a name nobody has is answered exactly like a wrong password, lock-out included', async () => {
    const home = await createTestBackend({ roles: ['caregiver'] })
    const { client } = home.openSeat()
    const row = async (loginName: string) => {
      const answers: unknown[] = []
      for (let count = 0; count < 6; count += 1) {
        const refusal = await client.accounts.signIn({ loginName, password: 'wrong' }).catch((error: unknown) => error)
        const { code, status, data } = refusal as { code: string; status: number; data: unknown }
        answers.push({ code, status, data })
      }
      return answers
    }
    expect(await row('nobody')).toEqual(await row('caregiver'))
  })

  test('a closed account is answered like a name nobody has', async () => {
    const home = await createTestBackend({ roles: ['director', 'caregiver'] })
    const manager = await home.signIn('director')
    const account = (await manager.client.accounts.list()).find((one) => one.loginName === 'caregiver')!
    await manager.client.accounts.update({ ...account, isActive: false })
    const attempt = home.openSeat().client.accounts.signIn({ loginName: 'caregiver', password: testPassword })
    expect(await codesOf([attempt])).toEqual(['WRONG_CREDENTIALS'])
  })

  test('a lock-out does not outlast its quarter of an hour when the machine\u2019s clock is set back', async () => {
    const home = await createTestBackend({ roles: ['caregiver'] })
    const { client } = home.openSeat()
    const attempt = (password: string) => client.accounts.signIn({ loginName: 'caregiver', password })
    await codesOf(Array.from({ length: 5 }, () => attempt('wrong')))
    home.clock.setNow(home.clock.now() - 86_400_000)
    expect(await attempt(testPassword)).toMatchObject({ state: 'signed-in' })
  })
})

describe('switching by PIN', () => {
  async function withPin() {
    const home = await createTestBackend({ roles: ['caregiver', 'care-lead'] })
    const seat = await home.signIn('caregiver')
    await seat.client.accounts.setPin({ currentPassword: testPassword, pin: testPin })
    return { home, seat, userId: home.userIds.get('caregiver')! }
  }

  test('works only at a seat where the person signed in by password', async () => {
    const { home, seat, userId } = await withPin()
    await seat.client.accounts.lock()
    expect(await seat.client.accounts.signInWithPin({ userId, pin: testPin })).toMatchObject({ state: 'signed-in' })
    const elsewhere = home.openSeat().client.accounts.signInWithPin({ userId, pin: testPin })
    await expect(elsewhere).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' })
  })

  test('puts a colleague at the seat and keeps both on the list of the seat', async () => {
    const { home, seat, userId } = await withPin()
    await seat.client.accounts.signIn({ loginName: 'care-lead', password: testPassword })
    await seat.client.accounts.setPin({ currentPassword: testPassword, pin: '739201' })
    const session = await seat.client.accounts.signInWithPin({ userId, pin: testPin })
    expect(session.user?.id).toBe(userId)
    expect(session.pinUsers.map((user) => user.id)).toEqual([home.userIds.get('care-lead'), userId])
  })

  test('wrong PINs lock the account like wrong passwords', async () => {
    const { seat, userId } = await withPin()
    for (let count = 0; count < 5; count += 1) {
      await expect(seat.client.accounts.signInWithPin({ userId, pin: '000000' })).rejects.toMatchObject({
        code: 'WRONG_CREDENTIALS',
      })
    }
    await expect(seat.client.accounts.signInWithPin({ userId, pin: testPin })).rejects.toMatchObject({
      code: 'ACCOUNT_LOCKED',
    })
    await expect(seat.client.accounts.signIn({ loginName: 'caregiver', password: testPassword })).rejects.toMatchObject(
      { code: 'ACCOUNT_LOCKED' },
    )
  })

  test('a person without a PIN cannot come back by any PIN', async () => {
    const home = await createTestBackend({ roles: ['caregiver'] })
    const { client } = await home.signIn('caregiver')
    const userId = home.userIds.get('caregiver')!
    for (const pin of ['', '000000', testPin]) {
      await expect(client.accounts.signInWithPin({ userId, pin })).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' })
    }
  })

  test('a weak PIN is refused with its rule, and the old one stays', async () => {
    const { seat, userId } = await withPin()
    await expect(seat.client.accounts.setPin({ currentPassword: testPassword, pin: '123456' })).rejects.toMatchObject({
      code: 'PIN_TOO_WEAK',
    })
    expect(await seat.client.accounts.signInWithPin({ userId, pin: testPin })).toMatchObject({ state: 'signed-in' })
  })
})

describe('what remains on record', () => {
  test('every act leaves a row with its actor and seat, and no secret is in any row or log line', async () => {
    const home = await createTestBackend({ roles: ['director', 'caregiver'] })
    const seat = await home.signIn('caregiver')
    const userId = home.userIds.get('caregiver')!
    const newPassword = 'Camellia-2027'
    await seat.client.accounts.setPin({ currentPassword: testPassword, pin: testPin })
    await seat.client.accounts.lock()
    await seat.client.accounts.signInWithPin({ userId, pin: '555123' }).catch(() => undefined)
    await seat.client.accounts.signInWithPin({ userId, pin: testPin })
    await seat.client.accounts.changePassword({ currentPassword: testPassword, newPassword })
    await seat.client.accounts.signOut()
    await seat.client.accounts.signIn({ loginName: 'caregiver', password: 'Not-it-at-all' }).catch(() => undefined)
    const manager = await home.signIn('director')
    const account = (await manager.client.accounts.list()).find((one) => one.id === userId)!
    const changed = await manager.client.accounts.update({ ...account, displayName: 'Lin' })
    await manager.client.accounts.resetPassword({ id: changed.id, newPassword: 'Osmanthus-31', reason: 'forgotten' })
    await manager.client.accounts.create({
      ...{ loginName: 'newcomer', displayName: 'Xu', roles: ['office'], password: 'Jasmine-tea-4' },
    })
    await home.dispose()

    const { records } = await reopen(home.dataFolder)
    const rows = listAudit(records, { limit: 500 }).reverse()
    const own = rows.filter((row) => row.seat?.startsWith('seat of') || row.seat === 'test seat')
    expect(own.map((row) => [row.action, row.actorId, row.seat])).toEqual([
      ['accounts.sign-in-password', userId, 'seat of caregiver'],
      ['accounts.set-pin', userId, 'seat of caregiver'],
      ['accounts.lock', userId, 'seat of caregiver'],
      ['accounts.wrong-pin', userId, 'seat of caregiver'],
      ['accounts.sign-in-pin', userId, 'seat of caregiver'],
      ['accounts.change-password', userId, 'seat of caregiver'],
      ['accounts.sign-out', userId, 'seat of caregiver'],
      ['accounts.wrong-password', null, 'seat of caregiver'],
      ['accounts.sign-in-password', home.userIds.get('director'), 'seat of director'],
      ['accounts.update', home.userIds.get('director'), 'seat of director'],
      ['accounts.reset-password', home.userIds.get('director'), 'seat of director'],
      ['accounts.create', home.userIds.get('director'), 'seat of director'],
    ])
    const secrets = [
      testPassword,
      newPassword,
      'Not-it-at-all',
      'Osmanthus-31',
      'Jasmine-tea-4',
      testPin,
      '555123',
      'scrypt$',
    ]
    const written = `${JSON.stringify(rows)}\n${home.log.join('\n')}`
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([])
  })
})

async function reopen(dataFolder: string) {
  const { openForTest } = await import('../../support/database-fixture.ts')
  const { dataFolderPaths } = await import('#main/platform/paths.ts')
  return { records: openForTest(dataFolderPaths(dataFolder).recordsFile) }
}
