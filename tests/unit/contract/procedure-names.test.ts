import { createORPCClient } from '@orpc/client'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { appContract } from '#shared/contract/app-contract.ts'
import { expect, it } from 'vitest'

// A client answers some names itself (`bind`, `toString` …): a procedure of that name looks callable and never reaches the backend.
it('every procedure can be reached from a screen by its name', async () => {
  const reached: string[] = []
  const client = createORPCClient<never>({
    async call(path: readonly string[]) {
      reached.push(path.join('.'))
    },
  } as never) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
  const utils = createTanstackQueryUtils(client as never) as unknown as Record<string, Record<string, object>>
  const names = Object.entries(appContract).flatMap(([feature, procedures]) =>
    Object.keys(procedures).map((name) => [feature, name] as const),
  )
  for (const [feature, name] of names) {
    await client[feature]?.[name]?.({})
    expect(utils[feature]?.[name], `${feature}.${name}`).toBeDefined()
  }
  expect(reached).toEqual(names.map((name) => name.join('.')))
  expect(names.length).toBeGreaterThan(60)
})
