import { writeFileSync } from 'node:fs'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { judge } from '../../support/e2e/judge-screen.ts'
import { goTo, signIn } from '../../support/e2e/sign-in.ts'

test('pictures', async ({ page, homes }) => {
  test.setTimeout(300_000)
  const home = await homes.demo()
  const { client } = await home.seat('director')
  const people = await client.risks.list({})
  const draft = people.find((p) => p.draft)!
  const done = people.find((p) => p.current && Object.values(p.current.levels).filter((l) => l === 'high').length > 2)!
  await signIn(page, home.url, home.loginOf('director'))
  const faults: Record<string, string[]> = {}
  await goTo(page, '/risks')
  await expect(page.getByRole('grid', { name: '安全风险' }).getByRole('row').nth(1)).toBeVisible()
  Object.assign(faults, await judge(page, { name: 'risks' }))
  await page.keyboard.press('n')
  await expect(page.getByRole('dialog')).toBeVisible()
  Object.assign(faults, await judge(page, { name: 'risks-start', part: '[role="dialog"]' }))
  await page.keyboard.press('Escape')
  await goTo(page, `/risks/${draft.draft!.id}`)
  await expect(page.locator('.risk-row--open')).toBeVisible()
  await page.keyboard.press('3')
  await page.keyboard.press('4')
  await page.keyboard.press('6')
  await page.waitForTimeout(500)
  Object.assign(faults, await judge(page, { name: 'risk-form' }))
  await page.getByRole('button', { name: '完成评估' }).click()
  await page.waitForTimeout(500)
  Object.assign(faults, await judge(page, { name: 'risk-form-refused' }))
  await goTo(page, `/risks/${done.current!.id}`)
  await expect(page.getByRole('table')).toBeVisible()
  Object.assign(faults, await judge(page, { name: 'risk-record' }))
  writeFileSync('/tmp/risks-pictures/notice.pdf', await page.pdf({ preferCSSPageSize: true, format: 'A4' }))
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 794 - 120, height: 1000 })
  await page.screenshot({ path: '/tmp/risks-pictures/notice.png', fullPage: true })
  await page.emulateMedia({ media: 'screen' })
  await goTo(page, `/residents/${done.residentId}`)
  await expect(page.getByRole('complementary').getByRole('region', { name: '服务安全风险' })).toBeVisible()
  await page.getByRole('complementary').getByRole('region', { name: '服务安全风险' }).scrollIntoViewIfNeeded()
  await page.screenshot({ path: '/tmp/risks-pictures/drawer.png' })
  await goTo(page, '/')
  await page.waitForTimeout(1000)
  Object.assign(faults, await judge(page, { name: 'today' }))
  console.log(JSON.stringify(faults, null, 1))
})
