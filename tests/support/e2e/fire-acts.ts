// What people do at a fire, by keyboard: the offer of the roll-call, the alarm's drawer, the forms and steps of a hazard.
import { expect, type Page } from '@playwright/test'
import { pressOn, tabTo, typeInto } from './keyboard.ts'

export const dialog = (page: Page) => page.getByRole('dialog').filter({ visible: true })
export const drawer = (page: Page) =>
  page.getByRole('complementary').filter({ has: page.getByRole('heading', { level: 2 }) })
/** What a fire alarm offers on every screen. */
export const offer = (page: Page) => page.getByRole('complementary', { name: '点名' })

/** Picks from a list of the open form by typing the beginning of the word. */
export async function choose(page: Page, label: string, word: string): Promise<void> {
  // A required field's star is part of its name.
  await tabTo(page, dialog(page).getByLabel(new RegExp(`^(\\* )?${label}$`)))
  await page.keyboard.type(word)
  await page.keyboard.press('Enter')
}

/** Sends the open form by its button. */
export async function save(page: Page, name = '保存'): Promise<void> {
  await pressOn(page, dialog(page).getByRole('button', { name, exact: true }))
  await expect(dialog(page)).toHaveCount(0)
}

/** Opens the next step of the loop by its button, fills it in and saves it. */
export async function step(page: Page, name: string, fields: Record<string, string> = {}): Promise<void> {
  await pressOn(page, page.getByRole('toolbar', { name: '下一步' }).getByRole('button', { name, exact: true }))
  await expect(dialog(page)).toBeVisible()
  for (const [label, text] of Object.entries(fields)) {
    await typeInto(page, dialog(page).getByLabel(new RegExp(`^(\\* )?${label}$`)), text)
    // A day is taken over with Enter, which would also send a form that is complete: the day is written first.
    if (label === '整改期限') await page.keyboard.press('Enter')
  }
  await save(page)
}

/** From the alarm's drawer: acknowledged, somebody is there, closed with a reason by its number and a note. */
export async function closeAlarm(page: Page, reason: string, note: string): Promise<void> {
  const acts = drawer(page)
  await pressOn(page, acts.getByRole('button', { name: '到场', exact: true }))
  // The first of the two shuts the drawer.
  const close = acts.getByRole('button', { name: '关闭', exact: true })
  await expect(close).toHaveCount(2)
  await pressOn(page, close.last())
  await expect(dialog(page)).toBeVisible()
  await page.keyboard.press(reason)
  await typeInto(page, dialog(page).getByRole('textbox'), note)
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
}
