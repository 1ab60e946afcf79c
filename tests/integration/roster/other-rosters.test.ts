import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import { type RosterError, readRoster } from '#main/features/roster/index.ts'
import { importRosterOutput } from '#main/hosts/cli/import-roster-output.ts'
import { type Cells, csvGbk, fileOf, sheetOf, workbookOf } from '../../support/roster-files.ts'

const today = '2026-11-22'
const example = readFileSync(new URL('../../fixtures/roster/resident-roster.xlsx', import.meta.url))

async function outputOf(bytes: Uint8Array, sheetName?: string) {
  return importRosterOutput(await readRoster(bytes, sheetName === undefined ? { today } : { today, sheetName }))
}

const springFlower = {
  name: '谢春花',
  sex: '女',
  idNumber: '350582196010124883',
  birth: '1960-10-12',
  building: '1号楼',
  room: '101',
  bed: '1',
  admittedOn: '2024-12-11',
  abilityLevel: 3,
  category: '自费',
  contactName: '陈永福',
  contactPhone: '13809356799',
  relation: '侄子',
  monthlyFee: 3500,
  problems: [],
}

test.each(['biff8', 'ods'] as const)('the same roster saved as %s is understood the same', async (bookType) => {
  const workbook = read(example, { cellNF: true, cellStyles: true })
  expect((await outputOf(fileOf(workbook, bookType))).rows).toEqual((await outputOf(example)).rows)
})

test.each(['utf-8', 'utf-8 with mark', 'gb18030', 'tabs in utf-16'] as const)(
  'the same roster saved as text (%s) is understood the same, with the merges flattened to blanks',
  async (encoding) => {
    const workbook = read(example, { cellNF: true })
    const sheet = workbook.Sheets[workbook.SheetNames[0]!]!
    for (const address of Object.keys(sheet)) {
      const cell = sheet[address]
      if (cell?.t === 'n' && cell.z === 'm/d/yy')
        utils.format_cell(Object.assign(cell, { z: 'yyyy/m/d', w: undefined }))
    }
    const text = utils.sheet_to_csv(sheet, { FS: encoding === 'tabs in utf-16' ? '\t' : ',' })
    const bytes = {
      'utf-8': () => new TextEncoder().encode(text),
      'utf-8 with mark': () => new TextEncoder().encode(`\ufeff${text}`),
      gb18030: () => csvGbk(text),
      'tabs in utf-16': () => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
    }[encoding]()
    expect(await outputOf(bytes)).toEqual(await outputOf(example))
  },
)

test('columns in another order, under other words, on the second sheet below a letterhead, are found', async () => {
  const rows: Cells = [
    ['南安市某某敬老院'],
    [null],
    ['在院老人一览表', null, null, null, '2026年11月'],
    ['填表日期：2026.11.1'],
    [null],
    [
      null,
      '房号',
      '床位号',
      '长者姓名',
      '供养性质',
      '入院年月日',
      '失能程度',
      '公民身份号码',
      '男/女',
      '监护人',
      null,
      null,
      '每月费用\n（元）',
    ],
    [null, null, null, null, null, null, null, null, null, '姓名', '关系', '手机', null],
    [
      null,
      '1号楼101',
      '01',
      '谢春花',
      '社会老年人',
      '2024年12月11日',
      '三级',
      '350582196010124883',
      '女',
      '陈永福',
      '侄儿',
      '138 0935 6799',
      '3,500元/月',
    ],
    [
      null,
      '1号楼101',
      '02',
      '陈启明',
      '五保',
      44796,
      '生活能自理',
      '３５０５８２１９５８１１０４８６３６',
      '男',
      '吴建发',
      '长子',
      13681338705,
      '4100',
    ],
    [null, null, null, '合  计', '2人'],
    ['注：本表一式两份'],
  ]
  const file = fileOf(workbookOf({ 封面: sheetOf([['说明']]), 在院名单: sheetOf(rows) }), 'xlsx')
  const output = await outputOf(file)
  expect(output).toEqual({
    rows: [
      { row: 8, ...springFlower },
      {
        row: 9,
        name: '陈启明',
        sex: '男',
        idNumber: '350582195811048636',
        birth: '1958-11-04',
        building: '1号楼',
        room: '101',
        bed: '2',
        admittedOn: '2022-08-23',
        abilityLevel: 0,
        category: '特困',
        contactName: '吴建发',
        contactPhone: '13681338705',
        relation: '儿子',
        monthlyFee: 4100,
        problems: [],
      },
    ],
    skipped: [
      { row: 10, why: 'total' },
      { row: 11, why: 'note' },
    ],
  })
})

const header = [
  '序号',
  '姓名',
  '性别',
  '身份证号',
  '出生日期',
  '床位',
  '入住日期',
  '能力等级',
  '供养类别',
  '紧急联系人',
  '联系电话',
  '与老人关系',
  '月收费',
]
const person = [
  1,
  '谢春花',
  '女',
  '350582196010124883',
  '1960.10.12',
  '1号楼101-1床',
  '2024.12.11',
  '重度',
  '自费',
  '陈永福',
  '13809356799',
  '侄子',
  '3500元',
]

