import { isProcedure } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import { errorCodes } from '#shared/contract/error-codes.ts'
import { permissions } from '#shared/contract/permissions.ts'
import { allProcedures, callAt } from '../support/contract-walk.ts'
import { createTestBackend } from '../support/test-backend.ts'

describe('the contract', () => {
  test('is walked as a whole', () => {
    expect(allProcedures.length).toBeGreaterThan(80)
    expect(new Set(allProcedures.map((entry) => entry.path.split('.')[0])).size).toBeGreaterThan(12)
  })

  test.each(allProcedures)('$path names its permission, its output and its errors', ({ meta, procedure }) => {
    const { outputSchema, errorMap } = procedure['~orpc']
    expect(permissions).toContain(meta.permission)
    expect(meta.isBackground).toBeTypeOf('boolean')
    expect(outputSchema).toBeDefined()
    expect(Object.keys(errorMap).sort()).toEqual([...errorCodes].sort())
  })

  test('no procedure bears a name that a client keeps for itself, so that every one can be called', () => {
    const kept = ['bind', 'call', 'apply', 'then', 'valueOf', 'toString', 'toJSON']
    const swallowed = allProcedures.filter(({ path }) => path.split('.').some((name) => kept.includes(name)))
    expect(swallowed.map(({ path }) => path)).toEqual([])
  })

  test('every procedure of the contract has a handler behind the guard', async () => {
    const { backend } = await createTestBackend()
    const missing = allProcedures.filter((entry) => {
      const found: unknown = callAt(backend.router, entry.path)
      return !isProcedure(found) || found['~orpc'].middlewares.length === 0
    })
    expect(missing.map((entry) => entry.path)).toEqual([])
  })

  test('every permission is asked for by some procedure', () => {
    const asked = new Set(allProcedures.map((entry) => entry.meta.permission))
    expect(permissions.filter((permission) => !asked.has(permission))).toEqual([])
  })
})
