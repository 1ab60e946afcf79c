import { addDays, dayOf } from '#shared/contract/days.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, pressOn, tabTo, typeInto, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'
import { signPartner } from '../../support/e2e/signed-partner.ts'
import { FACILITY } from '../../support/facility-record.ts'

const manager = { loginName: 'yuanzhang', displayName: '院长', password: 'Gulou-2618-x' }

test('a doctor’s visit to a floor is written down by keyboard, and the agreement’s account counts it', async ({
  page,
  homes,
}) => {
  test.setTimeout(120_000)
  const home = await homes.fresh()
  const { client } = await home.guestSeat()
  await client.accounts.setUp({ facility: FACILITY, manager })
  const today = dayOf(Date.now())
  await signPartner(client, today)

  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, manager)
  await goTo(page, '/partnerships/visits')
  await expect(page.getByRole('heading', { level: 1, name: '医养签约' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { level: 1, name: '登记巡诊' })).toBeVisible()
  for (const [label, chosen] of [
    [/协议$/, '青阳卫生院 医养-01'],
    [/医师$/, '许医生 全科'],
  ] as const) {
    await tabTo(page, page.getByRole('combobox', { name: label }))
    await page.keyboard.type(chosen.slice(0, 3))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main').getByTitle(chosen)).toBeVisible()
  }
  // Somebody else's name is no signature.
  await typeInto(page, page.getByRole('textbox', { name: '医师签名' }), '许')
  await typeInto(page, page.getByRole('textbox', { name: '见证人' }), '护士 吴美珍')
  await tabTo(page, page.getByRole('checkbox', { name: '已看 老人1' }))
  await page.keyboard.press('Space')
  await typeInto(page, page.getByRole('textbox', { name: '老人2 的所见和处置' }), '血压偏高，复测')
  await expect(page.getByText('已勾选 2 人')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('签名与登记的医师姓名不一致')).toBeVisible()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('许医生')
  await page.keyboard.press('Control+Enter')
  const drawer = page.getByRole('complementary')
  await expect(drawer.getByText('血压偏高，复测')).toBeVisible()
  await expectNoPointer(page)

  const [visit] = await client.partnerships.visits({ from: today, until: today })
  expect(visit?.seen.map(({ name, finding }) => [name, finding])).toEqual([
    ['老人1', null],
    ['老人2', '血压偏高，复测'],
  ])
  const [account] = await client.partnerships.fulfilment({ from: today, until: addDays(today, 27) })
  expect(account).toMatchObject({ done: 1, missed: 0 })
  await pressOn(page, page.getByRole('link', { name: '履约', exact: true }))
  await expect(page.getByRole('row', { name: /上门巡诊/ })).toBeVisible()
})
