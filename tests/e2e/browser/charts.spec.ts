import { addDays, dayOf } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, tabTo, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'
import { FACILITY } from '../../support/facility-record.ts'
import { admission } from '../../support/test-records.ts'

const PEOPLE = 6
const MINUTE = 60_000
const manager = { loginName: 'yuanzhang', displayName: '院长', password: 'Gulou-2618-x' }

test('a floor’s fluid round is written by keyboard, survives a killed console, and is read on one axis', async ({
  page,
  homes,
}) => {
  test.setTimeout(240_000)
  const home = await homes.fresh()
  const { client } = await home.guestSeat()
  await client.accounts.setUp({ facility: FACILITY, manager })
  const now = Date.now()
  const today = dayOf(now)
  const rooms = Array.from({ length: PEOPLE / 2 }, (_, index) => ({ name: String(201 + index), beds: ['1', '2'] }))
  const place = { building: '1号楼', floor: '2层', rooms }
  const openedOn = addDays(today, -9)
  const beds = await client.beds.addRooms({ ...place, careType: 'nursing', stayMode: 'full-time', openedOn })
  const ids: string[] = []
  for (const [index, bed] of beds.entries()) {
    const person = { name: `老人${index + 1}`, birthOn: '1940-01-01' }
    ids.push((await client.residents.admit(admission(bed.id, addDays(today, -5), person))).id)
  }
  // A task of the shift that runs, a moment from now on either side of a change of shift.
  const { shift } = await client.careTasks.ofShift({ floorName: null })
  const dueAt = Math.min(now, shift.endsAt - MINUTE)
  const time = new Date(dueAt + 8 * 60 * MINUTE).toISOString().slice(11, 16)
  const intervention = { id: 'i-fluid' as RecordId, kind: 'fluid' as const, text: '协助饮水' }
  const frequency = { days: { kind: 'daily' as const }, times: [time] }
  const problem = { id: 'p-fluid' as RecordId, text: '饮水不足', goal: '每日 1500 ml', source: null }
  await client.carePlans.write({
    ...{ residentId: ids[0] as never, basedOn: 0, fromOn: today },
    content: {
      problems: [{ ...problem, interventions: [{ ...intervention, frequency }] }],
      ...{ reviewOn: addDays(today, 90), consent: null, note: null },
    },
  })

  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, manager)
  await goTo(page, '/charts')
  await expect(page.getByRole('form', { name: '翻身' })).toBeVisible()
  await page.keyboard.press('4')
  const round = page.getByRole('form', { name: '入量' })
  const first = round.locator('[data-cell="ml:0"]')
  await expect(round.getByLabel('201-1 老人1 对应任务')).toHaveValue(`i-fluid:${today}:${time}`)
  await tabTo(page, first)
  await page.keyboard.type('200')
  await page.keyboard.press('Enter')
  await page.keyboard.type('9000')
  await page.keyboard.press('Enter')
  await page.keyboard.type('150')
  await expect(page.getByText('未保存的录入已留存')).toBeVisible()

  // The console dies with the round half typed; what was typed is there again.
  await home.kill()
  const again = await homes.again(home, 'serve')
  await page.goto('about:blank')
  await page.goto(again.url)
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible()
  await goTo(page, '/charts?kind=fluid-in')
  await expect(first).toHaveValue('200')
  await expect(round.locator('[data-cell="ml:1"]')).toHaveValue('9000')

  await tabTo(page, first)
  await page.keyboard.press('Control+Enter')
  await expect(round.getByText('应在 1–3000').first()).toBeVisible()
  await tabTo(page, round.locator('[data-cell="ml:1"]'))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('900')
  await page.keyboard.press('Control+Enter')
  await expect(round.getByText(/少见（通常 20–600）/).first()).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已记 3 项')).toBeVisible()
  await expect(first).toHaveValue('')
  await expect(round.getByText('今日 200 ml')).toBeVisible()

  const seat = await again.guestSeat()
  await seat.client.accounts.signIn(manager)
  const [task] = await seat.client.careTasks.ofResident({ residentId: ids[0] as never, on: today })
  expect(task?.state).toBe('done')

  await goTo(page, `/charts/${ids[0]}`)
  const panel = page.getByRole('form', { name: '记一条' })
  await expect(panel).toBeVisible()
  await page.keyboard.press('n')
  await expect(panel.getByLabel('类别')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('250')
  await page.keyboard.press('Enter')
  await expect(page.getByText('已记 1 项')).toBeVisible()
  const axis = page.getByRole('slider')
  await tabTo(page, axis)
  await page.keyboard.press('End')
  await expect(axis).toHaveAttribute('aria-valuetext', /液量 .*入 450 ml/)
  await page.keyboard.press('3')
  await expect(page.getByRole('button', { name: /7 天/ })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('t')
  await expect(page.getByRole('table').getByText(/入 450 ml/)).toBeVisible()
  await expectNoPointer(page)
})
