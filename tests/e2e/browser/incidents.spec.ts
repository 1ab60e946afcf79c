import type { Page } from '@playwright/test'
import { dayOf } from '#shared/contract/days.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, pressOn, tabTo, typeInto, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'

const dialog = (page: Page) => page.getByRole('dialog').filter({ visible: true })
const stage = (page: Page, name: string) => page.getByRole('listitem', { name, exact: true })

/** Chooses in a list of options by typing. */
async function choose(page: Page, label: string, word: string): Promise<void> {
  // A required field's star is part of its name.
  await tabTo(page, dialog(page).getByLabel(new RegExp(`^(\\* )?${label}$`)))
  await page.keyboard.type(word)
  await page.keyboard.press('Enter')
}

async function chooseRadio(page: Page, group: string, word: string): Promise<void> {
  const radios = dialog(page).getByRole('radiogroup', { name: group })
  const wanted = radios.getByRole('radio', { name: word, exact: true })
  const [first] = await radios.getByRole('radio').all()
  await tabTo(
    page,
    (await radios.getByRole('radio', { checked: true }).count()) > 0
      ? radios.getByRole('radio', { checked: true })
      : (first ?? wanted),
  )
  for (let pressed = 0; pressed < 6 && !(await wanted.isChecked()); pressed += 1) {
    await page.keyboard.press(pressed === 0 ? 'Space' : 'ArrowRight')
  }
  await expect(wanted).toBeChecked()
}

async function save(page: Page): Promise<void> {
  await pressOn(page, dialog(page).getByRole('button', { name: '保存' }))
  await expect(dialog(page)).toHaveCount(0)
}

test('by keyboard alone a fall is written down, refused for closing with words at each stage, worked through and closed, and printed', async ({
  page,
  homes,
}) => {
  const home = await homes.demo({ hasDevices: false })
  const { client } = await home.seat('director')
  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, home.loginOf('care-lead'))
  await goTo(page, '/incidents')
  await expect(page.getByRole('heading', { level: 1, name: '事件' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(dialog(page)).toBeVisible()
  await choose(page, '类别', '跌倒')
  const resident = (await client.residents.list({})).rows.find(({ state }) => state === 'in')
  await choose(page, '老人', resident?.name ?? '')
  await choose(page, '后果等级', '轻微')
  await typeInto(page, dialog(page).getByLabel('经过'), '起身时滑倒，坐在地上')
  await pressOn(page, dialog(page).getByRole('button', { name: '保存' }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`跌倒 ${resident?.name}`)
  await expect(page.getByText('事件发生')).toBeVisible()
  await expect(stage(page, '告知家属')).toContainText('还有')

  await page.keyboard.press('8')
  await expect(stage(page, '告知家属').getByRole('alert')).toContainText('没有告知家属的记录')
  await expect(stage(page, '复评风险').getByRole('alert')).toContainText('没有复评风险的说明')

  await page.keyboard.press('2')
  await typeInto(page, dialog(page).getByLabel('处置'), '检查无外伤，扶至床上观察')
  await save(page)
  await page.keyboard.press('3')
  await typeInto(page, dialog(page).getByLabel('告知对象'), '儿子')
  await save(page)
  await expect(stage(page, '告知家属')).toContainText('电话告知 儿子')
  await page.keyboard.press('4')
  await save(page)
  await expect(stage(page, '上报')).toContainText('口头报告机构负责人')
  await page.keyboard.press('5')
  await typeInto(page, dialog(page).getByLabel('原因'), '地面有水渍')
  await save(page)
  await page.keyboard.press('6')
  await typeInto(page, dialog(page).getByLabel('整改措施'), '床旁加防滑垫')
  await typeInto(page, dialog(page).getByLabel('责任人'), '林雅惠')
  await typeInto(page, dialog(page).getByLabel('完成期限'), dayOf(Date.now()))
  await page.keyboard.press('Enter')
  await save(page)
  await page.keyboard.press('7')
  await chooseRadio(page, '复评结果', '需防护')
  await typeInto(page, dialog(page).getByLabel('复评说明'), '步态不稳，起身需人扶')
  await save(page)
  await page.keyboard.press('8')
  await expect(stage(page, '整改措施').getByRole('alert')).toContainText('未完成的整改措施')
  await pressOn(page, stage(page, '整改措施').getByRole('button', { name: '完成', exact: true }))
  await save(page)

  // A slip is corrected: both rows stay, the reason beside them.
  await pressOn(page, stage(page, '告知家属').getByRole('button', { name: /^更正/ }))
  await typeInto(page, dialog(page).getByLabel('更正原因'), '写错对象')
  await typeInto(page, dialog(page).getByLabel('告知对象'), '女儿')
  await save(page)
  await expect(stage(page, '告知家属')).toContainText('更正原因：写错对象')
  await expect(stage(page, '告知家属')).toContainText('已被更正')

  await page.keyboard.press('8')
  await pressOn(page, dialog(page).getByRole('button', { name: '结案' }))
  await expect(page.getByText('已结案').first()).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: '意外事件报告表' })).toBeVisible()
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })
  await expect(row('告知家属')).toContainText('女儿')
  await expect(row('送医')).toContainText('未送医')
  expect(await page.pdf({ format: 'A4' })).toBeTruthy()
  await expectNoPointer(page)
})

test('what is overdue stands on the work list, and opens the file where it is done', async ({ page, homes }) => {
  const home = await homes.demo({ hasDevices: false })
  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, home.loginOf('director'))
  const line = page.getByRole('listitem').filter({ hasText: '未告知家属' }).first()
  await expect(line).toContainText('烫伤')
  await pressOn(page, line.getByRole('link').first())
  await expect(stage(page, '告知家属')).toContainText('逾期')
  await expectNoPointer(page)
})
