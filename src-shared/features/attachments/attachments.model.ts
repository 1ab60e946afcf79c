// A photo or scan kept beside a record as its evidence. The file never changes; what it proves is said by the record that names it.
import * as z from 'zod'
import { AttachmentId, Instant } from '../../contract/primitives.ts'

/** Largest file kept, in bytes; the screen makes photos of a phone smaller before it sends them. */
export const mostAttachmentBytes: number = 4 * 1024 * 1024
/** Files a record may name. */
export const mostAttachments = 12

export const AttachmentMedia = z.enum(['image/jpeg', 'image/png', 'application/pdf'])
export type AttachmentMedia = z.infer<typeof AttachmentMedia>

export const Attachment = z.object({
  id: AttachmentId,
  /** As the file was called. */
  name: z.string().min(1).max(200),
  mediaType: AttachmentMedia,
  bytes: z.number().int().positive(),
  /** Of the kept bytes, hex. */
  sha256: z.string(),
  /** When the camera says it was taken (EXIF DateTimeOriginal, read in the facility's zone unless it names its own); null = the file does not say. */
  takenAt: Instant.nullable(),
  addedAt: Instant,
  addedBy: z.string().nullable(),
})
export type Attachment = z.infer<typeof Attachment>

/** What a form holds: ids of kept files, in the order they were added, none twice. */
export const AttachmentIds = z
  .array(AttachmentId)
  .max(mostAttachments)
  .refine((ids) => new Set(ids).size === ids.length, 'ATTACHMENT_TWICE')
export type AttachmentIds = z.infer<typeof AttachmentIds>
