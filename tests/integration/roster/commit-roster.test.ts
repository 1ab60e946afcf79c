import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRosterFeature } from '#main/features/roster/index.ts'
import { problemsHoldingBack } from '#shared/features/roster/roster-commit.rules.ts'
import { findOccupancyFaults } from '../../support/occupancy-invariants.ts'
import { admission, createTestRecords, office, refusalOf, type TestRecords } from '../../support/test-records.ts'

const bytes = new Uint8Array(readFileSync(new URL('../../fixtures/roster/resident-roster.xlsx', import.meta.url)))
let home: TestRecords
beforeEach(() => {
  home = createTestRecords({ today: '2026-11-22' })
})
afterEach(() => home.dispose())

const build = () => createRosterFeature({ ...home })
const whole = (draft: { reading: { rows: { row: number; problems: string[] }[] } }) =>
  draft.reading.rows.filter((row) => row.problems.length === 0).map((row) => row.row)

test('the good rows of a roster become residents with bed, level, category, contact and fee in one act', async () => {
  const roster = build()
  const draft = await roster.read('resident-roster.xlsx', bytes, office)
  const rows = whole(draft)
  const result = roster.commit({ draftId: draft.id, version: draft.version, rows }, office)
  expect(result.refused).toEqual([])
  expect(result.committed.map((done) => done.row)).toEqual(rows)
  expect(result.left.map((row) => row.row)).toEqual(
    draft.reading.rows.map((row) => row.row).filter((row) => !rows.includes(row)),
  )
  const first = home.residents.get(result.committed[0]!.residentId)
  expect(first).toMatchObject({
    name: '谢春花',
    bedLabel: '101-1',
    floorName: '1层',
    admittedOn: '2024-12-11',
    abilityLevel: 3,
    category: 'self-paying',
    contactName: '陈永福',
    contactRelation: '侄子',
    contactPhoneMasked: '138****6799',
    agreement: { fromOn: '2024-12-11', toOn: null, monthlyFee: 3500 },
  })
  expect(findOccupancyFaults(home, '2026-10-01')).toEqual([])
})

test('a mended row survives a restart and is then committed; the draft closes with its last row', async () => {
  const roster = build()
  const draft = await roster.read('resident-roster.xlsx', bytes, office)
  const committed = roster.commit({ draftId: draft.id, version: 1, rows: whole(draft) }, office)
  const left = committed.draft!
  const taken = left.reading.rows.find((row) => row.problems.includes('BED_TAKEN'))!
  const mend = { draftId: left.id, version: left.version, row: taken.row, patch: { bed: '9' } }
  const mended = roster.mend(mend, office)
  expect(mended.reading.rows.find((row) => row.row === taken.row)?.problems).toEqual([])
  expect(refusalOf(() => roster.mend(mend, office))).toEqual({ code: 'EDIT_CONFLICT' })
  expect(build().current()).toEqual(mended)
  const last = build().commit({ draftId: mended.id, version: mended.version, rows: [taken.row] }, office)
  expect(last.committed.map((done) => done.row)).toEqual([taken.row])
  build().discard({ draftId: mended.id, version: last.draft!.version }, office)
  expect(build().current()).toBeNull()
})

test('rows the home cannot take are named and stay in the draft, the others are admitted', async () => {
  const roster = build()
  const draft = await roster.read('resident-roster.xlsx', bytes, office)
  const [holder, closed] = draft.reading.rows
  home.beds.service.addRooms(
    {
      building: '1号楼',
      floor: '1层',
      rooms: [{ name: '101', beds: ['1'] }],
      careType: 'nursing',
      stayMode: 'full-time',
      openedOn: '2020-01-01',
    },
    office,
  )
  const [bedId] = home.beds.bedsOn('2026-11-22').map((bed) => bed.id)
  home.residents.acts.admit(admission(bedId!, '2026-01-01'), office)
  const late = { building: '1号楼', floor: '1层', rooms: [{ name: '102', beds: ['1'] }], openedOn: '2026-11-01' }
  home.beds.service.addRooms({ ...late, careType: 'nursing', stayMode: 'full-time' }, office)
  const seen = roster.current()!
  expect(seen.reading.rows.find((row) => row.row === holder!.row)?.problems).toEqual(['BED_TAKEN'])
  const result = roster.commit({ draftId: draft.id, version: 1, rows: [5, 6, 7] }, office)
  expect(result.committed.map((done) => done.row)).toEqual([6])
  expect(result.refused).toEqual([
    { row: 5, code: 'RULE_BROKEN', where: 'row 5', rule: 'BED_TAKEN' },
    { row: 7, code: 'BED_NOT_OPEN', where: 'bed', rule: null },
  ])
  expect(closed?.row).toBe(6)
  expect(result.left.map((row) => row.row)).toContain(7)
})

test('a row with a contradiction is held back, a row with a gap may be taken with the gap', async () => {
  const draft = await build().read('resident-roster.xlsx', bytes, office)
  const heldBack = draft.reading.rows.filter((row) => row.problems.length > 0 && problemsHoldingBack(row).length > 0)
  const withGap = draft.reading.rows.filter((row) => row.problems.length > 0 && problemsHoldingBack(row).length === 0)
  expect(new Set(heldBack.flatMap(problemsHoldingBack))).toEqual(
    new Set(['DUPLICATE_PERSON', 'BIRTH_DISAGREES_WITH_ID', 'BED_TAKEN', 'ADMITTED_ON_MISSING']),
  )
  const result = build().commit({ draftId: draft.id, version: 1, rows: withGap.map((row) => row.row) }, office)
  expect(result.refused).toEqual([])
  expect(result.committed).toHaveLength(withGap.length)
})

test('a file that is no roster is refused with its code and no draft is made', async () => {
  const roster = build()
  await expect(roster.read('notes.xlsx', new TextEncoder().encode('hello'), office)).rejects.toMatchObject({
    name: 'DomainError',
  })
  expect(roster.current()).toBeNull()
})
