import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type WriteListOptions, writeListFile } from '#main/features/reports/index.ts'
import { officeActor, openReportHome, seedSmallHome } from '../../support/report-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { readCells, serialDay } from '../../support/workbook-files.ts'

const LIST: Omit<WriteListOptions, 'file' | 'rows'> = {
  sheetName: 'R04',
  titleRows: ['入住老年人花名册'],
  columns: [
    { title: '序号', width: 6, kind: 'number' },
    { title: '身份证号', width: 21, kind: 'text' },
    { title: '出生日期', width: 12, kind: 'day' },
  ],
}

function* residents(count: number) {
  for (let number = 1; number <= count; number++)
    yield [number, '11010519491231002X', number === 2 ? null : '1949-12-31']
}

test('a long list is streamed whole, with its progress told and its hash right', async () => {
  const file = join(makeTemporaryFolder(), 'list.xlsx')
  const told: number[] = []
  const written = await writeListFile({
    ...LIST,
    file,
    rows: residents(2_345),
    onProgress: ({ rows }) => told.push(rows),
  })
  const bytes = readFileSync(file)
  expect(written).toEqual({
    rows: 2_345,
    bytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
  expect(told).toEqual([0, 500, 1_000, 1_500, 2_000, 2_345])
  const cells = readCells(bytes, 'R04')
  expect(cells).toHaveLength(2_347)
  expect(cells[1]?.map(({ value }) => value)).toEqual(['序号', '身份证号', '出生日期'])
  expect(cells[2]).toEqual([
    { value: 1, format: 'General' },
    { value: '11010519491231002X', format: '@' },
    { value: serialDay('1949-12-31'), format: 'yyyy-mm-dd' },
  ])
  expect(cells[3]?.[2]?.value).toBeNull()
})

test('a cancelled list leaves no file, and rows are pulled no further', async () => {
  const folder = makeTemporaryFolder()
  const cancel = new AbortController()
  let pulled = 0
  function* endless() {
    for (;;) yield [++pulled, '', null]
  }
  const onProgress = ({ rows }: { rows: number }) => rows >= 1_000 && cancel.abort()
  const file = join(folder, 'list.xlsx')
  await expect(
    writeListFile({ ...LIST, file, rows: endless(), onProgress, signal: cancel.signal }),
  ).rejects.toMatchObject({
    code: 'CANCELLED',
  })
  expect(readdirSync(folder)).toEqual([])
  expect(pulled).toBeLessThanOrEqual(1_500)
})

test('a source of rows that fails fails the export and leaves no file', async () => {
  const folder = makeTemporaryFolder()
  const file = join(folder, 'list.xlsx')
  function* broken() {
    yield [1, '', null]
    throw new Error('the disk went away')
  }
  await expect(writeListFile({ ...LIST, file, rows: broken() })).rejects.toThrow('the disk went away')
  expect(existsSync(`${file}.partial`) || existsSync(file)).toBe(false)
})

test('a roster too long for a styled sheet is streamed with its stamp above and the same cells', async () => {
  const home = openReportHome({ largestStyledRows: 2 })
  seedSmallHome(home)
  const run = home.reports.service.freeze('R04', '2026-10', officeActor)
  const { bytes } = await home.reports.exportRun({ runId: run.id, copy: 'masked', reason: null, actor: officeActor })
  const cells = readCells(bytes, 'R04').map((row) => row.map(({ value }) => value))
  expect(cells[1]?.[0]).toContain(`脱敏副本　sha256 ${run.contentHash}`)
  expect(cells.slice(3).map((row) => [row[1], row[3]])).toEqual([
    ['王秀英', '110105********002X'],
    ['林阿妹', null],
    ['陈大山', '440524********0014'],
  ])
})
