import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CFB } from 'xlsx'
import { ROSTER_LIMITS, RosterError, type RosterLimits, readRoster } from '#main/features/roster/index.ts'
import { readRosterBytes } from '#main/features/roster/read-roster.ts'
import { fileOf, sheetOf, workbookOf, zipOf } from '../../support/roster-files.ts'

const today = '2026-11-22'
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function refusal(file: string | Uint8Array, limits: Partial<RosterLimits> = {}) {
  try {
    await readRoster(file, { today, limits })
  } catch (error) {
    if (error instanceof RosterError) return error.toBody()
    throw error
  }
  return null
}
const text = (content: string): Uint8Array => new TextEncoder().encode(content)
const header = ['姓名', '身份证号', '入住日期', '床号']
const roster = fileOf(
  workbookOf({ 名册: sheetOf([header, ['谢春花', '350582196010124883', '2024-12-11', '1']]) }),
  'xlsx',
)

test.each([
  ['a PDF', text('%PDF-1.7\n'), 'pdf'],
  ['a web page named .xls', text('<html><table><tr><td>姓名</td></tr></table></html>'), 'web-page'],
  ['a JSON file', text('{"rows":[]}'), 'json'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'binary'],
  ['an empty file', new Uint8Array(), 'empty'],
  [
    'a Word document',
    zipOf([
      { name: '[Content_Types].xml', content: text('<Types/>') },
      { name: 'word/document.xml', content: text('<w/>') },
    ]),
    'office-document',
  ],
  ['an archive', zipOf([{ name: 'a.txt', content: text('a') }]), 'archive'],
])('%s is refused as the wrong kind of file, with the kinds that are read', async (_what, bytes, found) => {
  expect(await refusal(bytes)).toEqual({
    code: 'WRONG_FILE_TYPE',
    where: 'file',
    whatToDo: 'roster.whatToDo.WRONG_FILE_TYPE',
    details: { found, accepted: ['xlsx', 'xls', 'ods', 'csv'] },
  })
})

test('a file of 200 MB is refused by its size, without being read', async () => {
  const path = join(folder, 'large.xlsx')
  await writeFile(path, '')
  await truncate(path, 200 * 1024 * 1024)
  expect(await refusal(path)).toMatchObject({
    code: 'FILE_TOO_LARGE',
    details: { fileBytes: 209_715_200, mostBytes: 20_971_520 },
  })
  expect(await refusal(new Uint8Array(11), { fileBytes: 10 })).toMatchObject({ code: 'FILE_TOO_LARGE' })
})

test('a file that is gone is told as such', async () => {
  expect(await refusal(join(folder, 'gone.xlsx'))).toMatchObject({
    code: 'FILE_NOT_FOUND',
    details: { reason: 'ENOENT' },
  })
})

const sheetParts = [
  { name: '[Content_Types].xml', content: text('<Types/>') },
  { name: 'xl/workbook.xml', content: text('<workbook/>') },
]

test('a zip bomb that tells its size is refused before anything is unpacked', async () => {
  const bomb = zipOf([...sheetParts, { name: 'xl/worksheets/sheet1.xml', content: new Uint8Array(220 * 1024 * 1024) }])
  expect(bomb.byteLength).toBeLessThan(1024 * 1024)
  expect(await refusal(bomb)).toMatchObject({
    code: 'FILE_EXPANDS_TOO_FAR',
    where: 'archive',
    details: { mostBytes: 209_715_200 },
  })
})

test('a zip bomb that lies about its size is refused while it grows', async () => {
  const bomb = zipOf([
    ...sheetParts,
    { name: 'xl/worksheets/sheet1.xml', content: new Uint8Array(220 * 1024 * 1024), declaredBytes: 100 },
  ])
  expect(await refusal(bomb)).toMatchObject({ code: 'FILE_EXPANDS_TOO_FAR', where: 'archive' })
})

test('an archive of very many parts is refused by their number', async () => {
  const parts = Array.from({ length: 2001 }, (_, index) => ({ name: `xl/${index}`, content: text('') }))
  expect(await refusal(zipOf([...sheetParts, ...parts]))).toMatchObject({
    code: 'FILE_EXPANDS_TOO_FAR',
    details: { entries: 2003, mostEntries: 2000 },
  })
})

