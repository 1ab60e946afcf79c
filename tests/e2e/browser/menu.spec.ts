import type { Page } from '@playwright/test'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, tabTo, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signIn, signInByKeyboard, signOutByKeyboard } from '../../support/e2e/sign-in.ts'

const menu = (page: Page) => page.getByRole('navigation', { name: '主菜单' })
const head = (page: Page, name: string) => menu(page).getByRole('button', { name: new RegExp(`^${name}`) })
const entry = (page: Page, name: string) => menu(page).getByRole('link', { name: new RegExp(`^${name}`) })

/** How much of the menu is out of sight, in px. */
const hidden = (page: Page) => menu(page).evaluate((element) => element.scrollHeight - element.clientHeight)

test('a director sees the whole menu at 1366 × 768 with the group of the page open', async ({ page, homes }) => {
  const home = await homes.demo({ hasDevices: false })
  await signIn(page, home.url, home.loginOf('director'))
  for (const [path, title, name] of [
    ['/', '今日', '照护'],
    ['/residents', '老人', '照护'],
    ['/binder', '迎检台账', '合规'],
    ['/reports', '报表', '内务'],
  ] as const) {
    await goTo(page, path)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 30_000 })
    await expect(head(page, name)).toHaveAttribute('aria-expanded', 'true')
    await expect(menu(page).getByRole('button', { expanded: true })).toHaveCount(1)
    expect(await hidden(page), path).toBeLessThanOrEqual(0)
  }
})

test('by keyboard the groups fold and unfold, and each person finds them as they were left', async ({
  page,
  homes,
}) => {
  const home = await homes.demo({ hasDevices: false })
  const [lead, director] = [home.loginOf('care-lead'), home.loginOf('director')]
  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, lead)

  // Down over the entries to the next head; Enter, Space and the arrows fold it.
  await tabTo(page, entry(page, '疏散点名'))
  await page.keyboard.press('ArrowDown')
  await expect(head(page, '合规')).toBeFocused()
  await expect(entry(page, '消防安全')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(entry(page, '消防安全')).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(entry(page, '消防安全')).toHaveCount(0)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await expect(entry(page, '迎检台账')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(head(page, '合规')).toBeFocused()

  // The group of the page shown stays open.
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '迎检台账' })).toBeVisible({ timeout: 30_000 })
  await tabTo(page, head(page, '合规'), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(entry(page, '消防安全')).toBeVisible()

  // Kept over a reload for whoever left it so, and for nobody else.
  await goTo(page, '/residents')
  await page.reload()
  await expect(head(page, '合规')).toHaveAttribute('aria-expanded', 'true')
  await signOutByKeyboard(page)
  await signInByKeyboard(page, director)
  await goTo(page, '/residents')
  await expect(head(page, '合规')).toHaveAttribute('aria-expanded', 'false')

  // What is folded away is found all the same.
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: '查找' }).fill('留样')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '食品留样' })).toBeVisible({ timeout: 30_000 })
  await expect(entry(page, '食品留样')).toHaveAttribute('aria-current', 'page')
  await expectNoPointer(page)
})
