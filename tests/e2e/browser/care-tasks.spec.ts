import type { AppClient } from '#shared/contract/app-contract.ts'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import { expect, type Home, note, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, tabTo, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signIn, signInByKeyboard } from '../../support/e2e/sign-in.ts'
import { FACILITY } from '../../support/facility-record.ts'
import { admission } from '../../support/test-records.ts'

const PEOPLE = 60
const MINUTE = 60_000
const manager = { loginName: 'yuanzhang', displayName: '院长', password: 'Gulou-2618-x' }

/** Four times 'HH:mm' around now, all in the shift that runs. */
function timesAround(now: number, shift: { startedAt: number; endsAt: number }): string[] {
  const from = Math.max(now - 25 * MINUTE, shift.startedAt)
  const to = Math.min(now + 25 * MINUTE, shift.endsAt - MINUTE)
  const clockOf = (at: number) => {
    const minutes = Math.floor((at - startOfDay(dayOf(at))) / MINUTE)
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  }
  return [0, 1, 2, 3].map((step) => clockOf(Math.ceil((from + ((to - from) * step) / 3) / MINUTE) * MINUTE))
}

/** A home of so many people with a task each quarter of an hour or so around now. */
async function planFor(home: Home, people: number): Promise<{ client: AppClient; expected: number }> {
  const { client } = await home.guestSeat()
  await client.accounts.setUp({ facility: FACILITY, manager })
  const now = Date.now()
  const today = dayOf(now)
  const rooms = Array.from({ length: people / 2 }, (_, index) => ({ name: String(201 + index), beds: ['1', '2'] }))
  const place = { building: '1号楼', floor: '2层', rooms }
  const beds = await client.beds.addRooms({
    ...place,
    careType: 'nursing',
    stayMode: 'full-time',
    openedOn: addDays(today, -9),
  })
  const { shift } = await client.careTasks.ofShift({ floorName: null })
  const times = [...new Set(timesAround(now, shift))]
  // A night shift reaches over midnight: each time belongs to the day on which it lies in this shift.
  const fromOn = dayOf(shift.startedAt) < today ? today : dayOf(shift.startedAt)
  for (const [index, bed] of beds.entries()) {
    const person = { name: `老人${index + 1}`, birthOn: '1940-01-01' }
    const { id } = await client.residents.admit(admission(bed.id, addDays(today, -5), person))
    const frequency = { days: { kind: 'daily' as const }, times }
    const intervention = { id: `i-${index}` as RecordId, kind: 'turning' as const, text: '翻身', frequency }
    const problem = {
      id: `p-${index}` as RecordId,
      text: '压力性损伤风险',
      goal: '皮肤完整',
      source: null,
      interventions: [intervention],
    }
    const content = { problems: [problem], reviewOn: addDays(today, 90), consent: null, note: null }
    await client.carePlans.write({ residentId: id, basedOn: 0, fromOn, content })
  }
  return { client, expected: (await client.careTasks.ofShift({ floorName: null })).counts.total }
}

test('a shift of 60 people is documented by keyboard in under five minutes, and a console killed in the middle loses nothing', async ({
  page,
  homes,
}) => {
  test.setTimeout(240_000)
  const home = await homes.fresh()
  const { expected } = await planFor(home, PEOPLE)

  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, manager)
  await goTo(page, '/care-tasks')
  const cells = page.locator('[data-task]')
  await expect(cells).toHaveCount(expected)
  expect(expected).toBeGreaterThanOrEqual(PEOPLE * 2)

  const startedAt = Date.now()
  await tabTo(page, cells.first())
  // The first person: one done, one refused with a reason, the rest at once.
  await page.keyboard.press('1')
  await page.keyboard.press('2')
  await page.getByRole('dialog').getByLabel('原因').fill('睡着，不宜叫醒')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await cells.first().focus()
  for (let person = 0; person < PEOPLE / 2; person += 1) await page.keyboard.press('a')

  await home.kill()
  // The nurse goes on while nobody answers; what she enters waits and says so.
  for (let person = PEOPLE / 2; person < PEOPLE; person += 1) await page.keyboard.press('a')
  await expect(page.getByText(/项尚未保存，正在重试/)).toBeVisible()
  const again = await homes.again(home, 'serve')
  await expect(page.getByText('已保存')).toBeVisible({ timeout: 30_000 })
  const tookMs = Date.now() - startedAt
  note('60 people, ms', tookMs)
  expect(tookMs).toBeLessThan(300_000)

  const seat = await again.guestSeat()
  await seat.client.accounts.signIn(manager)
  const { counts } = await seat.client.careTasks.ofShift({ floorName: null })
  expect(counts).toMatchObject({ total: expected, done: expected - 1, reasoned: 1, open: 0, overdue: 0, missed: 0 })
  await expectNoPointer(page)
})

test('by mouse a task tells why it is there, is recorded and set right, and both rows stay', async ({
  page,
  homes,
}) => {
  const home = await homes.fresh()
  const { client, expected } = await planFor(home, 2)
  await signIn(page, home.url, manager)
  await goTo(page, '/care-tasks')
  const cells = page.locator('[data-task]')
  await expect(cells).toHaveCount(expected)
  await cells.first().click()
  const drawer = page.getByRole('complementary')
  await expect(drawer.getByText('压力性损伤风险')).toBeVisible()
  await expect(drawer.getByText('尚无记录')).toBeVisible()
  await drawer.getByRole('button', { name: '完成', exact: true }).click()
  await drawer.getByRole('button', { name: '更正记录' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '暂缓' }).click()
  await dialog.getByLabel('原因').fill('记错人')
  await dialog.getByRole('button', { name: '更正记录' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(drawer.getByRole('listitem')).toHaveCount(2)
  await expect(drawer.getByRole('listitem').first()).toContainText('暂缓')
  const { counts } = await client.careTasks.ofShift({ floorName: null })
  expect(counts).toMatchObject({ reasoned: 1, done: 0 })
})
