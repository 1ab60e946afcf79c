import { expect, test } from '../../support/e2e/fixtures.ts'
import { judge } from '../../support/e2e/judge-screen.ts'
import { screensOf } from '../../support/e2e/screens.ts'
import { signIn } from '../../support/e2e/sign-in.ts'

test('every screen can be read by everybody and fits, in each look', async ({ page, homes }) => {
  test.setTimeout(900_000)
  const home = await homes.demo({ hasDevices: true })
  const { client } = await home.seat('director')
  const faults: Record<string, string[]> = {}
  await page.goto(home.url)
  await expect(page.getByLabel('登录名')).toBeVisible()
  Object.assign(faults, await judge(page, { name: 'login' }))
  await signIn(page, home.url, home.loginOf('director'))
  for (const screen of await screensOf(client)) {
    await screen.open(page)
    Object.assign(faults, await judge(page, screen))
    await screen.leave?.(page)
  }
  expect(faults).toEqual({})
})

test('the first-run wizard can be read by everybody and fits', async ({ page, homes }) => {
  const home = await homes.fresh()
  const faults: Record<string, string[]> = {}
  await page.goto(home.url)
  await page.getByLabel('机构名称').fill('晋江市示例养老院')
  for (const step of ['机构名称', '成立日期', '登录名']) {
    await expect(page.getByLabel(step, { exact: true })).toBeVisible()
    Object.assign(faults, await judge(page, { name: `set-up-${step}` }))
    if (step !== '登录名') await page.getByRole('button', { name: '下一步' }).click()
  }
  expect(faults).toEqual({})
})
