import { describe, expect, test } from 'vitest'
import type { FeedMessage } from '#shared/contract/live-feed.ts'
import type { SeatSession } from '#shared/features/accounts/accounts.contract.ts'
import { createTestBackend, testPassword, testPin } from '../../support/test-backend.ts'

const MINUTE_MS = 60_000
type Feed = AsyncIterator<FeedMessage<SeatSession, SeatSession>>

async function nextSession(feed: Feed): Promise<SeatSession> {
  for (;;) {
    const { value } = await feed.next()
    if (value?.kind === 'snapshot') return value.snapshot
    if (value?.kind === 'change') return value.change
  }
}

describe('a seat nobody is at', () => {
  test('locks itself after ten idle minutes and tells its screen', async () => {
    const home = await createTestBackend({ roles: ['caregiver'] })
    home.backend.features.accounts.start()
    const { client } = await home.signIn('caregiver')
    const feed = await client.accounts.watchSession()
    expect((await nextSession(feed)).state).toBe('signed-in')
    const locked = nextSession(feed)
    home.clock.advance(10 * MINUTE_MS + 5_000)
    expect(await locked).toMatchObject({
      state: 'locked',
      lockedBy: 'idle',
      user: { loginName: 'caregiver' },
      autoLockMs: 10 * MINUTE_MS,
    })
    await expect(client.accounts.touch()).rejects.toMatchObject({ code: 'SESSION_LOCKED' })
    await feed.return?.()
  })

  test('stays open while a person touches it, and what a screen asks by itself does not count', async () => {
    const home = await createTestBackend({ roles: ['caregiver'] })
    const { client } = await home.signIn('caregiver')
    home.clock.advance(9 * MINUTE_MS)
    await client.accounts.touch()
    home.clock.advance(9 * MINUTE_MS)
    expect((await client.accounts.status()).session.state).toBe('signed-in')
    home.clock.advance(MINUTE_MS + 1)
    expect((await client.accounts.status()).session.state).toBe('locked')
  })

  test('is locked by time even when no screen watches and no sweep ran', async () => {
    const home = await createTestBackend({ roles: ['caregiver'] })
    const { client } = await home.signIn('caregiver')
    home.clock.advance(10 * MINUTE_MS + 1)
    await expect(client.beds.map({})).rejects.toMatchObject({ code: 'SESSION_LOCKED' })
  })

  test('does not stay open because the machine\u2019s clock was set back', async () => {
    const home = await createTestBackend({ roles: ['caregiver'] })
    const { client } = await home.signIn('caregiver')
    home.clock.setNow(home.clock.now() - 60 * MINUTE_MS)
    await expect(client.accounts.touch()).rejects.toMatchObject({ code: 'SESSION_LOCKED' })
  })

  test('a wall screen never locks by itself', async () => {
    const home = await createTestBackend({ roles: ['wall-screen'] })
    home.backend.features.accounts.start()
    const { client } = await home.signIn('wall-screen')
    home.clock.advance(30 * 24 * 60 * MINUTE_MS)
    expect((await client.accounts.status()).session).toMatchObject({ state: 'signed-in', autoLockMs: null })
  })

  test('somebody with a second role beside the wall screen locks like anybody', async () => {
    const home = await createTestBackend({ roles: ['director', 'wall-screen'] })
    const manager = await home.signIn('director')
    const account = (await manager.client.accounts.list()).find((one) => one.loginName === 'wall-screen')!
    await manager.client.accounts.update({ ...account, roles: ['wall-screen', 'caregiver'] })
    const { client } = await home.signIn('wall-screen')
    home.clock.advance(11 * MINUTE_MS)
    expect((await client.accounts.status()).session.state).toBe('locked')
  })
})

describe('a seat and its token', () => {
  test('a browser that comes back with its token finds its seat as it was', async () => {
    const home = await createTestBackend({ roles: ['caregiver'] })
    const seat = await home.signIn('caregiver')
    expect(home.backend.openSeat(seat.token, 'browser')).toEqual({
      seatId: seat.seatId,
      token: seat.token,
      isNew: false,
    })
    expect(home.backend.isSeatToken(`${seat.token}x`)).toBe(false)
    expect(home.backend.openSeat('invented', 'browser')).toMatchObject({ isNew: true })
  })

  test('the token itself is stored nowhere', async () => {
    const home = await createTestBackend({ roles: ['caregiver'] })
    const seat = await home.signIn('caregiver')
    expect(home.log.join('\n')).not.toContain(seat.token)
    await home.dispose()
    const { openForTest } = await import('../../support/database-fixture.ts')
    const { dataFolderPaths } = await import('#main/platform/paths.ts')
    const records = openForTest(dataFolderPaths(home.dataFolder).recordsFile)
    const rows = records.prepare('SELECT * FROM seats').all()
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(seat.token)
  })
})

describe('when a password is no longer good', () => {
  async function twoSeats() {
    const home = await createTestBackend({ roles: ['director', 'caregiver'] })
    const here = await home.signIn('caregiver')
    await here.client.accounts.setPin({ currentPassword: testPassword, pin: testPin })
    const there = await home.signIn('caregiver')
    const userId = home.userIds.get('caregiver')!
    return { home, here, there, userId }
  }

  test('changing it signs the person out everywhere else, and the PIN there ends too', async () => {
    const { here, there, userId } = await twoSeats()
    const feed = await there.client.accounts.watchSession()
    await nextSession(feed)
    await here.client.accounts.changePassword({ currentPassword: testPassword, newPassword: 'Camellia-2027' })
    expect(await nextSession(feed)).toMatchObject({ state: 'signed-out', pinUsers: [] })
    await expect(there.client.accounts.touch()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    await expect(there.client.accounts.signInWithPin({ userId, pin: testPin })).rejects.toMatchObject({
      code: 'WRONG_CREDENTIALS',
    })
    expect(await here.client.accounts.touch()).toEqual({ ok: true })
    await feed.return?.()
  })

  test('a manager who sets a new one ends every seat of the person and lifts the lock-out', async () => {
    const { home, here, there, userId } = await twoSeats()
    const wrong = () =>
      home
        .openSeat()
        .client.accounts.signIn({ loginName: 'caregiver', password: 'x' })
        .catch(() => 'no')
    await Promise.all([wrong(), wrong(), wrong(), wrong(), wrong()])
    const manager = await home.signIn('director')
    const account = await manager.client.accounts.resetPassword({
      ...{ id: userId, newPassword: 'Osmanthus-31', reason: 'phone lost' },
    })
    expect(account).toMatchObject({ lockedUntil: null, version: 2 })
    for (const seat of [here, there]) {
      await expect(seat.client.accounts.touch()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
      await expect(seat.client.accounts.signInWithPin({ userId, pin: testPin })).rejects.toMatchObject({
        code: 'WRONG_CREDENTIALS',
      })
    }
    expect(await here.client.accounts.signIn({ loginName: 'caregiver', password: 'Osmanthus-31' })).toMatchObject({
      state: 'signed-in',
    })
  })

  test('an account that is closed and opened again finds no seat still signed in', async () => {
    const { home, here } = await twoSeats()
    const manager = await home.signIn('director')
    const account = (await manager.client.accounts.list()).find((one) => one.loginName === 'caregiver')!
    const closed = await manager.client.accounts.update({ ...account, isActive: false })
    await expect(here.client.accounts.touch()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    await manager.client.accounts.update({ ...closed, isActive: true })
    await expect(here.client.accounts.touch()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
  })
})
