// Finds a worker's file: beside its feature in the source tree (.ts, run by type stripping), beside the bundle or one level above its chunks in a build.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DomainError } from './domain-error.ts'

/** `from` is the caller's `import.meta.dirname`; `name` has no extension and is also the name of the bundle's entry. */
export function findWorkerFile(name: string, from: string): string {
  const candidates = [from, dirname(from)].flatMap((folder) =>
    ['.ts', '.js', '.mjs'].map((extension) => join(folder, `${name}${extension}`)),
  )
  const found = candidates.find((candidate) => existsSync(candidate))
  if (found) return found
  const advice = 'The installation is incomplete: install it again.'
  throw new DomainError('WORKER_MISSING', { name, from }, `The worker ${name} is not there. ${advice}`)
}
