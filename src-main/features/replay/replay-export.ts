// Makes a sealed file: written in a thread, entered in the audit log with its seal before anybody gets it. A cancelled one leaves nothing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf } from '#shared/contract/days.ts'
import { isAllowed } from '#shared/contract/permissions.ts'
import type { ReplayExportStep } from '#shared/features/replay/replay.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { runInThread } from '../../platform/run-in-thread.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { SealAnswer, SealTask } from './replay-export-worker.ts'

/** The two files of the home and their key. */
export type SealFiles = { recordsFile: string; telemetryFile: string; key: Uint8Array | null }
export type ReplayExport = {
  from: number
  to: number
  copy: 'masked' | 'full'
  reason: string | null
  actor: Actor
  /** True on the command line, where whoever holds the key may read everything. */
  isTrusted?: boolean
  onProgress?: (step: { part: string; lines: number }) => void
  signal?: AbortSignal | undefined
}
/** Small enough that alarms on the same line never wait long for it. */
const PIECE_BYTES = 256 * 1024

export type SealedFile = { name: string; bytes: Uint8Array<ArrayBuffer>; seal: string }

export function createReplayExporter(deps: {
  records: SqliteDatabase
  clock: Pick<Clock, 'now'>
  files: SealFiles
  appVersion: string
}) {
  const { records, clock } = deps

  async function write(options: ReplayExport, file: string): Promise<Extract<SealAnswer, { kind: 'sealed' }>> {
    const { from, to, copy, actor, isTrusted = false } = options
    const hasVitals = isTrusted || isAllowed(actor.roles, 'vitals.read')
    const input: SealTask = {
      ...{ ...deps.files, from, to, copy, hasVitals, file },
      ...{ sealedAt: clock.now(), generator: `yian ${deps.appVersion}` },
    }
    const from_ = import.meta.dirname
    const last = await runInThread<SealAnswer>({
      ...{ name: 'replay-export-worker', from: from_, input, signal: options.signal },
      onMessage(answer) {
        if (answer.kind === 'progress') options.onProgress?.({ part: answer.part, lines: answer.lines })
      },
    })
    if (last?.kind !== 'sealed') throw new Error('the sealed export ended without a seal')
    return last
  }

  /** Errors: CANCELLED, NOT_ALLOWED (a full copy also needs the right to review). */
  async function exportSpan(options: ReplayExport): Promise<SealedFile> {
    const { from, to, copy, reason, actor, isTrusted = false } = options
    if (!isTrusted && !isAllowed(actor.roles, 'alarms.review'))
      throw new DomainError('NOT_ALLOWED', { where: 'replay' })
    const folder = mkdtempSync(join(tmpdir(), 'yian-replay-'))
    try {
      const file = join(folder, 'sealed.jsonl')
      const { seal } = await write(options, file)
      const name = `replay-${dayOf(from)}-${seal.slice(0, 8)}.jsonl`
      withTransaction(records, () => {
        const audit = { action: `replay.export-${copy}`, objectType: 'replay', objectId: seal, reason }
        appendAudit(records, { at: clock.now(), ...auditAs(actor), ...audit, after: { from, to, seal, name } })
      })
      return { name, seal, bytes: Uint8Array.from(readFileSync(file)) }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  async function* stream(
    options: Omit<ReplayExport, 'signal' | 'onProgress'>,
    signal?: AbortSignal,
  ): AsyncGenerator<ReplayExportStep, void, void> {
    const cancel = new AbortController()
    const abort = (): void => cancel.abort()
    signal?.addEventListener('abort', abort)
    if (signal?.aborted) abort()
    let newest: { part: string; lines: number } | null = null
    let wake = (): void => {}
    let isDone = false
    const finished = exportSpan({
      ...{ ...options, signal: cancel.signal },
      onProgress(step) {
        newest = step
        wake()
      },
    }).then(
      (made) => ({ made }),
      (error: unknown) => ({ error }),
    )
    void finished.then(() => {
      isDone = true
      wake()
    })
    try {
      while (!isDone) {
        const step = newest as { part: string; lines: number } | null
        newest = null
        if (step) yield { kind: 'progress', ...step }
        else {
          await new Promise<void>((resolve) => {
            wake = resolve
            if (isDone || newest) resolve()
          })
        }
      }
      const outcome = await finished
      if ('error' in outcome) throw outcome.error
      const { made } = outcome
      for (let at = 0; at < made.bytes.byteLength; at += PIECE_BYTES) {
        yield { kind: 'piece', base64: Buffer.from(made.bytes.subarray(at, at + PIECE_BYTES)).toString('base64') }
      }
      yield { kind: 'done', name: made.name, seal: made.seal, bytes: made.bytes.byteLength }
    } finally {
      cancel.abort()
      signal?.removeEventListener('abort', abort)
    }
  }

  return { export: exportSpan, stream }
}
