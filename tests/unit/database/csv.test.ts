import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsvCell } from '#main/database/csv.ts'

/** Reads a cell back by the rule printed in the export's README. */
function readBack(cell: string): string | null {
  if (cell === '') return null
  const text = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
  return text.startsWith("'") ? text.slice(1) : text
}

test('every text can be read back by the printed rule, and none begins like a formula', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[=+\-@'"0-9\t\r\n, ]*$/)), (text) => {
      const cell = toCsvCell(text)
      expect(readBack(cell)).toBe(text)
      expect(cell).not.toMatch(/^"?[=+\-@\t\r\n]/)
    }),
  )
})

test('unknown is empty, an empty text is not, numbers stay numbers and long digits stay digits', () => {
  const values = [null, '', -3, 10n, '350102193912310011', '007', '7', '13800000000', Buffer.from([0])]
  expect(values.map(toCsvCell)).toEqual([
    '',
    '""',
    '-3',
    '10',
    "'350102193912310011",
    "'007",
    '7',
    "'13800000000",
    '0x00',
  ])
})
