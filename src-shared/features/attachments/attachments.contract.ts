// Photos and scans beside records.
import * as z from 'zod'
import { AttachmentId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { Attachment, AttachmentIds } from './attachments.model.ts'

export const attachmentsContract = {
  /**
   * Keeps a JPEG, PNG or PDF. The same bytes are kept once: the answer is then the file that is there, with its first day.
   * Errors: RULE_BROKEN (ATTACHMENT_TOO_LARGE, ATTACHMENT_NOT_READABLE).
   */
  add: needs('attachments.add')
    .input(z.object({ file: z.file() }))
    .output(Attachment),
  /** What is known of files, in the order asked; without their bytes. Errors: NOT_FOUND. */
  list: needs('attachments.read')
    .input(z.object({ ids: AttachmentIds }))
    .output(z.array(Attachment)),
  /** The file itself. Errors: NOT_FOUND. */
  open: needs('attachments.read')
    .input(z.object({ id: AttachmentId }))
    .output(z.object({ file: z.file() })),
}
