import type { AnyContractProcedure } from '@orpc/contract'
import { isContractProcedure } from '@orpc/contract'
import type { AnyRouter } from '@orpc/server'
import { createRouterClient } from '@orpc/server'
import { appContract } from '#shared/contract/app-contract.ts'
import type { ProcedureMeta } from '#shared/contract/procedure.ts'

export type ContractEntry = { path: string; meta: ProcedureMeta; procedure: AnyContractProcedure }

function walk(node: unknown, path: string[]): ContractEntry[] {
  if (isContractProcedure(node)) {
    return [{ path: path.join('.'), meta: node['~orpc'].meta as ProcedureMeta, procedure: node }]
  }
  return Object.entries(node as object).flatMap(([name, inner]) => walk(inner, [...path, name]))
}

/** Every procedure of the app's contract by its path: `residents.admit`. */
export const allProcedures: ContractEntry[] = walk(appContract, [])

type Call = (input?: unknown, options?: { signal?: AbortSignal }) => Promise<unknown>

/** The call of a client that belongs to a path. */
export function callAt(client: unknown, path: string): Call {
  let node = client
  for (const name of path.split('.')) node = (node as Record<string, unknown>)[name]
  return node as Call
}

/** A client within this process, for any context. */
export function clientOf(router: AnyRouter, context: object): unknown {
  return createRouterClient(router as never, { context: context as never })
}

export type CallAnswer = { code: string; isTyped: boolean; output: unknown }

function isStream(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && 'next' in value
}

/** Calls and says how it went; of a stream the first message is read when `readsStream`, then it is ended. */
export async function answerOf(call: Call, input: unknown, readsStream = false): Promise<CallAnswer> {
  try {
    const output = await call(input)
    if (!isStream(output)) return { code: 'ok', isTyped: false, output }
    try {
      return { code: 'ok', isTyped: false, output: readsStream ? (await output.next()).value : 'stream' }
    } finally {
      await output.return?.()
    }
  } catch (error) {
    const { code, defined } = error as { code?: string; defined?: boolean }
    if (code === undefined) throw error
    return { code, isTyped: defined ?? false, output: null }
  }
}

/** The form of a value without its content. */
export function shapeOf(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value
  if (value instanceof Blob) return 'file'
  if (Array.isArray(value)) return value.length > 0 ? [shapeOf(value[0])] : []
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, shapeOf(inner)])
      .sort(),
  )
}
