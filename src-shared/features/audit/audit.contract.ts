import * as z from 'zod'
import { Instant } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'

export const AuditEntry = z.object({
  seq: z.number().int(),
  at: Instant,
  actor: z.string().nullable(),
  seat: z.string().nullable(),
  action: z.string(),
  objectType: z.string(),
  objectId: z.string().nullable(),
  reason: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const auditContract = {
  /** Newest first, 200 a page; `beforeSeq` pages on. */
  list: needs('audit.read')
    .input(z.object({ beforeSeq: z.number().int().optional(), action: z.string().max(60).optional() }))
    .output(z.array(AuditEntry)),
}
