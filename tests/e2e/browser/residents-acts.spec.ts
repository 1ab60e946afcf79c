import type { Locator, Page } from '@playwright/test'
import { ageOn } from '#shared/contract/days.ts'
import type { BedOnDay } from '#shared/features/beds/beds.model.ts'
import { idCheckDigit } from '#shared/features/residents/id-number.rules.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { goTo, signIn } from '../../support/e2e/sign-in.ts'

const body = '35058219400315123'
const idNumber = body + idCheckDigit(body)
const wrongId = body + (idNumber.endsWith('1') ? '2' : '1')

const drawer = (page: Page) => page.getByRole('complementary')
const timeline = (page: Page) => drawer(page).getByRole('list', { name: '时间线' })
const dialog = (page: Page) => page.getByRole('dialog').filter({ visible: true })

async function chooseBed(form: Locator, bed: BedOnDay): Promise<void> {
  const picker = form.getByRole('radiogroup', { name: '空床' })
  await picker.getByLabel('筛选床号').fill(bed.label)
  await picker.getByRole('radio', { name: new RegExp(`^${bed.label}`) }).check()
}

/** Opens the act, fills its form, sends it, waits until the dialog is gone. */
async function act(page: Page, name: string, fill: (form: Locator) => Promise<void>): Promise<void> {
  await drawer(page).getByRole('button', { name, exact: true }).click()
  const form = dialog(page)
  await fill(form)
  await form.getByRole('button', { name, exact: true }).click()
  await expect(form).toBeHidden()
}

test('a resident is admitted, moved, goes on leave, comes back, leaves for good; a wrong entry is corrected with its reason', async ({
  page,
  homes,
}) => {
  const home = await homes.demo()
  const { client } = await home.seat('director')
  const map = await client.beds.map({})
  const [first, second] = map.beds.filter((bed) => bed.state === 'free')
  if (!first || !second) throw new Error('the demo home has no two free beds')

  await signIn(page, home.url, home.loginOf('care-lead'), '/residents/admit')
  const id = page.getByLabel('身份证号')
  await id.fill(wrongId)
  await id.blur()
  await expect(page.getByText('校验码不符，有一位数字输错，请对照证件')).toBeVisible()
  await id.fill(idNumber)
  await expect(page.getByText(`校验码相符 · 男 · 1940-03-15 出生 · ${ageOn('1940-03-15', map.on)} 岁`)).toBeVisible()
  await expect(page.getByLabel('出生日期')).toHaveValue('1940-03-15')
  await expect(page.getByRole('radiogroup', { name: '性别' }).getByRole('radio', { name: '男' })).toBeChecked()
  await page.getByLabel('姓名', { exact: true }).fill('欧阳试水')
  await chooseBed(page.getByRole('main'), first)
  await page.getByRole('radiogroup', { name: '供养类别' }).getByRole('radio', { name: '自费' }).check()
  await page.getByRole('button', { name: '办理入住' }).click()
  await expect(drawer(page).getByRole('heading', { name: '欧阳试水' })).toBeVisible()
  await expect(timeline(page).getByText('入住')).toBeVisible()

  await act(page, '换床', (form) => chooseBed(form, second))
  await expect(drawer(page).getByRole('link', { name: second.label })).toBeVisible()
  await expect(timeline(page)).toContainText(`由 ${first.label} 换至 ${second.label}`)

  await act(page, '请假', (form) => form.getByLabel('去向').fill('女儿家'))
  await expect(drawer(page)).toContainText('请假')
  await expect(timeline(page)).toContainText('女儿家')
  await act(page, '返院', async () => undefined)
  await expect(drawer(page).getByText(/男 \d+ 岁 · 在院/)).toBeVisible()

  await timeline(page)
    .getByRole('button', { name: /^更正 .*供养类别/ })
    .click()
  const correction = dialog(page)
  await correction.getByRole('radio', { name: '低保', exact: true }).check()
  await correction.getByLabel('更正原因').fill('低保证已核')
  await correction.getByRole('button', { name: '更正', exact: true }).click()
  await expect(correction).toBeHidden()
  await expect(timeline(page)).toContainText(/由 .* 作废。原因：低保证已核/)
  await expect(drawer(page)).toContainText('低保')

  await act(page, '退住', (form) => form.getByRole('radio', { name: '回家' }).check())
  await expect(drawer(page).getByText(/男 \d+ 岁 · 已退住/)).toBeVisible()
  const free = (await client.beds.map({})).beds.find((bed) => bed.id === second.id)
  expect(free?.state).toBe('free')
})

