import { complianceScreensOf } from '../../support/e2e/compliance-screens.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { judge } from '../../support/e2e/judge-screen.ts'
import { signIn } from '../../support/e2e/sign-in.ts'

test('every screen an inspector asks for can be read by everybody and fits, in each look', async ({ page, homes }) => {
  test.setTimeout(900_000)
  const home = await homes.demo({ hasDevices: false })
  const { client } = await home.seat('director')
  const faults: Record<string, string[]> = {}
  await signIn(page, home.url, home.loginOf('director'))
  for (const screen of await complianceScreensOf(client)) {
    await screen.open(page)
    Object.assign(faults, await judge(page, screen))
    await screen.leave?.(page)
  }
  expect(faults).toEqual({})
})
