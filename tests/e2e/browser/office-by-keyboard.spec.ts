import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Download, Locator, Page } from '@playwright/test'
import { idCheckDigit } from '#shared/features/residents/id-number.rules.ts'
import { expect, type Home, note, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, pressOn, tabTo, typeInto, watchPointer } from '../../support/e2e/keyboard.ts'
import { signInByKeyboard, signOutByKeyboard } from '../../support/e2e/sign-in.ts'
import { convertWithOffice, findOffice, type ReadCell, readCells } from '../../support/workbook-files.ts'

const roster = resolve(import.meta.dirname, '..', '..', 'fixtures', 'roster', 'resident-roster.xlsx')
const manager = { loginName: 'yuanzhang', displayName: '吴院长', password: 'Wu-2026-jinjiang' }
const office = { loginName: 'neiqin', displayName: '蔡内勤', password: 'Cai-2026-jinjiang' }

/** Rows of the example roster that cannot be admitted as they stand, and what a person types into the cell. */
const otherPerson = '35058119560925746'
const held = [
  { row: 38, cell: 'D38', field: '身份证号', told: '人员重复', mend: otherPerson + idCheckDigit(otherPerson) },
  { row: 41, cell: 'E41', field: '出生日期', told: '出生日期与身份证不符', mend: '1942-03-26' },
  { row: 43, cell: 'H43', field: '床号', told: '床位重复', mend: '3' },
  { row: 44, cell: 'I44', field: '入住日期', told: '日期无效', mend: '2026-02-28' },
]

const link = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name })

/** An entry of a group, which is folded until it is asked for or one of its pages is shown. */
async function openEntry(page: Page, group: '照护' | '内务', name: string): Promise<void> {
  const head = page.getByRole('navigation', { name: '主菜单' }).getByRole('button', { name: new RegExp(`^${group}`) })
  await expect(head).toBeVisible()
  if ((await head.getAttribute('aria-expanded')) === 'false') await pressOn(page, head)
  await pressOn(page, link(page, name))
}

async function setUpByKeyboard(page: Page, home: Home): Promise<void> {
  await page.goto(home.url)
  await typeInto(page, page.getByLabel('机构名称'), '晋江市示例养老院')
  await typeInto(page, page.getByLabel('简称'), '示例养老院')
  await typeInto(page, page.getByLabel('统一社会信用代码'), '52350582MJB00000XH')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('成立日期')).toBeVisible()
  await pressOn(page, page.getByRole('button', { name: '下一步' }))
  await typeInto(page, page.getByLabel('姓名'), manager.displayName)
  await typeInto(page, page.getByLabel('登录名'), manager.loginName)
  await typeInto(page, page.getByLabel('新密码', { exact: true }), manager.password)
  await typeInto(page, page.getByLabel('再输一次新密码'), manager.password)
  await page.keyboard.press('Enter')
  await expect(link(page, '老人')).toBeVisible()
}

async function addOfficeByKeyboard(page: Page): Promise<void> {
  await openEntry(page, '内务', '设置')
  await pressOn(page, page.getByRole('main').getByRole('link', { name: '账号', exact: true }))
  await pressOn(page, page.getByRole('button', { name: '新增账号' }))
  const form = page.getByRole('dialog', { name: '新增账号' })
  await typeInto(page, form.getByLabel('姓名'), office.displayName)
  await typeInto(page, form.getByLabel('登录名'), office.loginName)
  await typeInto(page, form.getByLabel('新密码', { exact: true }), office.password)
  await typeInto(page, form.getByLabel('再输一次新密码'), office.password)
  await pressOn(page, form.getByRole('checkbox', { name: /^护理员/ }), 'Space')
  await pressOn(page, form.getByRole('checkbox', { name: /^内勤/ }), 'Space')
  await pressOn(page, form.getByRole('button', { name: '新增', exact: true }))
  await expect(form).toBeHidden()
  await expect(page.getByRole('grid', { name: '账号' })).toContainText(office.displayName)
}

async function download(page: Page, press: () => Promise<void>): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return file
}

