import { createORPCClient } from '@orpc/client'
import { expect, it } from 'vitest'
import { appContract } from '#shared/contract/app-contract.ts'

function pathsOf(part: object, path: string[] = []): string[][] {
  if ('~orpc' in part) return [path]
  return Object.entries(part).flatMap(([name, inner]) => pathsOf(inner as object, [...path, name]))
}

it('every procedure can be called by its name over a wire: none is hidden by a word the client keeps for itself', async () => {
  const paths = pathsOf(appContract)
  expect(paths.length).toBeGreaterThan(60)
  const called: (readonly string[])[] = []
  const client = createORPCClient<Record<string, Record<string, (input: unknown) => Promise<unknown>>>>({
    call: async (path) => void called.push(path),
  })
  for (const [feature = '', name = ''] of paths) await client[feature]?.[name]?.({})
  expect(called).toEqual(paths)
})
