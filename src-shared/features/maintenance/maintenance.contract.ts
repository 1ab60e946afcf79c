// Backup and verification from the screen; the same acts the command line has.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { Instant, Reason } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'

/** The two files of a home: the records, and the readings of devices. */
export const HomePart = z.enum(['records', 'telemetry'])
export type HomePart = z.infer<typeof HomePart>

export const BackupFile = z.object({
  name: z.string(),
  createdAt: Instant,
  bytes: z.number().int(),
  kind: z.enum(['manual', 'nightly', 'before-migration']),
  /** Which files it holds; none for a copy made before an upgrade, which is a bare file. */
  parts: z.array(HomePart),
})
export type BackupFile = z.infer<typeof BackupFile>

export const VerifyCheck = z.object({ name: z.string(), isOk: z.boolean(), detail: z.string() })
export type VerifyCheck = z.infer<typeof VerifyCheck>

/** Progress of long work; the client cancels by ending the stream. */
export const WorkProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), step: z.string(), done: z.number(), total: z.number().nullable() }),
  z.object({ kind: z.literal('done'), backup: BackupFile.nullable(), checks: z.array(VerifyCheck) }),
])
export type WorkProgress = z.infer<typeof WorkProgress>

export const maintenanceContract = {
  backups: needs('maintenance.run').output(z.array(BackupFile)),
  /** Default: both parts. */
  backup: needs('maintenance.run')
    .input(z.object({ parts: z.array(HomePart).min(1).max(2) }).optional())
    .output(eventIterator(WorkProgress)),
  /** The key of the home in printable form; without it a lost key is a lost home. Needs a reason, leaves an audit row. */
  revealRecoveryKey: needs('maintenance.reveal-key')
    .input(z.object({ reason: Reason }))
    .output(z.object({ recoveryKey: z.string() })),
  verify: needs('maintenance.run').output(eventIterator(WorkProgress)),
}
