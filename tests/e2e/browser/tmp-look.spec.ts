import { mkdirSync } from 'node:fs'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { judge } from '../../support/e2e/judge-screen.ts'
import { screensOf } from '../../support/e2e/screens.ts'
import { goTo, signIn } from '../../support/e2e/sign-in.ts'

test('look', async ({ page, homes }) => {
  test.setTimeout(600_000)
  const home = await homes.demo()
  const { client } = await home.seat('director')
  await signIn(page, home.url, home.loginOf('director'))
  const faults: Record<string, string[]> = {}
  for (const screen of await screensOf(client)) {
    if (!screen.name.startsWith('medication')) continue
    await screen.open(page)
    Object.assign(faults, await judge(page, screen))
    await screen.leave?.(page)
  }
  const out = process.env.YIAN_PICTURES
  if (out) {
    mkdirSync(out, { recursive: true })
    await goTo(page, '/medication')
    await page.waitForTimeout(1500)
    await page.pdf({ path: `${out}/round.pdf`, preferCSSPageSize: true })
    const medicated = (await client.medication.stock()).find(({ batches }) => batches.length > 0)?.residentId
    await goTo(page, `/medication/people/${medicated}/sheet`)
    await page.waitForTimeout(1500)
    await page.pdf({ path: `${out}/month.pdf`, preferCSSPageSize: true })
  }
  expect(faults).toEqual({})
})
