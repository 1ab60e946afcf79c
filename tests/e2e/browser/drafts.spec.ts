import { dayOf } from '#shared/contract/days.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, pressOn, tabTo, typeInto, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'
import { signPartner } from '../../support/e2e/signed-partner.ts'
import { FACILITY } from '../../support/facility-record.ts'

const manager = { loginName: 'yuanzhang', displayName: '院长', password: 'Gulou-2618-x' }

test('a visit and a hazard half written survive a crash; a draft goes with its record, or when it is dropped', async ({
  page,
  homes,
}) => {
  test.setTimeout(240_000)
  const home = await homes.fresh()
  const { client } = await home.guestSeat()
  await client.accounts.setUp({ facility: FACILITY, manager })
  const today = dayOf(Date.now())
  await signPartner(client, today)
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')
  const signature = page.getByRole('textbox', { name: '医师签名' })
  const finding = page.getByRole('textbox', { name: '老人2 的所见和处置' })

  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, manager)
  await goTo(page, '/partnerships/visit')
  for (const [label, chosen] of [
    [/协议$/, '青阳卫生院 医养-01'],
    [/医师$/, '许医生 全科'],
  ] as const) {
    await tabTo(page, page.getByRole('combobox', { name: label }))
    await page.keyboard.type(chosen.slice(0, 3))
    await page.keyboard.press('Enter')
    await expect(main.getByTitle(chosen)).toBeVisible()
  }
  await typeInto(page, signature, '许医生')
  await typeInto(page, finding, '血压偏高，复测')
  await expect(page.getByText('已保存草稿')).toBeVisible()
  await goTo(page, '/hazards')
  await expect(page.getByRole('button', { name: /登记隐患/ }).first()).toBeVisible()
  await page.keyboard.press('n')
  await typeInto(page, dialog.getByLabel('隐患描述'), '三层走廊堆放纸箱')
  await expect(dialog.getByText('已保存草稿')).toBeVisible()

  // The console dies before anything was sent.
  await home.kill()
  const again = await homes.again(home, 'serve')
  // The seat is still known; the console opens where it always does.
  await page.goto(again.url)
  await expect(main.getByRole('heading', { level: 1 })).toBeVisible()
  await goTo(page, '/partnerships/visit')
  await expect(page.getByText('已恢复上次未提交的内容')).toBeVisible()
  await expect(main.getByTitle('许医生 全科')).toBeVisible()
  await expect(signature).toHaveValue('许医生')
  await expect(finding).toHaveValue('血压偏高，复测')
  await expect(page.getByText('已勾选 1 人')).toBeVisible()
  await typeInto(page, page.getByRole('textbox', { name: '见证人' }), '护士 吴美珍')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('complementary').getByText('血压偏高，复测')).toBeVisible()
  const seat = await again.guestSeat()
  await seat.client.accounts.signIn(manager)
  const [visit] = await seat.client.partnerships.visits({ from: today, until: today })
  expect(visit?.seen).toMatchObject([{ name: '老人2', finding: '血压偏高，复测' }])
  // What was sent does not come back.
  await goTo(page, '/partnerships/visit')
  await expect(finding).toHaveValue('')
  await expect(page.getByText('已恢复上次未提交的内容')).toBeHidden()

  await goTo(page, '/hazards')
  await expect(page.getByRole('button', { name: /登记隐患/ }).first()).toBeVisible()
  await page.keyboard.press('n')
  await expect(dialog.getByLabel('隐患描述')).toHaveValue('三层走廊堆放纸箱')
  await pressOn(page, dialog.getByRole('button', { name: '弃用草稿' }))
  await expect(dialog.getByLabel('隐患描述')).toHaveValue('')
  await expect(dialog.getByText('已恢复上次未提交的内容')).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('n')
  await expect(dialog.getByLabel('隐患描述')).toHaveValue('')
  await expectNoPointer(page)
})
