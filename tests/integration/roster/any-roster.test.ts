import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ROSTER_LIMITS } from '#main/features/roster/index.ts'
import { readRosterBytes } from '#main/features/roster/read-roster.ts'
import { type ImportRosterOutput, importRosterOutput } from '#main/hosts/cli/import-roster-output.ts'
import { fileOf, sheetOf, workbookOf } from '../../support/roster-files.ts'
import { rosterStyle, writeRoster } from '../../support/roster-writer.ts'

const request = { today: '2026-11-22', limits: ROSTER_LIMITS }
const residents = (
  JSON.parse(
    readFileSync(new URL('../../fixtures/roster/resident-roster.expected.json', import.meta.url), 'utf8'),
  ) as ImportRosterOutput['rows']
).slice(0, 8)

test('the same residents are understood in whatever order, words, dates and layout they are written', () => {
  fc.assert(
    fc.property(
      rosterStyle,
      fc.constantFrom<('xlsx' | 'biff8' | 'ods')[]>('xlsx', 'biff8', 'ods'),
      (style, bookType) => {
        const { sheet, columns } = writeRoster(residents, style)
        const workbook = workbookOf({ 说明: sheetOf([['本表每月5日前报送']]), 名单: sheet })
        const output = importRosterOutput(readRosterBytes(fileOf(workbook, bookType), request))
        const has = (key: string): boolean => columns.includes(key)
        if (!has('name')) return
        const expected = residents.map((row) => ({
          ...row,
          row: 0,
          idNumber: has('idNumber') ? row.idNumber : null,
          sex: has('sex') || has('idNumber') ? row.sex : null,
          birth: has('birth') || has('idNumber') ? row.birth : null,
          admittedOn: has('admittedOn') ? row.admittedOn : null,
          abilityLevel: has('abilityLevel') ? row.abilityLevel : null,
          category: has('category') ? row.category : null,
          contactName: has('contactName') ? row.contactName : null,
          contactPhone: has('contactName') ? row.contactPhone : null,
          relation: has('relation') ? row.relation : null,
          monthlyFee: has('monthlyFee') ? row.monthlyFee : null,
          problems: has('idNumber') ? [] : ['ID_MISSING'],
        }))
        expect(output.rows.map((row) => ({ ...row, row: 0 }))).toEqual(expected)
        expect(output.skipped.map(({ why }) => why)).toEqual(['subtotal', 'total', 'footer'])
      },
    ),
    { numRuns: 150 },
  )
}, 120_000)
