import { createORPCClient } from '@orpc/client'
import { expect, it } from 'vitest'
import { appContract } from '#shared/contract/app-contract.ts'

/** Features hold procedures, or further groups of them. */
interface Client {
  [name: string]: Client
}

function pathsOf(part: object, path: string[] = []): string[][] {
  if ('~orpc' in part) return [path]
  return Object.entries(part).flatMap(([name, inner]) => pathsOf(inner as object, [...path, name]))
}

it('every procedure can be called by its name over a wire: none is hidden by a word the client keeps for itself', async () => {
  const paths = pathsOf(appContract)
  expect(paths.length).toBeGreaterThan(60)
  const called: (readonly string[])[] = []
  const client = createORPCClient<Client>({ call: async (path) => void called.push(path) })
  for (const path of paths) {
    let part: Client = client
    for (const name of path) part = part[name] as Client
    await (part as unknown as (input: unknown) => Promise<unknown>)({})
  }
  expect(called).toEqual(paths)
})
