import { startOfDay } from '#shared/contract/days.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, pressOn, tabTo, typeInto, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'
import { FACILITY } from '../../support/facility-record.ts'

const manager = { loginName: 'yuanzhang', displayName: '陈院长', password: 'Gulou-2618-x' }

test('an inspection is written down, rectified, rechecked and closed by keyboard; an entry half written survives a crash', async ({
  page,
  homes,
}) => {
  test.setTimeout(240_000)
  const home = await homes.fresh()
  const { client } = await home.guestSeat()
  await client.accounts.setUp({ facility: FACILITY, manager })
  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, manager)
  await goTo(page, '/inspections')
  await expect(page.getByText('没有检查记录')).toBeVisible()
  await page.keyboard.press('n')
  const fire = page.getByRole('radio', { name: '消防' })
  await tabTo(page, page.getByRole('radio', { name: '民政' }))
  await page.keyboard.press('ArrowRight')
  await expect(fire).toBeChecked()
  await tabTo(page, page.getByRole('radio', { name: '日常检查' }))
  await page.keyboard.press('Space')
  await typeInto(page, page.getByLabel('文书编号'), '晋消检〔2026〕12号')
  await tabTo(page, page.getByLabel('检查人员'))
  await page.keyboard.type('王队')
  await page.keyboard.press('Enter')
  await expect(page.getByText('行政检查人员一般不少于 2 人')).toBeVisible()
  await pressOn(page, page.getByRole('button', { name: '添加问题' }))
  const finding = page.getByRole('region', { name: '问题 1', exact: true })
  await typeInto(page, finding.getByLabel('问题描述'), '二层通道堆物')
  await expect(page.getByText('已保存草稿')).toBeVisible()

  // The console dies before anything was sent.
  await home.kill()
  const again = await homes.again(home, 'serve')
  // The seat is still known; the console opens where it always does.
  await page.goto(again.url)
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
  await goTo(page, '/inspections/new')
  await expect(page.getByText('已恢复上次未提交的内容')).toBeVisible()
  await expect(finding.getByLabel('问题描述')).toHaveValue('二层通道堆物')
  await tabTo(page, finding.getByLabel('类别'))
  await page.keyboard.type('消防')
  await page.keyboard.press('Enter')
  await typeInto(page, finding.getByLabel('责任人'), '李安全')
  const due = finding.getByLabel('整改期限')
  await typeInto(page, due, '2099-12-31')
  await page.keyboard.press('Enter')
  // Pressed in haste: one inspection all the same.
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter')
  const card = page.getByRole('listitem', { name: '二层通道堆物' })
  await expect(card).toContainText('待整改')

  const dialog = page.getByRole('dialog')
  await pressOn(page, page.getByRole('button', { name: '登记整改：问题 1' }))
  await typeInto(page, dialog.getByLabel('整改措施'), '已清理')
  await pressOn(page, dialog.getByRole('button', { name: /保\s*存/ }))
  await expect(card).toContainText('待复查')
  await pressOn(page, page.getByRole('button', { name: '登记复查：问题 1' }))
  // Whoever rectified it does not recheck it.
  await typeInto(page, dialog.getByLabel('复查人'), '李安全')
  await tabTo(page, dialog.getByRole('radio', { name: '通过', exact: true }))
  await page.keyboard.press('Space')
  await pressOn(page, dialog.getByRole('button', { name: /保\s*存/ }))
  await expect(dialog).toContainText('复查人不能是整改人本人')
  await typeInto(page, dialog.getByLabel('复查人'), '陈院长')
  await pressOn(page, dialog.getByRole('button', { name: /保\s*存/ }))
  await expect(card).toContainText('待销号')
  await page.keyboard.press('c')
  await expect(card).toContainText('已销号')
  await expectNoPointer(page)
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('已销号')
  const seat = await again.guestSeat()
  await seat.client.accounts.signIn(manager)
  const closed = { state: 'closed', source: 'fire', officers: ['王队'] }
  await expect.poll(() => seat.client.inspections.list({})).toEqual([expect.objectContaining(closed)])
})

test('the samples of a day are entered in one grid by keyboard', async ({ page, homes }) => {
  test.setTimeout(120_000)
  const home = await homes.fresh()
  const { client } = await home.guestSeat()
  await client.accounts.setUp({ facility: FACILITY, manager })
  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, manager)
  await goTo(page, '/food-samples')
  await expect(page.getByLabel('早餐 1 菜品')).toBeVisible()
  const { today } = await client.foodSamples.day({})
  const minutes = Math.max(0, Math.floor((Date.now() - startOfDay(today)) / 60_000) - 1)
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  for (const [number, dish] of ['白粥', '花卷'].entries()) {
    await typeInto(page, page.getByLabel(`早餐 ${number + 1} 菜品`), dish)
    await typeInto(page, page.getByLabel(`早餐 ${number + 1} 留样时间`), time)
    await typeInto(page, page.getByLabel(`早餐 ${number + 1} 重量（克）`), number === 0 ? '150' : '90')
    await typeInto(page, page.getByLabel(`早餐 ${number + 1} 留样人`), '林厨师')
    await typeInto(page, page.getByLabel(`早餐 ${number + 1} 存放位置`), '留样柜')
  }
  await page.keyboard.press('Control+Enter')
  // Too little is said at its field, and the field has the focus.
  await expect(page.getByText('不足 125 克，请写明原因')).toBeVisible()
  await expect(page.getByLabel('早餐 2 不足量原因')).toBeFocused()
  await page.keyboard.type('当日只蒸一笼')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('rowheader', { name: '花卷' })).toBeVisible()
  const { meals } = await client.foodSamples.day({})
  expect(meals[0]?.samples.map(({ dish, grams, reason }) => [dish, grams, reason])).toEqual([
    ['白粥', 150, null],
    ['花卷', 90, '当日只蒸一笼'],
  ])
  await expectNoPointer(page)
})
