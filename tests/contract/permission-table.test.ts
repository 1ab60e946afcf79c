import { describe, expect, test } from 'vitest'
import type { SeatState } from '#main/rpc/request-context.ts'
import { isAllowed, type Role, roles } from '#shared/contract/permissions.ts'
import type { SeatLock } from '#shared/features/accounts/accounts.contract.ts'
import { allProcedures, answerOf, callAt, clientOf } from '../support/contract-walk.ts'
import { createTestBackend, type TestBackend } from '../support/test-backend.ts'

const refusals = ['NOT_ALLOWED', 'NOT_SIGNED_IN', 'SESSION_LOCKED']

/** A client of a seat whose state stays as it is, whatever is called. */
function clientAt(home: TestBackend, state: SeatState['state'], role: Role, lockedBy: SeatLock = 'person') {
  const { seatId } = home.openSeat(`seat of ${role}`)
  const userId = state === 'signed-out' ? null : (home.userIds.get(role) ?? null)
  const held = state === 'signed-out' ? [] : [role]
  const actor = { userId, displayName: role, roles: held, seatId, seatName: role }
  const seat = state === 'locked' ? { state, lockedBy, actor } : { state, actor }
  return clientOf(home.backend.router, { seatId, resolveSeat: () => seat })
}

/** Code of the answer to every procedure; input is not valid on purpose: permission comes before input. */
async function answersOf(client: unknown): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const { path } of allProcedures) answers.set(path, (await answerOf(callAt(client, path), {})).code)
  return answers
}

describe('who may call what', () => {
  test.each(roles)('the guard lets %s in exactly where the permissions say so', async (role) => {
    const home = await createTestBackend({ roles })
    const answers = await answersOf(clientAt(home, 'signed-in', role))
    const expected = allProcedures.map(({ path, meta }) => [
      path,
      isAllowed([role], meta.permission!) ? 'let in' : 'NOT_ALLOWED',
    ])
    const actual = allProcedures.map(({ path }) => {
      const code = answers.get(path)!
      return [path, refusals.includes(code) ? code : 'let in']
    })
    expect(actual).toEqual(expected)
    expect([...answers].filter(([, code]) => code === 'INTERNAL_SERVER_ERROR')).toEqual([])
  })

  test.each([
    ['signed-out', 'person', 'NOT_SIGNED_IN', []],
    ['locked', 'person', 'SESSION_LOCKED', ['always']],
    ['locked', 'idle', 'SESSION_LOCKED', ['always', 'idle']],
  ] as const)('a %s (%s) seat of the manager reaches only what is public or named for it', async (...row) => {
    const [state, lockedBy, refusal, reach] = row
    const home = await createTestBackend({ roles: ['director'] })
    const answers = await answersOf(clientAt(home, state, 'director', lockedBy))
    const expected = allProcedures.map(({ path, meta }) => {
      const isReached = meta.permission === 'public' || reach.some((each) => each === meta.whileLocked)
      return [path, isReached ? 'let in' : refusal]
    })
    const actual = [...answers].map(([path, code]) => [path, refusals.includes(code) ? code : 'let in'])
    expect(actual).toEqual(expected)
  })

  test('a role nobody has written rights for gets nothing', () => {
    expect(isAllowed([], 'signed-in')).toBe(false)
    expect(isAllowed([], 'facility.read')).toBe(false)
  })

  test('the table of roles and procedures is the one that was reviewed', async () => {
    const width = Math.max(...allProcedures.map(({ path }) => path.length))
    const permissionWidth = Math.max(...allProcedures.map(({ meta }) => String(meta.permission).length))
    const row = (first: string, second: string, cells: string[]): string =>
      [first.padEnd(width), second.padEnd(permissionWidth), ...cells].join('  ').trimEnd()
    const head = row('procedure', 'permission', [...roles, 'while locked'])
    const rows = allProcedures.map(({ path, meta }) =>
      row(path, String(meta.permission), [
        ...roles.map((role) => (isAllowed([role], meta.permission!) ? 'yes' : '-').padEnd(role.length)),
        meta.permission === 'public' ? 'always' : meta.whileLocked === 'never' ? '-' : meta.whileLocked,
      ]),
    )
    await expect(`${[head, ...rows].join('\n')}\n`).toMatchFileSnapshot('./permission-table.txt')
  })
})