test('one plain header and place written in one cell are enough', async () => {
  expect((await outputOf(fileOf(workbookOf({ Sheet1: sheetOf([header, person]) }), 'xlsx'))).rows).toEqual([
    { row: 2, ...springFlower },
  ])
})

test('section titles give the building, repeated headers and empty beds are passed over', async () => {
  const at = (bed: string, name: string | null, id: string | null) => [
    null,
    name,
    null,
    id,
    null,
    bed,
    name && '2024.12.11',
    name && '2级',
    null,
    null,
    name && '13809356799',
  ]
  const rows: Cells = [
    header,
    ['东楼'],
    at('101-1', '谢春花', '350582196010124883'),
    at('101-2', null, null).with(1, '空床'),
    header,
    ['西楼（二期）'],
    at('101-1', '陈启明', '350582195811048636'),
    at('101-2', null, null),
    ['小 计', null, '2人'],
  ]
  const output = await outputOf(fileOf(workbookOf({ 名册: sheetOf(rows) }), 'xlsx'))
  expect(output.rows.map(({ row, building, room, bed, problems }) => ({ row, building, room, bed, problems }))).toEqual(
    [
      { row: 3, building: '东楼', room: '101', bed: '1', problems: [] },
      { row: 7, building: '西楼', room: '101', bed: '1', problems: [] },
    ],
  )
  expect(output.skipped).toEqual([
    { row: 2, why: 'section' },
    { row: 4, why: 'empty-bed' },
    { row: 5, why: 'repeated-header' },
    { row: 6, why: 'section' },
    { row: 8, why: 'empty-bed' },
    { row: 9, why: 'subtotal' },
  ])
})

test('a hidden column is used only where no shown column says the same', async () => {
  const sheet = sheetOf([
    ['姓名', '身份证号', '身份证号码', '月收费', '床号', '房号', '入住日期'],
    ['谢春花', '350582196010124883', '350582195811048636', 3500, 1, 101, '2024-12-11'],
  ])
  sheet['!cols'] = [{}, {}, { hidden: true }, { hidden: true }]
  const reading = await readRoster(fileOf(workbookOf({ 名册: sheet }), 'xlsx'), { today })
  expect(reading.rows[0]).toMatchObject({ idNumber: '350582196010124883', monthlyFee: 3500 })
  expect(reading.columns.filter(({ isHidden }) => isHidden).map(({ column, field }) => ({ column, field }))).toEqual([
    { column: 'C', field: null },
    { column: 'D', field: 'monthlyFee' },
  ])
  expect(reading.missingFields).toContain('contactPhone')
})

test('a care level sold is not taken for the assessed ability, an ability written under that word is', async () => {
  const sheetWith = (...levels: string[]) => [
    ['姓名', '身份证号', '护理等级'],
    ...levels.map((level) => ['谢春花', '350582196010124883', level]),
  ]
  const careOnly = await outputOf(
    fileOf(workbookOf({ a: sheetOf(sheetWith('特护', '一级护理')) }), 'xlsx').slice(),
  ).catch((error: RosterError) => error.code)
  expect(careOnly).toBe('NO_HEADER')
  const ability = await outputOf(fileOf(workbookOf({ a: sheetOf(sheetWith('中度失能', '3级')) }), 'xlsx'))
  expect(ability.rows.map(({ abilityLevel }) => abilityLevel)).toEqual([2, 3])
})

test('of several months the latest visible sheet is read, and another can be chosen', async () => {
  const sheets = {
    '9月': sheetOf([header, person]),
    '10月': sheetOf([header, person.with(1, '谢秋花')]),
    '11月': sheetOf([header, person]),
  }
  const workbook = workbookOf(sheets)
  workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 1 }] }
  const file = fileOf(workbook, 'xlsx')
  expect(await readRoster(file, { today })).toMatchObject({ sheetName: '10月', otherSheetNames: ['9月', '11月'] })
  expect((await outputOf(file, '9月')).rows[0]?.name).toBe('谢春花')
})

test('dates of a workbook made in the 1904 system are the days its user saw', async () => {
  const sheet = sheetOf([header, person.with(6, 45637 - 1462)])
  sheet.G2.z = 'yyyy-mm-dd'
  const workbook = workbookOf({ 名册: sheet })
  workbook.Workbook = { WBProps: { date1904: true } }
  expect((await outputOf(fileOf(workbook, 'xlsx'))).rows[0]?.admittedOn).toBe('2024-12-11')
})

test('a resident whose contact takes a second line stays one resident', async () => {
  const rows: Cells = [
    header,
    person,
    [null, null, null, null, null, null, null, null, null, '陈永禄', '13900139001', '侄子'],
  ]
  const output = await outputOf(fileOf(workbookOf({ 名册: sheetOf(rows, ['B2:B3', 'D2:D3']) }), 'xlsx'))
  expect(output.skipped).toEqual([{ row: 3, why: 'continuation' }])
})
