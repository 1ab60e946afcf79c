// Rows that name files keep their ids as JSON in a column `attachment_ids_json`.
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'

type Naming = { attachmentIds: AttachmentIds }
type Stored<Row> = Omit<Row, 'attachmentIds'> & { attachmentIdsJson: string }

/** A row as it is bound to a statement. */
export const toStoredFiles = <Row extends Naming>({ attachmentIds, ...row }: Row): Stored<Row> => ({
  ...row,
  attachmentIdsJson: JSON.stringify(attachmentIds),
})

/** Rows as a statement answers them; `attachment_ids_json` is read AS attachmentIdsJson. */
export const fromStoredFiles = <Row extends Naming>(rows: unknown[]): Row[] =>
  (rows as Stored<Row>[]).map(
    ({ attachmentIdsJson, ...row }) => ({ ...row, attachmentIds: JSON.parse(attachmentIdsJson) }) as unknown as Row,
  )