test('a resident is found by pinyin, initials, bed and the last digits of the ID number, on the list and with Ctrl+K', async ({
  page,
  homes,
}) => {
  const home = await homes.demo()
  const { client } = await home.seat('director')
  const [bed] = (await client.beds.map({})).beds.filter((each) => each.state === 'free')
  if (!bed) throw new Error('the demo home has no free bed')
  const person = {
    name: '欧阳试水',
    sex: 'male' as const,
    idNumber,
    birthOn: '1940-03-15',
    ethnicity: null,
    householdAddress: null,
    idExpiresOn: null,
    hasDementia: null,
    isDisabled: null,
    medicalInsurance: null,
    longTermCareLevel: null,
    groupTags: [],
    diseases: null,
    note: null,
    contacts: [],
  }
  const open = { category: null, abilityLevel: null, careLevel: null, agreement: null }
  const { on } = await client.beds.map({})
  await client.residents.admit({ residentId: null, person, bedId: bed.id, admittedOn: on, ...open })

  await signIn(page, home.url, home.loginOf('caregiver'), '/residents')
  const grid = page.getByRole('grid', { name: '老人' })
  for (const words of ['欧阳', 'ouyangshishui', 'oyss', bed.label, idNumber.slice(-4)]) {
    await page.getByPlaceholder('筛选 姓名、拼音、床号').fill(words)
    await expect(grid.getByRole('row').filter({ hasText: '欧阳试水' })).toBeVisible()
  }
  await page.getByPlaceholder('筛选 姓名、拼音、床号').fill('oyss')
  await expect(grid.getByRole('row')).toHaveCount(2)

  for (const words of ['ouyang', 'oyss', bed.label, idNumber.slice(-4)]) {
    await goTo(page, '/')
    await page.keyboard.press('Control+K')
    await page.getByRole('combobox', { name: '查找' }).fill(words)
    await expect(page.getByRole('option').filter({ hasText: '欧阳试水' }).first()).toBeVisible()
    if (words === 'oyss') {
      await page.keyboard.press('Enter')
      await expect(drawer(page).getByRole('heading', { name: '欧阳试水' })).toBeVisible()
    } else await page.keyboard.press('Escape')
  }
})

test('when two seats edit one resident, the second is told and sees both versions; nothing is lost', async ({
  page,
  secondPage,
  homes,
}) => {
  const home = await homes.demo()
  const { client } = await home.seat('director')
  const [row] = (await client.residents.list({ limit: 1 })).rows
  if (!row) throw new Error('the demo home has no resident')
  const path = `/residents/${row.id}`
  await signIn(page, home.url, home.loginOf('care-lead'), path)
  await signIn(secondPage, home.url, home.loginOf('office'), path)
  for (const seat of [page, secondPage]) {
    await drawer(seat).getByRole('button', { name: '更多' }).click()
    await seat.getByRole('menuitem', { name: '编辑资料' }).click()
    await expect(dialog(seat).getByLabel('备注')).toBeVisible()
  }
  await dialog(page).getByLabel('备注').fill('夜间起夜两次')
  await dialog(page).getByLabel('民族').fill('畲族')
  await dialog(page).getByRole('button', { name: '保存' }).click()
  await expect(dialog(page)).toBeHidden()

  await dialog(secondPage).getByLabel('备注').fill('午睡后血压偏高')
  await dialog(secondPage).getByRole('button', { name: '保存' }).click()
  const conflict = dialog(secondPage)
  await expect(conflict.getByRole('alert')).toContainText('他人已先保存这份资料。')
  const noteLine = conflict.getByRole('row').filter({ hasText: '备注' })
  await expect(noteLine).toContainText('午睡后血压偏高')
  await expect(noteLine).toContainText('夜间起夜两次')
  await expect(conflict.getByRole('button', { name: '按所选保存' })).toBeDisabled()
  await noteLine.getByRole('radio', { name: '我的' }).check()
  await conflict.getByRole('button', { name: '按所选保存' }).click()
  await expect(conflict).toBeHidden()

  const { person } = await client.residents.get({ id: row.id })
  expect(person).toMatchObject({ note: '午睡后血压偏高', ethnicity: '畲族' })
})
