import type { Page } from '@playwright/test'
import type { AlarmId } from '#shared/contract/primitives.ts'
import { expect, note, test } from '../../support/e2e/fixtures.ts'
import { bindBell, connectGateway } from '../../support/e2e/gateway.ts'
import { expectNoPointer, pressOn, tabTo, watchPointer } from '../../support/e2e/keyboard.ts'
import { signInByKeyboard } from '../../support/e2e/sign-in.ts'

const strip = (page: Page) => page.getByRole('region', { name: '报警' })

/** Promises the moment (epoch ms) at which the strip first names the place. Call it before the press. */
async function watchStrip(page: Page, place: string) {
  const handle = await page.evaluateHandle(
    (wanted) => ({
      seenAt: new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          const cards = [...document.querySelectorAll('.alarm-strip .alarm-card__place')]
          if (!cards.some((card) => card.textContent === wanted)) return
          observer.disconnect()
          resolve(Date.now())
        })
        observer.observe(document.body, { childList: true, subtree: true, characterData: true })
      }),
    }),
    place,
  )
  return () => handle.evaluate(({ seenAt }) => seenAt)
}

test('by keyboard alone the nurse signs in, sees a bell on the wall, acknowledges it and closes it with a reason', async ({
  page,
  homes,
}) => {
  const home = await homes.demo()
  const { client } = await home.seat('director')
  const bells = ['101', '102', '103', '104', '105'].map((room) => ({ room, id: `${room}/bell` }))
  const gateway = await connectGateway(
    client,
    home.mqtt,
    bells.map(({ id }) => id),
  )
  for (const { id, room } of bells) await bindBell(client, id, room)

  await watchPointer(page)
  await page.goto(home.url)
  const nurse = home.loginOf('caregiver')
  await signInByKeyboard(page, nurse)
  await pressOn(page, page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '监测墙' }))
  await expect(page.getByRole('main', { name: '监测墙' })).toBeVisible()
  await expect(strip(page).getByText('没有未关闭的报警')).toBeVisible()

  const tookMs: number[] = []
  for (const { id, room } of bells) {
    const seenAt = await watchStrip(page, room)
    const publishedAt = await gateway.press(id)
    tookMs.push((await seenAt()) - publishedAt)
  }
  note('publish to screen, ms', tookMs.join(' '))
  const span = { from: Date.now() - 600_000, to: Date.now() + 60_000 }
  const raised = (await client.alarms.list(span)).filter((alarm) => alarm.kind === 'call-bell')
  expect(raised).toHaveLength(bells.length)
  // How fast is measured by the bench; here only that none waits for a refresh.
  expect(Math.max(...tookMs)).toBeLessThan(5_000)

  // Five at once on a small screen: place, what and clock of each can be read in full.
  const cards = strip(page).locator('.alarm-card__place, .alarm-card__what, .alarm-card__clock')
  const clipped = await cards.evaluateAll((parts) =>
    parts.filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.textContent),
  )
  expect(clipped).toEqual([])

  // The newest stands first; one key takes it, one key and a number close it.
  const unacknowledged = (count: number) =>
    page.getByRole('toolbar', { name: '筛选' }).getByRole('button', { name: `未确认 ${count}` })
  for (let left = bells.length; left > 0; left -= 1) {
    await expect(unacknowledged(left)).toBeVisible()
    await page.keyboard.press(left % 2 === 0 ? 'Space' : 'a')
  }
  await expect(unacknowledged(0)).toBeVisible()
  await expect(strip(page).getByRole('listitem').filter({ hasText: '105' })).toContainText(nurse.displayName)

  // Somebody goes and says so; a bell is closed as real only after that.
  // Whom somebody is with stands behind those who still wait, so the next card moves to the front.
  await page.keyboard.press('p')
  await expect(strip(page).getByRole('listitem').first()).toContainText('104')
  await expect(strip(page)).toContainText('还有 2 条')
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: '关闭报警 105' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('1')
  await expect(dialog.getByRole('radio', { name: /真实/ })).toBeChecked()
  await tabTo(page, dialog.getByLabel('说明（可不填）'))
  await page.keyboard.type('已扶起')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(strip(page).locator('.alarm-card__place')).toHaveText(['104', '103', '102', '101'])

  // Back to the menus, into the record of alarms, down to the one just closed: its history names who did what.
  await page.keyboard.press('Escape')
  await pressOn(page, page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: /报警记录/ }))
  const grid = page.getByRole('grid', { name: '报警记录' })
  await tabTo(page, grid)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('complementary')
  await expect(drawer.getByRole('heading', { level: 2 })).toContainText('105')
  const steps = drawer.getByRole('list').getByRole('listitem')
  await expect(steps.filter({ hasText: '确认' })).toContainText(nurse.displayName)
  await expect(steps.filter({ hasText: '关闭' })).toContainText(nurse.displayName)
  await expect(drawer).toContainText('真实')
  await expect(drawer).toContainText('已扶起')

  const closed = await client.alarms.get({ id: raised.find((alarm) => alarm.placeLabel === '105')?.id as AlarmId })
  expect(closed.alarm).toMatchObject({ state: 'closed', closeReason: 'real', closedBy: nurse.displayName })
  await expectNoPointer(page)
  await gateway.close()
})
