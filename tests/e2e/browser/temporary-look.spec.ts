import { join } from 'node:path'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { judge } from '../../support/e2e/judge-screen.ts'
import { screensOf } from '../../support/e2e/screens.ts'
import { goTo, signIn } from '../../support/e2e/sign-in.ts'

const from = process.env.LOOK_FROM ?? 'partnerships'
const until = process.env.LOOK_UNTIL ?? 'long-term-care-service'

test('looks', async ({ page, homes }) => {
  test.setTimeout(900_000)
  const home = await homes.demo({ hasDevices: true })
  const { client } = await home.seat('director')
  const faults: Record<string, string[]> = {}
  await signIn(page, home.url, home.loginOf('director'))
  const screens = await screensOf(client)
  const first = screens.findIndex(({ name }) => name === from)
  const last = screens.findIndex(({ name }) => name === until)
  for (const screen of screens.slice(first, last + 1)) {
    try {
      await screen.open(page)
      Object.assign(faults, await judge(page, screen))
      await screen.leave?.(page)
    } catch (error) {
      faults[screen.name] = [String(error).slice(0, 400)]
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
    }
  }
  console.log(JSON.stringify(faults, null, 1))
  const [referral] = await client.referrals.list()
  for (const [name, path] of [
    ['referral', `/partnerships/referrals/${referral?.id}`],
    ['card', `/partnerships/cards/${referral?.residentId}`],
    ['fulfilment', '/partnerships'],
    ['ltc', '/partnerships/long-term-care?month=2026-10'],
  ] as const) {
    await goTo(page, path)
    await expect(page.getByRole('main').locator('article, table').first()).toBeVisible()
    await page.pdf({ path: join(process.env.YIAN_PICTURES ?? '/tmp', `${name}.pdf`), format: 'A4', preferCSSPageSize: true })
  }
  expect(faults).toEqual({})
})
