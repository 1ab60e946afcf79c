// Scans of the demo home: a page with the lines of a form and its day. No names are on them.
import type { AppClient } from '#shared/contract/app-contract.ts'
import type { AttachmentId } from '#shared/contract/primitives.ts'

/** Points of an A4 page. */
const page = { width: 595, height: 842, margin: 60, rowHeight: 32, rows: 18 }

/** One page of PDF 1.4: a day, and rows to be filled in. */
function formPdf(day: string): Uint8Array {
  const top = page.height - page.margin
  const rows = Array.from({ length: page.rows }, (_row, index) => top - 60 - index * page.rowHeight)
  const lines = rows.map((y) => `${page.margin} ${y} m ${page.width - page.margin} ${y} l S`)
  const content = [`BT /F1 18 Tf ${page.margin} ${top} Td (${day}) Tj ET`, ...lines].join('\n')
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = parts.map((part, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${part}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = text.length
  text += `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${table}`
  text += `trailer << /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(text)
}

/** Keeps a scanned form of a day; the same day is kept once. */
export async function scanForm(client: AppClient, name: string, day: string): Promise<AttachmentId> {
  const file = new File([new Uint8Array(formPdf(day))], name, { type: 'application/pdf' })
  return (await client.attachments.add({ file })).id
}