/** Every line of the figures as the screen shows it: code, name, unit, value, previous. */
function shownFigures(page: Page): Promise<string[][]> {
  return page
    .locator('.figures-table tbody tr:not(.figures-table__group)')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td, th')].slice(0, 5).map((cell) => cell.textContent?.trim() ?? '')),
    )
}

const plain = (text: string): string => text.replaceAll(',', '')

async function freezeAndDownload(page: Page, folder: string): Promise<{ name: string; bytes: Uint8Array }> {
  const file = await download(page, () => pressOn(page, page.getByRole('button', { name: '冻结并导出 Excel' })))
  const name = file.suggestedFilename()
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  await file.saveAs(path)
  await expect(page.getByText('已冻结').first()).toBeVisible()
  return { name, bytes: readFileSync(path) }
}

/** The same values once more through another program, where it is installed. */
function officeSees(bytes: Uint8Array, folder: string): string[][] | null {
  const program = findOffice()
  if (!program) {
    note('LibreOffice', 'not installed on this machine: only SheetJS read the workbooks')
    return null
  }
  return convertWithOffice(program, bytes, folder)
}

test('by keyboard alone the office sets up the home, imports the roster, mends it, commits it, and hands out R02 and R04', async ({
  page,
  homes,
}) => {
  test.setTimeout(240_000)
  const home = await homes.fresh()
  const folder = test.info().outputPath('files')
  await watchPointer(page)
  await setUpByKeyboard(page, home)
  await addOfficeByKeyboard(page)
  await signOutByKeyboard(page)
  await signInByKeyboard(page, office)

  await test.step('the roster is read; every problem is named by row and cell', async () => {
    await openEntry(page, '照护', '老人')
    await pressOn(page, page.getByRole('main').getByRole('button', { name: '导入' }).first())
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      pressOn(page, page.getByRole('button', { name: '选择文件' })),
    ])
    await chooser.setFiles(roster)
    await expect(page.getByText('resident-roster.xlsx · 40 行 · 可导入 36 行')).toBeVisible()
    await expect(page.getByText('表中没有这些栏目')).toHaveCount(0)
    await pressOn(page, page.getByRole('button', { name: /^暂不能导入/ }))
    const grid = page.getByRole('grid', { name: '导入花名册' })
    await expect(grid.getByRole('row')).toHaveCount(held.length + 1)
    for (const { row, cell, told } of held) {
      const line = grid.getByRole('row').filter({ has: page.getByRole('checkbox', { name: `导入第 ${row} 行` }) })
      await expect(line).toContainText(`${cell} ${told}`)
    }
  })

  await test.step('mended in place, one row after another, until all may be admitted', async () => {
    for (const [index, { field, mend }] of held.entries()) {
      await tabTo(page, page.getByRole('grid', { name: '导入花名册' }))
      await page.keyboard.press('Home')
      await page.keyboard.press('Enter')
      const drawer = page.getByRole('complementary')
      const input = drawer.getByLabel(new RegExp(`^${field}`))
      await typeInto(page, input, mend)
      await page.keyboard.press('Enter')
      await expect(page.getByText(`可导入 ${37 + index} 行`)).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(drawer).toBeHidden()
    }
  })

  await test.step('committed; the residents are there', async () => {
    await pressOn(page, page.getByRole('button', { name: '导入 40 行' }))
    const form = page.getByRole('dialog', { name: '导入花名册' })
    await pressOn(page, form.getByRole('button', { name: '办理 40 人入住' }))
    await expect(page.getByText('已导入 40 人')).toBeVisible()
    await pressOn(page, page.getByRole('link', { name: '查看老人' }))
    await expect(page.getByText(/^40 人在院/)).toBeVisible()
  })

  const month =
    await test.step('R02: a figure opens to its rows, the run is frozen, the file says what the screen said', async () => {
      await openEntry(page, '内务', '报表')
      await pressOn(page, page.getByRole('link', { name: /^R02/ }).first())
      await expect(page.locator('.figures-table')).toBeVisible()
      const shown = await shownFigures(page)
      expect(shown.length).toBeGreaterThan(20)
      const residents = page.locator('a[data-figure]').filter({ hasText: /^40$/ }).first()
      await pressOn(page, residents)
      const drawer = page.getByRole('complementary')
      await expect(drawer.getByText('明细 40 条')).toBeVisible()
      await expect(drawer.getByRole('row')).toHaveCount(41)
      await page.keyboard.press('Escape')

      const { name, bytes } = await freezeAndDownload(page, folder)
      expect(name).toMatch(/_R02_\d{6}_v1\.xlsx$/)
      const lines = readCells(bytes, 'R02')
        .map((row) => row.map(({ value }) => value))
        .filter((row) => typeof row[2] === 'string' && shown.some(([code]) => code === row[2]))
      const asShown = (value: string | number | null) => (value === null ? '未知' : String(value))
      expect(
        lines.map(([figure, unit, code, value, previous]) => [
          code,
          figure,
          unit,
          asShown(value ?? null),
          asShown(previous ?? null),
        ]),
      ).toEqual(
        shown.map(([code, figure, unit, value = '', previous = '']) => [
          code,
          figure,
          unit,
          plain(value),
          plain(previous),
        ]),
      )
      const seen = officeSees(bytes, folder)
      if (seen) {
        const byCode = new Map(seen.filter((row) => row[2]).map((row) => [row[2], row]))
        for (const [code = '', figure, unit, value = ''] of shown) {
          const row = byCode.get(code) ?? []
          expect([row[0]?.trim(), row[1], plain(row[3] ?? '')]).toEqual([
            figure,
            unit,
            value === '未知' ? '' : plain(value),
          ])
        }
        note('LibreOffice, R02', `${shown.length} figures the same`)
      }
      return name.match(/_(\d{6})_v/)?.[1] ?? ''
    })

  await test.step('R04: the list is frozen; the file names the same people in the same order', async () => {
    await openEntry(page, '内务', '报表')
    await pressOn(page, page.getByRole('link', { name: /^R04/ }).first())
    const grid = page.getByRole('grid')
    await expect(grid.getByRole('row').nth(5)).toBeVisible()
    const shown = await shownList(page, grid)
    const { name, bytes } = await freezeAndDownload(page, folder)
    expect(name).toContain(`_R04_${month}_v1`)
    compareList(
      shown,
      readCells(bytes, 'R04').map((row) => row.map(cellText)),
    )
    const seen = officeSees(bytes, folder)
    if (seen) {
      compareList(shown, seen)
      note('LibreOffice, R04', `${shown.rows.length} people the same`)
    }
  })
  await expectNoPointer(page)
  rmSync(folder, { recursive: true, force: true })
})

