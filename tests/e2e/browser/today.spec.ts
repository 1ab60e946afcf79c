import type { Page } from '@playwright/test'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'

const overdue = (page: Page) => page.getByRole('region', { name: '逾期' })
const line = (page: Page) =>
  overdue(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /^(展开|收起).*新评估与照料等级不一致/ }) })

test('by keyboard a folded line of Today is unfolded, gone through and found again as it was left', async ({
  page,
  homes,
}) => {
  const home = await homes.demo({ hasDevices: false })
  const { client } = await home.seat('care-lead')
  const { duties } = await client.duties.list({})
  const different = duties.filter(({ kind }) => kind === 'care-level-differs')
  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, home.loginOf('care-lead'))
  await expect(page.getByRole('region', { name: '待办' })).toContainText(`${duties.length} 项`)

  const button = line(page).getByRole('button', { name: /^(展开|收起).*新评估与照料等级不一致/ })
  await expect(button).toHaveAccessibleName(`展开 ${different.length} 人 新评估与照料等级不一致`)
  const row = line(page).getByRole('listitem')
  await expect(row).toHaveCount(0)

  // Down the lines to it, unfold, into the first row, open where it is done.
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('ArrowDown')
    if (await button.evaluate((element) => element === document.activeElement)) break
  }
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row).toHaveCount(different.length)
  await page.keyboard.press('ArrowLeft')
  await expect(row).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(row.nth(1).getByRole('link')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(button).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toBeVisible()

  // Back on Today it is still unfolded; on paper everything is.
  await goTo(page, '/')
  await expect(row).toHaveCount(different.length)
  await line(page).getByRole('button', { name: /^收起/ }).press('Space')
  await expect(row).toHaveCount(0)
  await page.emulateMedia({ media: 'print' })
  const printed = overdue(page).locator('.duty-fold__rows > li').filter({ hasText: '新评估与照料等级不一致' })
  await expect(printed.filter({ visible: true })).toHaveCount(different.length)
  await expectNoPointer(page)
})
