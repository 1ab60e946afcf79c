// Reads back a workbook as another program would: values through SheetJS, layout from the XML inside.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import * as XLSX from 'xlsx'

export type ReadCell = { value: string | number | null; format: string | null }

/** Cell by cell: the raw value and its number format. */
export function readCells(bytes: Uint8Array, sheet: string): ReadCell[][] {
  const book = XLSX.read(bytes, { type: 'array', cellNF: true, sheetStubs: true })
  const cells = book.Sheets[sheet]
  if (!cells) throw new Error(`no sheet ${sheet}`)
  const range = XLSX.utils.decode_range(cells['!ref'] ?? 'A1')
  return Array.from({ length: range.e.r + 1 }, (_, r) =>
    Array.from({ length: range.e.c + 1 }, (_, c): ReadCell => {
      const cell = cells[XLSX.utils.encode_cell({ r, c })] as XLSX.CellObject | undefined
      return {
        value: (cell?.v as string | number | undefined) ?? null,
        format: cell?.z === undefined ? null : String(cell.z),
      }
    }),
  )
}

/** A part of the file, e.g. `xl/workbook.xml`. */
export function readPart(bytes: Uint8Array, path: string): string {
  const book = XLSX.read(bytes, { type: 'array', bookFiles: true }) as XLSX.WorkBook & {
    files: Record<string, { content: Uint8Array }>
  }
  const part = book.files[path]
  if (!part) throw new Error(`no part ${path}; there are ${Object.keys(book.files).join(' ')}`)
  return Buffer.from(part.content).toString('utf8')
}

/** Days since 1899-12-30, as a spreadsheet stores a date. */
export function serialDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
}

/** Where LibreOffice is, or null. */
export function findOffice(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, 'soffice')).find((file) => existsSync(file)) ?? null
}

/** The first sheet as LibreOffice shows it, line by line and cell by cell. */
export function convertWithOffice(office: string, bytes: Uint8Array, folder: string): string[][] {
  const input = join(folder, 'report.xlsx')
  writeFileSync(input, bytes)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
  const run = spawnSync(office, [profile, '--headless', '--convert-to', filter, '--outdir', folder, input], {
    encoding: 'utf8',
    timeout: 120_000,
  })
  const output = join(folder, 'report.csv')
  if (!existsSync(output)) throw new Error(`LibreOffice wrote nothing: ${run.stderr}`)
  const book = XLSX.read(readFileSync(output, 'utf8'), { type: 'string', raw: true })
  const sheet = book.Sheets[book.SheetNames[0]!]!
  return XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: true, defval: '' })
}
