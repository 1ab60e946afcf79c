import { addDays, dayOf } from '#shared/contract/days.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, tabTo, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'
import { FACILITY } from '../../support/facility-record.ts'
import { admission } from '../../support/test-records.ts'

const manager = { loginName: 'yuanzhang', displayName: '院长', password: 'Gulou-2618-x' }
const people = ['林秀英', '陈阿水', '黄金莲', '王进财']

test('a floor is screened by keyboard, the ill one is isolated in her bed, and bed map and duties know it', async ({
  page,
  homes,
}) => {
  test.setTimeout(120_000)
  const home = await homes.fresh()
  const { client } = await home.guestSeat()
  await client.accounts.setUp({ facility: FACILITY, manager })
  const today = dayOf(Date.now())
  const beds = await client.beds.addRooms({
    ...{ building: '1号楼', floor: '2层', openedOn: addDays(today, -9), careType: 'nursing', stayMode: 'full-time' },
    rooms: ['201', '202'].map((name) => ({ name, beds: ['1', '2'] })),
  })
  for (const [index, bed] of beds.entries()) {
    await client.residents.admit(admission(bed.id, addDays(today, -5), { name: people[index] ?? '' }))
  }

  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, manager)
  await goTo(page, '/infections')
  const main = page.getByRole('main')
  await expect(main.getByText('未筛查', { exact: true })).toHaveCount(people.length)
  await tabTo(page, main.getByRole('button', { name: '201-1 林秀英 无症状' }))
  // The first: a cough and a fever; the next two: none; the last is left for later.
  await page.keyboard.press('1')
  await page.keyboard.press('t')
  await page.keyboard.type('38.2')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('0')
  await page.keyboard.press('0')
  await page.keyboard.press('Control+Enter')
  await expect(main.getByText('未筛查', { exact: true })).toHaveCount(1)
  await expect(main.getByText('发热')).toBeVisible()
  const { rows } = await client.infections.screening({ floorName: null })
  expect(rows.map(({ screening }) => screening?.symptoms ?? null)).toEqual([['cough'], [], [], null])

  await goTo(page, '/infections/cases')
  await expect(main.getByRole('button', { name: /^登记病例/ }).first()).toBeVisible()
  await page.keyboard.press('n')
  const form = page.getByRole('dialog')
  await form.getByLabel('姓名').fill('林秀英')
  await page.keyboard.press('Enter')
  await tabTo(page, form.getByLabel('类别'))
  await page.keyboard.type('呼吸道')
  await page.keyboard.press('Enter')
  await form.getByLabel('备注').focus()
  await tabTo(page, form.getByRole('button', { name: '保存' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').filter({ visible: true })).toHaveCount(0)
  const row = page.getByRole('grid', { name: '病例' }).getByRole('row').nth(1)
  await expect(row).toContainText('林秀英')
  await tabTo(page, page.getByRole('grid', { name: '病例' }))
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  const isolate = page.getByRole('complementary').getByRole('button', { name: '隔离' })
  await tabTo(page, isolate)
  await page.keyboard.press('Enter')
  await tabTo(page, form.getByRole('button', { name: '开始隔离' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary').getByText('隔离中')).toBeVisible()

  await goTo(page, '/beds')
  await expect(main.getByRole('link', { name: /201-1.*隔离.*林秀英/ })).toBeVisible()
  const { duties } = await client.duties.list({ untilOn: addDays(today, 5) })
  expect(duties.filter(({ kind }) => kind === 'isolation-review-due')).toMatchObject([
    { values: { name: '林秀英', bedLabel: '201-1' } },
  ])
  await expectNoPointer(page)
})
