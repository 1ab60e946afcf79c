import { createRouterClient, isDefinedError, type ORPCError } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import { roles } from '#shared/contract/permissions.ts'
import { UserId } from '#shared/contract/primitives.ts'
import { createLogKeeper, createSampleRouter, createTestSeat } from '../../support/guarded-router.ts'

type Seat = ReturnType<typeof createTestSeat>

function makeHouse(...seat: Parameters<typeof createTestSeat>) {
  const log = createLogKeeper()
  const { router, hand } = createSampleRouter(log.logger)
  const at = createTestSeat(...seat)
  return { client: createRouterClient(router, { context: at.context }), hand, log, at }
}

async function refusalOf(
  act: Promise<unknown>,
): Promise<{ code: string; status: number; isTyped: boolean; data: unknown }> {
  try {
    await act
  } catch (error) {
    const { code, status, data } = error as ORPCError<string, unknown>
    return { code, status, isTyped: isDefinedError(error as Error), data }
  }
  return { code: 'none', status: 200, isTyped: false, data: null }
}

describe('who is let in', () => {
  test('a procedure that names no permission answers nobody, not even the manager', async () => {
    for (const role of roles) {
      const { client } = makeHouse('signed-in', [role])
      await expect(client.forgotten()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    }
  })

  test('a signed-out, a locked and a forbidden seat each hear their own typed refusal', async () => {
    const cases = [
      ['signed-out', 'caregiver', 'NOT_SIGNED_IN', 401],
      ['locked', 'caregiver', 'SESSION_LOCKED', 423],
      ['signed-in', 'wall-screen', 'NOT_ALLOWED', 403],
    ] as const
    for (const [state, role, code, status] of cases) {
      const { client } = makeHouse(state, [role])
      const refusal = await refusalOf(client.beds({ floor: 2 }))
      expect(refusal).toEqual({ code, status, isTyped: true, data: { where: 'beds' } })
    }
  })

  test('somebody without the right is refused before the input is even read', async () => {
    const { client } = makeHouse('signed-out')
    const refusal = await refusalOf(client.beds({ floor: 'two' } as never))
    expect(refusal.code).toBe('NOT_SIGNED_IN')
  })

  test('everybody may use what is public, and a signed-in person what is for signed-in people', async () => {
    const { client } = makeHouse('signed-out')
    expect(await client.open()).toBe('hello')
    const signedIn = makeHouse('signed-in')
    expect(await signedIn.client.mine()).toBe('user-1')
  })

  test('what a screen asks by itself is told to the seat as background, a person\u2019s act is not', async () => {
    const { client, at, hand } = makeHouse('signed-in', ['caregiver'])
    await client.mine()
    expect(at.asked).toEqual([false])
    const feed = await client.feed()
    hand.push(1)
    await feed.next()
    expect(at.asked).toEqual([false, true, true])
    await feed.return?.()
  })
})

describe('what a locked seat is still told', () => {
  const lockedHouse = (lockedBy: Seat['seat']['lockedBy'], roles?: Seat['seat']['roles']) => {
    const house = makeHouse('locked', roles)
    house.at.seat.lockedBy = lockedBy
    return house
  }

  test('a seat that locked itself goes on with what is named for it, and with nothing else', async () => {
    const { client } = lockedHouse('idle')
    expect(await client.watched()).toBe('the wall')
    expect((await refusalOf(client.beds({ floor: 2 }))).code).toBe('SESSION_LOCKED')
    expect((await refusalOf(client.mine())).code).toBe('SESSION_LOCKED')
  })

  test('a seat a person covered does not: only what is named for every lock', async () => {
    const { client, hand } = lockedHouse('person')
    expect((await refusalOf(client.watched())).code).toBe('SESSION_LOCKED')
    const feed = await client.call()
    hand.push(1)
    expect((await feed.next()).value).toEqual({ count: 1, isCovered: true })
    await feed.return?.()
  })

  test('a lock gives nobody a right', async () => {
    expect((await refusalOf(lockedHouse('idle', ['office']).client.watched())).code).toBe('NOT_ALLOWED')
    expect((await refusalOf(lockedHouse('idle').client.forgotten())).code).toBe('NOT_ALLOWED')
  })

  test('a feed of an open screen runs on through an idle lock, and ends when a person covers the screen', async () => {
    const { client, hand, at } = makeHouse('signed-in')
    const feed = await client.call()
    Object.assign(at.seat, { state: 'locked', lockedBy: 'idle' })
    hand.push(1)
    expect((await feed.next()).value).toEqual({ count: 1, isCovered: false })
    at.seat.lockedBy = 'person'
    hand.push(2)
    expect((await refusalOf(feed.next())).code).toBe('SESSION_LOCKED')
  })

  test('a feed of a covered screen ends when it is uncovered, so that names come back', async () => {
    const { client, hand, at } = lockedHouse('person')
    const feed = await client.call()
    at.seat.state = 'signed-in'
    hand.push(1)
    expect((await refusalOf(feed.next())).code).toBe('SESSION_LOCKED')
  })
})

describe('what comes back when something fails', () => {
  const fail = (house: ReturnType<typeof makeHouse>, how: string) => refusalOf(house.client.fail({ how: how as 'bug' }))

  test('a broken rule reaches the screen as a typed error with its place and its figures', async () => {
    expect(await fail(makeHouse(), 'domain')).toEqual({
      code: 'BED_OCCUPIED',
      status: 409,
      isTyped: true,
      data: { where: 'bed-7', values: { beds: 1, minutes: 3 } },
    })
  })

  test.each(['bug', 'unknown-code', 'orpc', 'wrong-output'])(
    'an unforeseen fault (%s) is logged with a request id, and only the id leaves the house',
    async (how) => {
      const house = makeHouse()
      const answer = await fail(house, how)
      expect(answer).toEqual({
        code: 'INTERNAL_SERVER_ERROR',
        status: 500,
        isTyped: false,
        data: { requestId: 'request-1' },
      })
      expect(house.log.lines.filter((line) => line.level === 'error')).toMatchObject([
        { fields: { requestId: 'request-1', path: 'fail' } },
      ])
    },
  )

  test('a call somebody gave up is no fault', async () => {
    const house = makeHouse()
    await fail(house, 'abort')
    expect(house.log.lines.filter((line) => line.level === 'error')).toEqual([])
  })

  test('wrong input is named, not blamed on the program', async () => {
    const { client, log } = makeHouse()
    const refusal = await refusalOf(client.beds({ floor: 'two' } as never))
    expect(refusal.code).toBe('BAD_REQUEST')
    expect(log.lines.filter((line) => line.level === 'error')).toEqual([])
  })

  test('a slow call leaves a line with its path', async () => {
    const { client, log } = makeHouse()
    await client.mine()
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { path: 'mine', tookMs: 400 } }])
  })
})