test('more than 20,000 rows are refused, formatting without content is not counted', async () => {
  const rows = Array.from({ length: 20_002 }, (_, index) => [`谢${index}`, null, '2024-12-11', index])
  const many = sheetOf([header, ...rows])
  expect(await refusal(fileOf(workbookOf({ 名册: many }), 'xlsx'))).toMatchObject({
    code: 'TOO_MANY_ROWS',
    where: 'sheet',
    details: { mostRows: 20_000 },
  })
  const stretched = sheetOf([header, ['谢春花', '350582196010124883', '2024-12-11', '1']])
  stretched.A60000 = { t: 's', v: ' ' }
  stretched['!ref'] = 'A1:D60000'
  const reading = await readRoster(fileOf(workbookOf({ 名册: stretched }), 'xlsx'), { today })
  expect([reading.rows.length, reading.skipped]).toEqual([1, []])
})

test('a workbook without a roster header is told which words were looked for', async () => {
  const refused = await refusal(fileOf(workbookOf({ 说明: sheetOf([['本表每月5日前报送']]) }), 'xlsx'))
  expect(refused).toMatchObject({ code: 'NO_HEADER', where: 'sheet', details: { sheets: ['说明'] } })
  expect(refused?.details.words).toContain('姓名')
  expect(await refusal(text('今天天气很好\n明天也是'))).toMatchObject({ code: 'NO_HEADER' })
})

test('an encrypted workbook asks for its protection to be taken off', async () => {
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64))
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(4096))
  expect(await refusal(new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer))).toMatchObject({
    code: 'PASSWORD_PROTECTED',
  })
  const zip = zipOf([{ name: 'xl/workbook.xml', content: text('x'), flags: 1 }])
  expect(await refusal(zip)).toMatchObject({ code: 'PASSWORD_PROTECTED' })
})

test('a damaged workbook is unreadable, wherever it was cut', async () => {
  const codes = await Promise.all(
    [0.2, 0.5, 0.9].map((part) => refusal(roster.slice(0, Math.floor(roster.byteLength * part)))),
  )
  expect(codes.map((body) => body?.code)).toEqual(['UNREADABLE', 'UNREADABLE', 'UNREADABLE'])
})

test('a reading that takes too long, or is cancelled, ends', async () => {
  expect(await refusal(roster, { timeoutMs: 1 })).toMatchObject({ code: 'TOOK_TOO_LONG', details: { timeoutMs: 1 } })
  const cancelled = new AbortController()
  const reading = readRoster(roster, { today, signal: cancelled.signal })
  cancelled.abort(new Error('cancelled by the user'))
  await expect(reading).rejects.toThrow('cancelled by the user')
})

test('a file that needs more memory than the reader may use is refused, and the backend lives on', async () => {
  const rows = Array.from({ length: 15_000 }, (_, index) =>
    Array.from({ length: 20 }, (_each, column) => `谢${index}-${column}`),
  )
  const heavy = fileOf(workbookOf({ 名册: sheetOf([header, ...rows]) }), 'xlsx')
  expect(await refusal(heavy, { workerHeapMb: 24 })).toMatchObject({
    code: 'FILE_EXPANDS_TOO_FAR',
    details: { heapMb: 24 },
  })
  expect(await readRoster(roster, { today })).toMatchObject({ rows: [{ name: '谢春花' }] })
})

/**
 * What the worker does, on this thread: any error but a RosterError would be a hole in the reader. The seed is fixed
 * because a damaged .xls can make the spreadsheet library grow without end, which only the worker's limits stop.
 */
const onThisThread = { seed: 20261122 }
function endsInAnswer(bytes: Uint8Array): boolean {
  try {
    return readRosterBytes(bytes, { today, limits: ROSTER_LIMITS }).rows.length >= 0
  } catch (error) {
    return error instanceof RosterError
  }
}

