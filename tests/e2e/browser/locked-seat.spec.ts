// Nobody touches the station for ten minutes in the night. The seat locks; the wall must go on, seen and heard, and nothing more.
import type { Page } from '@playwright/test'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { type IdleHome, withIdleHome } from '../../support/e2e/idle-home.ts'
import { judge } from '../../support/e2e/judge-screen.ts'
import { goTo, signIn } from '../../support/e2e/sign-in.ts'

const pin = '482913'
const wall = (page: Page) => page.locator('main.wall')
const tiles = (page: Page) => wall(page).locator('.wall__tiles [data-bed]')
const band = (page: Page) => page.getByRole('complementary', { name: '席位已锁定' })
const lockScreen = (page: Page) => page.getByRole('dialog', { name: '席位已锁定' })
const card = (page: Page, place: string) => wall(page).locator('.alarm-card', { hasText: place })

/** Counts every tone the page plays. */
async function listen(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const counted = window as unknown as { tones: number }
    counted.tones = 0
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when?: number) {
      counted.tones += 1
      start.call(this, when)
    }
  })
  return () => page.evaluate(() => (window as unknown as { tones: number }).tones)
}

async function atTheWall(page: Page, home: IdleHome): Promise<() => Promise<number>> {
  const tones = await listen(page)
  await home.client.accounts.setPin({ currentPassword: home.login.password, pin })
  await signIn(page, home.url, home.login, '/wall')
  await expect(tiles(page)).toHaveCount(home.bedCount)
  return tones
}

async function expectMoreTones(tones: () => Promise<number>): Promise<void> {
  const before = await tones()
  await expect.poll(tones).toBeGreaterThan(before)
}

test('a wall whose seat locked itself is still seen and heard; its alarms can be handled only after the PIN', async ({
  page,
}) => {
  await withIdleHome(async (home) => {
    const tones = await atTheWall(page, home)
    await tiles(page).first().focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()

    home.pass(11)
    await expect(band(page)).toBeVisible()
    // What lay open over the wall told more than the wall itself.
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(tiles(page)).toHaveCount(home.bedCount)
    await home.press(0)
    await expect(card(page, home.labelOf(0))).toBeVisible()
    await expectMoreTones(tones)
    await expect(wall(page).getByRole('button', { name: /^确认/ })).toHaveCount(0)
    expect(await judge(page, { name: 'locked-wall' })).toEqual({})

    // A letter of the wall does nothing but ask who is there; the wall comes back without the PIN, locked as before.
    await page.keyboard.press('a')
    await expect(lockScreen(page)).toBeVisible()
    await expect(lockScreen(page).getByRole('alert')).toContainText(home.labelOf(0))
    expect(await judge(page, { name: 'lock-screen', part: 'dialog' })).toEqual({})
    await page.keyboard.press('Escape')
    await expect(band(page)).toBeVisible()
    await expect(card(page, home.labelOf(0))).toContainText('未确认')

    await page.keyboard.type(pin)
    await expect(band(page)).toBeHidden()
    await expect(lockScreen(page)).toBeHidden()
    await page.keyboard.press('a')
    await expect(card(page, home.labelOf(0))).toContainText('已确认')
  })
})

test('F2 covers the wall: no bed and no name are left on the page, alarms are told by place and heard', async ({
  page,
}) => {
  await withIdleHome(async (home) => {
    const tones = await atTheWall(page, home)
    await home.press(1)
    await expect(card(page, home.labelOf(1))).toContainText(home.surnameOf(1))
    await page.keyboard.press('F2')
    await expect(lockScreen(page)).toBeVisible()
    await expect(tiles(page)).toHaveCount(0)
    const told = lockScreen(page).getByRole('alert')
    await expect(told).toContainText(home.labelOf(1))
    await home.press(2)
    await expect(told).toContainText(home.labelOf(2))
    await expectMoreTones(tones)
    await expect(card(page, home.labelOf(1))).not.toContainText(home.surnameOf(1))
    await page.keyboard.press('Escape')
    await expect(lockScreen(page)).toBeVisible()
    await page.keyboard.type(pin)
    await expect(tiles(page)).toHaveCount(home.bedCount)
    await expect(card(page, home.labelOf(1))).toContainText(home.surnameOf(1))
  })
})

test('a page that is no wall is covered when its seat locks itself', async ({ page }) => {
  await withIdleHome(async (home) => {
    await atTheWall(page, home)
    await goTo(page, '/residents')
    await expect(page.getByRole('grid', { name: '老人' }).getByRole('row').nth(1)).toBeVisible()
    home.pass(11)
    await expect(lockScreen(page)).toBeVisible()
    await expect(page.getByRole('grid', { name: '老人' })).toHaveCount(0)
    await home.press(0)
    await expect(lockScreen(page).getByRole('alert')).toContainText(home.labelOf(0))
  })
})