/** A day is stored as a number of days since 1899-12-30; its format says so. */
function cellText({ value, format }: ReadCell): string {
  if (typeof value !== 'number' || !format?.includes('yy')) return String(value ?? '')
  return new Date((value - 25_569) * 86_400_000).toISOString().slice(0, 10)
}

type ShownList = { header: string[]; rows: string[][] }

/** The whole virtual list as the screen shows it, row after row by the arrow keys. */
async function shownList(page: Page, grid: Locator): Promise<ShownList> {
  const header = (await grid.getByRole('columnheader').allTextContents()).map((text) => text.trim())
  const count = Number(await grid.getAttribute('aria-rowcount')) - 1
  const rows: string[][] = []
  await tabTo(page, grid)
  await page.keyboard.press('Home')
  for (let index = 0; index < count; index += 1) {
    const row = grid.locator(`[aria-rowindex="${index + 2}"]`)
    await expect(row).toBeVisible()
    rows.push(await row.evaluate((element) => [...element.children].map((cell) => cell.textContent?.trim() ?? '')))
    await page.keyboard.press('ArrowDown')
  }
  return { header, rows }
}

function compareList({ header, rows }: ShownList, sheet: readonly string[][]): void {
  const at = sheet.findIndex((row) => header.every((title) => row.includes(title)))
  expect(at, 'the sheet has the columns of the screen').toBeGreaterThan(0)
  const places = header.map((title) => sheet[at]?.indexOf(title) ?? -1)
  const lines = sheet.slice(at + 1, at + 1 + rows.length).map((row) => places.map((place) => (row[place] ?? '').trim()))
  expect(lines).toEqual(rows.map((row) => row.map((text) => (text === '未知' ? '' : text))))
}
