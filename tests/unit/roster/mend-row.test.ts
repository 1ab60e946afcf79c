import { expect, test } from 'vitest'
import type { RosterSource } from '#shared/features/roster/roster.model.ts'
import { RosterRow } from '#shared/features/roster/roster.model.ts'
import { mendRow, understandRow } from '#shared/features/roster/roster-row.rules.ts'
import { checkRosterTogether } from '#shared/features/roster/roster-together.rules.ts'

const today = '2026-11-22'
function row(number: number, values: Partial<Record<keyof RosterSource, string | number | null>>): RosterRow {
  const columns =
    'name sex idNumber birth building room bed admittedOn abilityLevel category contactName relation monthlyFee'
  const source: RosterSource = {}
  for (const [index, field] of columns.split(' ').entries()) {
    const cell = `${String.fromCharCode(65 + index)}${number}`
    source[field as keyof RosterSource] = { cell, value: values[field as keyof RosterSource] ?? null }
  }
  return understandRow(number, source, today)
}
const good = {
  name: '谢春花',
  sex: '女',
  idNumber: '350582196010124883',
  birth: 22201,
  building: '1号楼',
  room: 101,
  bed: '1床',
  admittedOn: '2024-12-11',
  abilityLevel: '重度失能',
  category: '自费',
  contactName: '陈永福 13809356799',
  relation: '侄子',
  monthlyFee: 3500,
}

test('a row whose cells agree has no problem and fits the model', () => {
  expect(RosterRow.parse(row(5, good))).toMatchObject({ birth: '1960-10-12', sex: 'female', bed: '1', problems: [] })
})

test('a birth that contradicts a valid ID stays unknown until someone decides', () => {
  const doubtful = row(5, { ...good, birth: '1950-01-01' })
  expect(doubtful).toMatchObject({ birth: null, idNumber: good.idNumber, problems: ['BIRTH_DISAGREES_WITH_ID'] })
  const mended = mendRow(doubtful, { birth: doubtful.details[0]?.suggestion ?? null }, today)
  expect(mended).toMatchObject({ birth: '1960-10-12', problems: [] })
})

test('room and bed are compared whatever stands around their numbers, and a bed may carry its room', () => {
  const places = [{ bed: '1 床' }, { bed: '101-1' }, { bed: 1, room: '101 室' }, { building: null, room: '1号楼101' }]
  expect(
    places
      .map((place) => row(5, { ...good, ...place }))
      .map(({ building, room, bed, problems }) => [building, room, bed, problems]),
  ).toEqual(places.map(() => ['1号楼', '101', '1', []]))
  expect(row(5, { ...good, room: null, bed: null }).problems).toEqual(['ROOM_MISSING', 'BED_MISSING'])
})

test('a sex that contradicts a valid ID stays unknown', () => {
  expect(row(5, { ...good, sex: '男' })).toMatchObject({ sex: null, problems: ['SEX_DISAGREES_WITH_ID'] })
})

test('mending the ID of a row brings back everything that hung on it', () => {
  const lost = row(5, { ...good, idNumber: 3.50582196010124e17, birth: null, sex: null })
  expect(lost).toMatchObject({ idNumber: null, birth: null, problems: ['ID_PRECISION_LOST', 'SEX_UNKNOWN'] })
  expect(mendRow(lost, { idNumber: good.idNumber }, today)).toMatchObject({
    birth: '1960-10-12',
    sex: 'female',
    problems: [],
  })
})

test('a mended contact name keeps the phone that stood in the same cell', () => {
  const mended = mendRow(row(5, good), { contactName: '陈永禄' }, today)
  expect(mended).toMatchObject({ contactName: '陈永禄', contactPhone: '13809356799', problems: [] })
})

test('a wrong mend is told as plainly as a wrong cell', () => {
  const mended = mendRow(row(5, good), { admittedOn: '2026-02-30', idNumber: '350582196010124884' }, today)
  expect(mended.problems).toEqual(['ID_CHECK_DIGIT', 'DATE_INVALID'])
  expect(mended.birth).toBe('1960-10-12')
})

