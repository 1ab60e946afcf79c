// What a screen is for whoever looks at all of them, and the ways to one.
import { expect, type Locator, type Page } from '@playwright/test'
import { goTo } from './sign-in.ts'

/** `part` = what is new on this screen; what stands beneath a dialog or beside a drawer was judged by itself. Left out: everything. */
export type Screen = { name: string; part?: string; open(page: Page): Promise<void>; leave?(page: Page): Promise<void> }

export const DIALOG = '[role="dialog"]'
export const DRAWER = 'aside'

export const main = (page: Page) => page.getByRole('main')
export const drawer = (page: Page) => page.getByRole('complementary')
export const dialog = (page: Page) => page.getByRole('dialog').filter({ visible: true })

/** All movement that soon ends has ended: nothing is measured or drawn half faded. The wall's page clock is left to run. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const ending = document
      .getAnimations()
      .filter((animation) => Number(animation.effect?.getComputedTiming().endTime ?? 0) < 2_000)
    await Promise.allSettled(ending.map((animation) => animation.finished))
  })
}

export function at(name: string, path: string, seen: (page: Page) => Locator, part?: string): Screen {
  return {
    name,
    ...(part === undefined ? {} : { part }),
    async open(page) {
      await goTo(page, path)
      await expect(seen(page)).toBeVisible()
    },
  }
}

/** A dialog that stands over the screen before it. */
export function over(name: string, open: (page: Page) => Promise<void>): Screen {
  return {
    name,
    part: DIALOG,
    async open(page) {
      await open(page)
      await expect(dialog(page)).toBeVisible()
    },
    async leave(page) {
      await page.keyboard.press('Escape')
      await expect(dialog(page)).toHaveCount(0)
    },
  }
}

export const press = (name: string) => (page: Page) => drawer(page).getByRole('button', { name, exact: true }).click()

export function act(name: string, label: string): Screen {
  return over(name, async (page) => {
    await drawer(page).getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: label }).click()
  })
}

/** A look of the wall, or a dialog over it, that one key opens. */
export const key = (pressed: string) => (page: Page) => page.keyboard.press(pressed)

export function wallView(name: string, pressed: string, seen: string): Screen {
  return {
    name,
    async open(page) {
      await page.keyboard.press(pressed)
      await expect(main(page).locator(seen).first()).toBeVisible()
    },
    async leave(page) {
      await page.keyboard.press(pressed)
      await expect(page.getByRole('button', { name: '平面图' })).toHaveAttribute('aria-pressed', 'false')
      await expect(page.getByRole('button', { name: '按紧急' })).toHaveAttribute('aria-pressed', 'false')
    },
  }
}
