// Working a screen by keyboard alone: Tab until the wanted element has the focus, then type. A pointer press anywhere is a failure.
import { expect, type Locator, type Page } from '@playwright/test'

const mostTabs = 600

async function hasFocus(locator: Locator): Promise<boolean> {
  return (await locator.count()) === 1 && (await locator.evaluate((element) => element === document.activeElement))
}

/** Presses Tab (or `key`) until the element has the focus; fails when it cannot be reached. */
export async function tabTo(page: Page, locator: Locator, key = 'Tab'): Promise<void> {
  await expect(locator).toBeVisible()
  for (let pressed = 0; pressed <= mostTabs; pressed += 1) {
    if (await hasFocus(locator)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${String(locator)} cannot be reached with ${key}`)
}

/** Goes to a field, replaces what stands there. */
export async function typeInto(page: Page, locator: Locator, text: string): Promise<void> {
  await tabTo(page, locator)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

/** Goes to a button or link and presses it. */
export async function pressOn(page: Page, locator: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, locator)
  await page.keyboard.press(key)
}

declare global {
  interface Window {
    /** Presses of a pointer since the page was opened; the keyboard's own clicks are not counted. */
    pointerPresses?: number
  }
}

/** Counts pointer presses from now on, on every page this page becomes. */
export async function watchPointer(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.pointerPresses = 0
    addEventListener('pointerdown', () => (window.pointerPresses = (window.pointerPresses ?? 0) + 1), true)
  })
}

export async function expectNoPointer(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.pointerPresses)).toBe(0)
}
