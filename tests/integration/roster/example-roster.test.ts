import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readRoster } from '#main/features/roster/index.ts'
import { importRosterOutput } from '#main/hosts/cli/import-roster-output.ts'

type Expected = { row: number; skip?: string }
const file = new URL('../../fixtures/roster/resident-roster.xlsx', import.meta.url).pathname
const expected = JSON.parse(
  readFileSync(new URL('../../fixtures/roster/resident-roster.expected.json', import.meta.url), 'utf8'),
) as Expected[]

test('a front desk roster is understood row by row exactly as a careful clerk would', async () => {
  const output = importRosterOutput(await readRoster(file, { today: '2026-11-22' }))
  expect(output.rows).toEqual(expected.filter((row) => row.skip === undefined))
  expect(output.skipped).toEqual(expected.filter((row) => row.skip).map(({ row, skip }) => ({ row, why: skip })))
})

test('every problem of the roster names its row, its cell and what stood there', async () => {
  const reading = await readRoster(file, { today: '2026-11-22' })
  const named = reading.rows.flatMap((row) => row.details.map(({ code, cell, raw }) => ({ code, cell, raw })))
  expect(named).toEqual([
    { code: 'ID_CHECK_DIGIT', cell: 'D16', raw: '350521194410092721' },
    { code: 'ID_15_DIGIT', cell: 'D21', raw: '350502600627600' },
    { code: 'ID_PRECISION_LOST', cell: 'D25', raw: 350581193806055900 },
    { code: 'ID_MISSING', cell: 'D30', raw: null },
    { code: 'CONTACT_PHONE_MISSING', cell: 'L31', raw: '苏德水' },
    { code: 'DUPLICATE_PERSON', cell: 'D38', raw: '350581195609257489' },
    { code: 'BIRTH_DISAGREES_WITH_ID', cell: 'E41', raw: '1950-01-01' },
    { code: 'BED_TAKEN', cell: 'H43', raw: 1 },
    { code: 'DATE_INVALID', cell: 'I44', raw: '2026-02-30' },
    { code: 'LEVEL_UNKNOWN', cell: 'J45', raw: '待评' },
  ])
})