test('random bytes always end in an answer', () => {
  const magic = fc.constantFrom<number[]>(
    [],
    [0x50, 0x4b, 3, 4],
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    [9, 8, 0x10, 0],
    [0xff, 0xfe],
    [...text('姓名,身份证号,床号\n')],
  )
  fc.assert(
    fc.property(magic, fc.uint8Array({ maxLength: 3000 }), (start, rest) =>
      endsInAnswer(new Uint8Array([...start, ...rest])),
    ),
    { ...onThisThread, numRuns: 300 },
  )
})

test('a workbook with any bytes changed always ends in an answer', () => {
  const changes = fc.array(fc.tuple(fc.nat(roster.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(changes, (list) => {
      const damaged = roster.slice()
      for (const [at, byte] of list) damaged[at] = byte
      return endsInAnswer(damaged)
    }),
    { ...onThisThread, numRuns: 200 },
  )
})

test('an old .xls with any bytes changed always ends in an answer', () => {
  const rows = [header, ['谢春花', '350582196010124883', '2024-12-11', '1']]
  const old = fileOf(workbookOf({ 名册: sheetOf(rows, ['A1:A2']) }), 'biff8')
  const changes = fc.array(fc.tuple(fc.nat(old.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(changes, (list) => {
      const damaged = old.slice()
      for (const [at, byte] of list) damaged[at] = byte
      return endsInAnswer(damaged)
    }),
    { ...onThisThread, numRuns: 200 },
  )
})

test('a workbook whose parts hold broken or strange XML always ends in an answer', () => {
  const cell = fc.constantFrom(
    '<c r="A1" t="inlineStr"><is><t>姓名</t></is></c>',
    '<c r="ZZZZ99999999" t="s"><v>99999</v></c>',
    '<c r="B1" t="d"><v>not a day</v></c>',
    '<c r="__proto__" t="n"><v>1e999</v></c>',
    '<c r="A2" t="e"><v>#REF!</v></c>',
    '<c t="b"><v>2</v>',
    '</row><row r="-5">',
    '&#xFFFFFF;<![CDATA[',
  )
  const sheet = fc
    .array(cell, { maxLength: 12 })
    .map(
      (cells) =>
        `<worksheet><sheetData><row r="1">${cells.join('')}</row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`,
    )
  fc.assert(
    fc.property(sheet, fc.boolean(), (xml, hasRelations) => {
      const book = '<workbook><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>'
      const relation =
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
      const types =
        '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
      return endsInAnswer(
        zipOf([
          { name: '[Content_Types].xml', content: text(types) },
          { name: 'xl/workbook.xml', content: text(book) },
          ...(hasRelations
            ? [{ name: 'xl/_rels/workbook.xml.rels', content: text(`<Relationships>${relation}</Relationships>`) }]
            : []),
          { name: 'xl/worksheets/sheet1.xml', content: text(xml) },
        ]),
      )
    }),
    { ...onThisThread, numRuns: 150 },
  )
})

test('a damaged .xls, whatever it does to the reader, ends in an answer within the time-out', async () => {
  const old = fileOf(
    workbookOf({ 名册: sheetOf([header, ['谢春花', '350582196010124883', '2024-12-11', '1']]) }),
    'biff8',
  )
  const changes = fc.array(fc.tuple(fc.nat(old.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const damaged = old.slice()
      for (const [at, byte] of list) damaged[at] = byte
      const refused = await refusal(damaged, { timeoutMs: 5000, workerHeapMb: 128 })
      return refused === null || refused.code !== 'FILE_NOT_FOUND'
    }),
    { numRuns: 12 },
  )
}, 90_000)

test('a damaged .xls that makes the reader grow without end is stopped, and the backend lives on', async () => {
  const endless = new URL('../../fixtures/roster/damaged-endless.xls', import.meta.url).pathname
  expect(await refusal(endless, { workerHeapMb: 64 })).toMatchObject({
    code: 'FILE_EXPANDS_TOO_FAR',
    details: { heapMb: 64 },
  })
  expect(await readRoster(roster, { today })).toMatchObject({ rows: [{ name: '谢春花' }] })
})
