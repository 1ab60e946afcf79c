// Builds roster files of every accepted kind, and crafted archives, for import tests.
import { crc32, deflateRawSync } from 'node:zlib'
import { utils, type WorkBook, type WorkSheet, write } from 'xlsx'
import * as codePages from 'xlsx/dist/cpexcel.full.mjs'

/** The code page tables' own types leave this function out. */
type CodePages = { utils: { encode(codePage: number, text: string): ArrayLike<number> } }

export type Cells = (string | number | null)[][]

/** A sheet from rows of cells; merges as `A1:B2`. */
export function sheetOf(rows: Cells, merges: string[] = []): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows)
  sheet['!merges'] = merges.map((range) => utils.decode_range(range))
  return sheet
}

export function workbookOf(sheets: Record<string, WorkSheet>): WorkBook {
  const workbook = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(workbook, sheet, name)
  return workbook
}

export function fileOf(workbook: WorkBook, bookType: 'xlsx' | 'biff8' | 'ods'): Uint8Array {
  return new Uint8Array(write(workbook, { type: 'array', bookType, compression: true }))
}

/** CSV bytes in the encoding Chinese Excel saves by default. */
export function csvGbk(text: string): Uint8Array {
  return new Uint8Array((codePages as unknown as CodePages).utils.encode(936, text))
}

export type CraftedEntry = { name: string; content: Uint8Array; declaredBytes?: number; flags?: number }

/** A ZIP written by hand, so that its table of contents may lie. */
export function zipOf(entries: CraftedEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, declaredBytes, flags = 0 } of entries) {
    const packed = deflateRawSync(content, { level: 9 })
    const nameBytes = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.byteLength, 14)
    common.writeUInt32LE(declaredBytes ?? content.byteLength, 18)
    common.writeUInt16LE(nameBytes.byteLength, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, nameBytes, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), common, tail, nameBytes]),
    )
    parts.push(local)
    offset += local.byteLength
  }
  const table = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(table.byteLength, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...parts, table, end]))
}
