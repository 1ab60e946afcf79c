import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { officeActor, openReportHome, seedSmallHome } from '../../support/report-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { convertWithOffice, findOffice, readCells, readPart, serialDay } from '../../support/workbook-files.ts'

type Copy = 'masked' | 'full'

async function exported(code: 'R02' | 'R04', copy: Copy = 'masked') {
  const home = openReportHome()
  seedSmallHome(home)
  const { reports } = home
  const run = reports.service.freeze(code, '2026-10', officeActor)
  const options = { runId: run.id, copy, reason: copy === 'full' ? '报送民政局' : null, actor: officeActor }
  const file = await reports.exportRun(options)
  return { ...home, file, report: reports.service.openRun(run.id).report, again: () => reports.exportRun(options) }
}

/** Header rows of a form: title, five head lines, then the column titles. */
const HEAD_ROWS = 6

describe('the workbook of R02', () => {
  test('each figure stands in its row with the value and the month before, group headings between', async () => {
    const { file, report } = await exported('R02')
    const cells = readCells(file.bytes, 'R02').map((row) => row.map(({ value }) => value))
    expect(cells[HEAD_ROWS]).toEqual(['指标名称', '计量单位', '代码', '本期数量', '上期数量', '增减', '说明'])
    const lines = cells.slice(HEAD_ROWS + 2).filter((row) => row[2] !== null)
    const expected = report.content.figures.map(({ name, unit, code, value, previous }) => [
      name,
      unit,
      code,
      value,
      previous,
    ])
    expect(lines.map((row) => row.slice(0, 5))).toEqual(expected)
    const headings = cells
      .slice(HEAD_ROWS + 2)
      .filter((row) => row[2] === null)
      .map((row) => row[0])
    expect(headings.slice(0, 3)).toEqual(['期末在院按能力等级', '期末在院按性别', '期末在院按供养类别'])
  })

  test('title, head block, paper, repeated and frozen header are those of a civil-affairs form', async () => {
    const { file } = await exported('R02')
    const cells = readCells(file.bytes, 'R02').map((row) => row.map(({ value }) => value))
    expect(cells[0]?.[0]).toBe('养老机构月报（入住退住情况表）')
    expect(
      cells
        .slice(1, HEAD_ROWS)
        .flat()
        .filter((value) => value !== null),
    ).toEqual([
      '填报单位：晋江市示例养老院',
      '表号：R02',
      '统一社会信用代码：91350100M000100Y43',
      '制定机关：民政部（待核实）',
      '地区编码：350582001000',
      '批准机关：国家统计局（待核实）',
      '报告期：2026年10月',
      '批准文号：（待核实）',
      '填报日期：2026-11-03',
      '有效期至：（待核实）',
    ])
    expect(cells.at(-1)?.[0]).toContain('填报人：林内勤　　联系电话：0595-85600000')
    const sheet = readPart(file.bytes, 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<mergeCell ref="A1:G1"/>')
    expect(sheet).toMatch(/<pane [^>]*ySplit="8"[^>]*state="frozen"/)
    expect(sheet).toMatch(/<pageSetup [^>]*orientation="landscape"/)
    expect(sheet).toMatch(/<pageSetup [^>]*paperSize="9"/)
    expect(sheet).toMatch(/<pageSetup [^>]*fitToWidth="1" fitToHeight="0"/)
    expect(sheet).toMatch(/<pageSetUpPr fitToPage="(1|true)"/)
    const book = readPart(file.bytes, 'xl/workbook.xml')
    expect(book).toMatch(/_xlnm\.Print_Titles[^>]*>'?R02'?!\$7:\$8</)
    expect(book).toMatch(/_xlnm\.Print_Area[^>]*>'?R02'?!\$A\$1:\$G\$\d+</)
    const styles = readPart(file.bytes, 'xl/styles.xml')
    expect(styles).toMatch(/方正小标宋简体/)
    expect(styles).toMatch(/<sz val="22"\/>/)
    expect(styles).toMatch(/<left style="thin"/)
  })

  test('the second page proves the copy: checks, definitions, content hash, program, who and when', async () => {
    const { file, report } = await exported('R02')
    const text = readCells(file.bytes, '校验与口径').map((row) => row.map(({ value }) => value))
    const flat = text.flat()
    expect(flat).toEqual(
      expect.arrayContaining([`sha256 ${file.run.contentHash}`, '颐安台 0.1.0', '2026-11-03 09:00', '林内勤']),
    )
    expect(flat).toEqual(expect.arrayContaining(report.content.checks.map(({ message }) => message)))
    expect(flat).toEqual(expect.arrayContaining(report.content.figures.map(({ definition }) => definition)))
  })

  test('an unknown figure stays blank and says so', async () => {
    const home = openReportHome()
    seedSmallHome(home)
    home.db.exec('DELETE FROM staff')
    const run = home.reports.service.freeze('R02', '2026-10', officeActor)
    const { bytes } = await home.reports.exportRun({ runId: run.id, copy: 'masked', reason: null, actor: officeActor })
    const line = readCells(bytes, 'R02').find((row) => row[0]?.value === '从业人员数')
    expect(line?.slice(3).map(({ value }) => value)).toEqual([null, null, null, '本期、上期未知'])
  })
})

describe('the workbook of R04', () => {
  test('the full copy holds every cell of the roster; ID numbers are text, days are dates, unknown is blank', async () => {
    const { file, report } = await exported('R04', 'full')
    const { columns, rows } = report.content.table!
    const cells = readCells(file.bytes, 'R04')
    expect(cells[HEAD_ROWS]?.map(({ value }) => value)).toEqual(columns.map(({ title }) => title))
    const expected = rows.map((row) =>
      columns.map(({ key, kind }) => {
        const value = row.cells[key] ?? null
        // Chen was born in 1880: a spreadsheet has no such day, so it stays text.
        return kind === 'day' && value !== null && String(value) > '1900-03' ? serialDay(String(value)) : value
      }),
    )
    const lines = cells.slice(HEAD_ROWS + 1, HEAD_ROWS + 1 + rows.length)
    expect(lines.map((row) => row.map(({ value }) => value))).toEqual(expected)
    const idColumn = columns.findIndex(({ key }) => key === 'idNumber')
    expect(lines[0]?.[idColumn]).toEqual({ value: '11010519491231002X', format: '@' })
    expect(cells[0]?.[0]?.value).toBe('入住老年人花名册（完整副本）')
  })

  test('the masked copy gives no ID number, birth day, phone or address away, on any page', async () => {
    const { file } = await exported('R04')
    const all = ['R04', '校验与口径'].flatMap((sheet) =>
      readCells(file.bytes, sheet)
        .flat()
        .map(({ value }) => String(value)),
    )
    expect(all).toEqual(expect.arrayContaining(['110105********002X', '138****1234', '1949-**-**', '王**']))
    const strings = readPart(file.bytes, 'xl/sharedStrings.xml')
    expect(strings).not.toMatch(/11010519491231002X|13800001234|某路1号|王小明/)
    expect(all).not.toContain(String(serialDay('1949-12-31')))
  })
})

describe('the ledger of files', () => {
  test('every file has its own version in its name and its hash in the ledger and the audit log', async () => {
    const { db, file, again } = await exported('R04', 'full')
    const second = await again()
    expect([file.name, second.name]).toEqual([
      '350582001000_示例养老院_R04_202610_v1.xlsx',
      '350582001000_示例养老院_R04_202610_v2.xlsx',
    ])
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    expect(second.run.files[0]).toEqual({
      name: file.name,
      copy: 'full',
      sha256,
      bytes: file.bytes.byteLength,
      exportedAt: expect.any(Number),
      exportedBy: '林内勤',
    })
    const audit = db
      .prepare("SELECT reason, after_json AS after FROM audit_log WHERE action = 'reports.export-full'")
      .all()
    expect(audit).toHaveLength(2)
    expect(audit[0]).toEqual({ reason: '报送民政局', after: JSON.stringify({ fileName: file.name, sha256 }) })
  })

  test('a cancelled export leaves no file in the ledger', async () => {
    const home = openReportHome()
    seedSmallHome(home)
    const run = home.reports.service.freeze('R04', '2026-10', officeActor)
    const options = { runId: run.id, copy: 'masked' as const, reason: null, actor: officeActor }
    await expect(home.reports.exportRun({ ...options, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    })
    expect(home.reports.service.toRun(run.id).files).toEqual([])
  })
})

const office = findOffice()

describe('LibreOffice', () => {
  test.skipIf(office === null)(
    'shows the same values in R02 and R04 (skipped where soffice is not installed)',
    async () => {
      const r02 = await exported('R02')
      const shown = convertWithOffice(office!, r02.file.bytes, makeTemporaryFolder())
      for (const { code, name, value } of r02.report.content.figures) {
        const line = shown.find((row) => row[2] === code)
        expect([line?.[0]?.trim(), Number(line?.[3]?.replaceAll(',', ''))]).toEqual([name, value])
      }
      const r04 = await exported('R04', 'full')
      const { columns, rows } = r04.report.content.table!
      const lines = convertWithOffice(office!, r04.file.bytes, makeTemporaryFolder()).slice(HEAD_ROWS + 1)
      for (const [index, row] of rows.entries()) {
        const cells = columns.map(({ key }) => String(row.cells[key] ?? ''))
        expect(lines[index]?.map((text) => text.replace(/^3,200\.5\d?$/, '3200.5'))).toEqual(cells)
      }
    },
    180_000,
  )
})