test('someone cannot move in before being born', () => {
  expect(row(5, { ...good, admittedOn: '1958-01-01' })).toMatchObject({ admittedOn: null, problems: ['DATE_INVALID'] })
})

const neighbour = { ...good, name: '陈启明', sex: '男', idNumber: '350582195811048636', birth: null, bed: '2' }

test('a bed given twice is reported at the second row, with the first as the other side', () => {
  const rows = checkRosterTogether([row(5, good), row(6, { ...neighbour, bed: '1' })])
  expect(rows[0]?.problems).toEqual([])
  expect(rows[1]?.details).toMatchObject([{ code: 'BED_TAKEN', cell: 'G6', against: { row: 5 } }])
  const freed = checkRosterTogether([rows[0]!, mendRow(rows[1]!, { bed: '2' }, today)])
  expect(freed.map(({ problems }) => problems)).toEqual([[], []])
})

test('checking twice changes nothing', () => {
  const once = checkRosterTogether([row(5, good), row(6, { ...good, bed: '2' })])
  expect(checkRosterTogether(once)).toEqual(once)
  expect(once[1]?.problems).toEqual(['DUPLICATE_PERSON'])
})

test('two residents may share a name, even a birth, when their IDs differ', () => {
  const namesake = { ...neighbour, name: good.name, sex: '男', bed: '2' }
  expect(checkRosterTogether([row(5, good), row(6, namesake)])[1]?.problems).toEqual([])
  const sameWithoutId = { ...good, idNumber: null, bed: '2' }
  expect(checkRosterTogether([row(5, good), row(6, sameWithoutId)])[1]?.problems).toEqual([
    'ID_MISSING',
    'DUPLICATE_PERSON',
  ])
})

test('beds and residents the home already has count as taken', () => {
  const existing = {
    beds: [{ id: 'stay-1', building: '1号楼', room: '101', bed: '1' }],
    people: [{ id: 'resident-1', idNumber: good.idNumber, name: null, birth: null }],
  }
  expect(
    checkRosterTogether([row(5, good)], existing)[0]?.details.map(({ code, against }) => ({ code, against })),
  ).toEqual([
    { code: 'DUPLICATE_PERSON', against: { id: 'resident-1' } },
    { code: 'BED_TAKEN', against: { id: 'stay-1' } },
  ])
})

test('every column without a place in the sheet leaves its value unknown and unreported, save the ID number', () => {
  expect(understandRow(5, { name: { cell: 'B5', value: '谢春花' } }, today)).toMatchObject({
    sex: null,
    bed: null,
    category: null,
    monthlyFee: null,
    details: [{ code: 'ID_MISSING', cell: 'B5' }],
    problems: ['ID_MISSING'],
  })
})

test('each doubt about a cell has its own word', () => {
  const odd = {
    ...good,
    name: '谢春花（请假）',
    category: '建档',
    monthlyFee: '面议',
    contactName: '陈永福 1380935',
    admittedOn: null,
  }
  expect(row(5, odd).details.map(({ code, cell, hint }) => [code, cell, hint])).toEqual([
    ['NAME_HAS_NOTE', 'A5', 'nameHasNote'],
    ['ADMITTED_ON_MISSING', 'H5', 'admittedOnMissing'],
    ['CATEGORY_UNKNOWN', 'J5', 'categoryUnknown'],
    ['CONTACT_PHONE_INVALID', 'K5', 'phoneNotWhole'],
    ['FEE_INVALID', 'M5', 'feeNotUnderstood'],
  ])
})

test('an ID number is refused by the kind of its fault', () => {
  const faults = [
    '350582196010124884',
    '350581193806056000',
    '3.50581E+17',
    '440524188001010014',
    '12345',
    'G12345678',
    '110105491231002',
    '无',
  ]
  expect(faults.map((idNumber) => row(5, { ...good, idNumber, birth: null }).problems)).toEqual([
    ['ID_CHECK_DIGIT'],
    ['ID_PRECISION_LOST'],
    ['ID_PRECISION_LOST'],
    ['ID_BIRTH_IMPLAUSIBLE'],
    ['ID_MALFORMED'],
    ['ID_MALFORMED'],
    ['ID_15_DIGIT'],
    ['ID_MISSING'],
  ])
})
