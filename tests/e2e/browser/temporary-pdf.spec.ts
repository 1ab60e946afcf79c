import { addDays } from '#shared/contract/days.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { goTo, signIn } from '../../support/e2e/sign-in.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'

test('pdf', async ({ page, homes }) => {
  test.setTimeout(600_000)
  const home = await homes.demo({ hasDevices: false })
  const { client } = await home.seat('director')
  await signIn(page, home.url, home.loginOf('director'))
  const map = await client.beds.map({})
  const on = map.on
  const shot = async (name: string) => {
    await page.waitForTimeout(800)
    await page.screenshot({ path: `/work/pics7/${name}.png` })
  }
  const pdf = async (name: string) => {
    await page.waitForTimeout(800)
    await page.pdf({ path: `/work/pics7/${name}.pdf`, format: 'A4', preferCSSPageSize: true, printBackground: true })
  }
  const safe = async (name: string, act: () => Promise<void>) => {
    try { await act() } catch (error) { console.log(name, String(error).slice(0, 300)) }
  }
  await safe('today', async () => { await goTo(page, '/'); await shot('today') ; await page.setViewportSize({ width: 1920, height: 1080 }); await shot('today-1920'); await page.setViewportSize({ width: 1366, height: 768 }) })
  await safe('binder', async () => {
    await goTo(page, `/binder?from=${addDays(on, -9)}&until=${addDays(on, -3)}`)
    await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible({ timeout: 30_000 })
    await page.waitForTimeout(4000)
    await shot('binder'); await pdf('binder')
  })
  await safe('patrols', async () => { await goTo(page, screenLinks.firePatrolsOf(addDays(on, -2))); await page.waitForTimeout(1500); await shot('patrols'); await pdf('patrols') })
  await safe('r10', async () => { await goTo(page, screenLinks.report('R10', on.slice(0, 7))); await page.waitForTimeout(2500); await shot('r10'); await pdf('r10') })
  await safe('check', async () => {
    const checks = await client.selfChecks.list({ from: addDays(on, -90), until: on })
    const check = checks.find((each) => each.kind === 'fire-monthly' && each.finishedAt !== null)
    await goTo(page, screenLinks.selfCheck(check!.id)); await page.waitForTimeout(1500); await shot('check'); await pdf('check')
  })
  await safe('fulfilment', async () => { await goTo(page, screenLinks.fulfilment(addDays(on, -40))); await page.waitForTimeout(1500); await shot('fulfilment'); await pdf('fulfilment') })
  await safe('training', async () => {
    const sessions = await client.training.sessions({ year: Number(on.slice(0, 4)) })
    await goTo(page, screenLinks.trainingSession(sessions[1]!.id)); await page.waitForTimeout(1500); await shot('training'); await pdf('training')
  })
  await safe('plan', async () => { await goTo(page, '/fire-safety/points'); await page.getByRole('link', { name: /平面图/ }).first().click(); await page.waitForTimeout(1500); await shot('points'); await pdf('points') })
  await safe('look', async () => { await goTo(page, '/fire-safety/equipment/look?floor=2层'); await page.waitForTimeout(1500); await shot('look') })
  await safe('visit', async () => { await goTo(page, '/medical-visits/new').catch(() => undefined); await page.waitForTimeout(1500); await shot('visit') })
  await safe('drill', async () => {
    const { drills } = await client.drills.list({ from: addDays(on, -365), until: on })
    await goTo(page, screenLinks.drill(drills[0]!.id)); await page.waitForTimeout(1500); await shot('drill'); await pdf('drill')
  })
  await safe('staff', async () => {
    const [member] = (await client.staff.list({})).filter(({ post }) => post === 'caregiver')
    await goTo(page, screenLinks.staffMember(member!.id)); await page.waitForTimeout(1500); await shot('staff')
  })
})
