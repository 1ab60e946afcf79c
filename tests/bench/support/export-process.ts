// Writes 50,000 rows to a workbook: `product` through the export thread of the reports, `raw` through the spreadsheet library alone.
import { open } from 'node:fs/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import { writeListFile } from '#main/features/reports/index.ts'
import { peakMegabytes } from './child.ts'

const ROWS = 50_000
const COLUMNS = 20

const [side, file] = process.argv.slice(2)
if (file === undefined) throw new Error('give side and file')

function* rows(): Generator<(string | number | null)[]> {
  for (let row = 1; row <= ROWS; row += 1) {
    yield Array.from({ length: COLUMNS }, (_, column) => (column % 4 === 0 ? row + column : `王秀英 ${row}-${column}`))
  }
}

const startedAt = performance.now()
if (side === 'product') {
  const columns = Array.from({ length: COLUMNS }, (_, index) => ({
    title: `第${index}列`,
    width: 12,
    kind: index % 4 === 0 ? ('number' as const) : ('text' as const),
  }))
  await writeListFile({ file, sheetName: 'R04', titleRows: ['花名册'], columns, rows: rows() })
} else {
  const target = await open(file, 'w')
  for await (const part of writeXlsxStream(rows(), { name: 'R04' })) await target.write(part)
  await target.close()
}
console.log(JSON.stringify({ ms: performance.now() - startedAt, peakMb: peakMegabytes() }))
