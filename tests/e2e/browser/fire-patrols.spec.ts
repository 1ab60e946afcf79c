import type { Page } from '@playwright/test'
import { addDays, dayOf } from '#shared/contract/days.ts'
import { patrolItems } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, tabTo, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'
import { FACILITY } from '../../support/facility-record.ts'

const manager = { loginName: 'yuanzhang', displayName: '院长', password: 'Gulou-2618-x' }
const guard = { loginName: 'baoan', displayName: '黄保安', password: 'Wuyi-7731-y' }

/** A scanner: every character at once, then Enter, wherever the focus is. */
async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate((text) => {
    for (const key of [...text, 'Enter']) {
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }
  }, code)
}

test('a patrol is walked by scanner, a fault told with what was done, without a pointer', async ({ page, homes }) => {
  test.setTimeout(180_000)
  const home = await homes.fresh()
  const { client } = await home.guestSeat()
  await client.accounts.setUp({ facility: FACILITY, manager })
  await client.accounts.create({ ...guard, roles: ['caregiver'] })
  const today = dayOf(Date.now())
  const points = []
  for (const [index, name] of ['大厅', '配电间'].entries()) {
    points.push(
      await client.firePatrols.savePoint({
        ...{ id: null, name, building: '1号楼', floor: '1层', place: null, position: null, routeOrder: index + 1 },
        ...{ items: patrolItems, fromOn: today, reason: null },
      }),
    )
  }

  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, guard)
  await goTo(page, '/fire-safety/patrols')
  const walk = page.getByRole('region', { name: '巡查', exact: true })
  await expect(walk).toContainText('扫描点位标签即开始巡查')
  await scan(page, points[0]!.code)
  await expect(walk.getByRole('button', { name: /^六项正常/ })).toBeVisible()
  await expect(walk).toContainText('大厅')
  await page.keyboard.press('1')
  await expect(walk).toContainText('各项正常')
  await scan(page, 'YIAN-FIRE-00000000')
  await expect(walk.getByRole('status')).toContainText('不属于本机构')
  await scan(page, points[1]!.code)
  await expect(walk.getByRole('button', { name: /^有问题/ })).toBeVisible()
  await page.keyboard.press('2')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await tabTo(page, dialog.getByRole('radio', { name: '✓ 正常' }).first())
  await page.keyboard.press('ArrowRight')
  await tabTo(page, dialog.getByRole('textbox', { name: '问题' }))
  await page.keyboard.type('插线板串接')
  await tabTo(page, dialog.getByRole('textbox', { name: '处置情况' }))
  await page.keyboard.type('已拔除')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(walk).toContainText('已记 1 项问题')
  await page.keyboard.press('f')
  await expect(walk).toContainText('这次巡查已结束')

  const { patrols } = await client.firePatrols.list({ from: addDays(today, -1), until: today })
  expect(patrols).toMatchObject([{ walkedBy: '黄保安', visits: [{}, {}] }])
  expect(await client.firePatrols.findings({ from: addDays(today, -1), until: today })).toMatchObject([
    { place: '配电间', text: '插线板串接', done: '已拔除' },
  ])
  await expectNoPointer(page)
})