describe('a feed that is open', () => {
  async function open(change: (seat: Seat['seat']) => void) {
    const house = makeHouse('signed-in', ['caregiver'])
    const feed = await house.client.feed()
    house.hand.push(1)
    expect((await feed.next()).value).toEqual({ count: 1 })
    change(house.at.seat)
    house.hand.push(2)
    return { ...house, feed, refusal: await refusalOf(feed.next()) }
  }

  test.each([
    ['signs out', 'NOT_SIGNED_IN', (seat: Seat['seat']) => void Object.assign(seat, { state: 'signed-out' })],
    [
      'leaves and the seat locks',
      'SESSION_LOCKED',
      (seat: Seat['seat']) => void Object.assign(seat, { state: 'locked' }),
    ],
    ['loses the right', 'NOT_ALLOWED', (seat: Seat['seat']) => void Object.assign(seat, { roles: ['office'] })],
    [
      'gives the seat to a colleague',
      'NOT_SIGNED_IN',
      (seat: Seat['seat']) => void Object.assign(seat, { userId: UserId.parse('user-2') }),
    ],
  ])('shows nothing more once the person %s', async (_what, code, change) => {
    const { refusal, hand } = await open(change)
    expect(refusal).toMatchObject({ code, isTyped: true })
    await hand.stopped
  })

  test('tells a typed error when its source fails', async () => {
    const { client, hand } = makeHouse('signed-in', ['caregiver'])
    const feed = await client.feed()
    hand.push(-1)
    expect(await refusalOf(feed.next())).toMatchObject({
      code: 'STORAGE_FAILED',
      isTyped: true,
      data: { where: 'feed' },
    })
  })
})
