import { expect, type Page } from '@playwright/test'
import { pressOn, typeInto } from './keyboard.ts'

type Login = { loginName: string; password: string }

const card = (page: Page) => page.getByRole('region', { name: '用密码登录' })

/** With name, password and Enter, by keyboard alone. */
export async function signInByKeyboard(page: Page, login: Login): Promise<void> {
  const fields = card(page)
  await typeInto(page, fields.getByLabel('登录名'), login.loginName)
  await typeInto(page, fields.getByLabel('密码', { exact: true }), login.password)
  await page.keyboard.press('Enter')
  await expect(fields).toBeHidden()
}

/** Where signing in is not what is tested. */
export async function signIn(page: Page, url: string, login: Login, path = ''): Promise<void> {
  await page.goto('about:blank')
  await page.goto(url)
  const fields = card(page)
  await fields.getByLabel('登录名').fill(login.loginName)
  await fields.getByLabel('密码', { exact: true }).fill(login.password)
  await fields.getByRole('button', { name: '登录', exact: true }).click()
  await expect(fields).toBeHidden()
  if (path) await goTo(page, path)
}

/** Another page of the console without loading it anew; `path` begins with `/`. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, path)
}

/** Signs out by mouse and waits until the console has said so. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(card(page)).toBeVisible()
}

/** Signs out by the button at the foot of the menu. */
export async function signOutByKeyboard(page: Page): Promise<void> {
  await pressOn(page, page.getByRole('button', { name: '退出登录' }))
  await expect(card(page)).toBeVisible()
}
