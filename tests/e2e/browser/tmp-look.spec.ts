import { expect, test } from '../../support/e2e/fixtures.ts'
import { judge } from '../../support/e2e/judge-screen.ts'
import { screensOf } from '../../support/e2e/screens.ts'
import { signIn } from '../../support/e2e/sign-in.ts'

test('look', async ({ page, homes }) => {
  test.setTimeout(300_000)
  const home = await homes.demo({ hasDevices: true })
  const { client } = await home.seat('director')
  const faults: Record<string, string[]> = {}
  await signIn(page, home.url, home.loginOf('director'))
  for (const screen of (await screensOf(client)).filter(({ name }) =>
    new RegExp(process.env.LOOK ?? 'assessment').test(name),
  )) {
    await screen.open(page)
    Object.assign(faults, await judge(page, screen))
    await screen.leave?.(page)
  }
  expect(faults).toEqual({})
})
