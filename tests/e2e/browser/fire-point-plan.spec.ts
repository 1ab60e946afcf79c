// The points of a floor are put on its plan by keyboard, moved with a reason, and say how they stand in today's patrol.
import { dayOf } from '#shared/contract/days.ts'
import { patrolItems } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { layOutRooms } from '#shared/features/floor-plans/drawing.rules.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, pressOn, tabTo, typeInto, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'
import { FACILITY } from '../../support/facility-record.ts'

const manager = { loginName: 'yuanzhang', displayName: '院长', password: 'Gulou-2618-x' }

test('points are put on the plan, moved with a reason and walked by, without a pointer', async ({ page, homes }) => {
  test.setTimeout(180_000)
  const home = await homes.fresh()
  const { client } = await home.guestSeat()
  await client.accounts.setUp({ facility: FACILITY, manager })
  const place = { building: '1号楼', careType: 'nursing', stayMode: 'full-time', openedOn: '2026-01-01' } as const
  const rooms = ['101', '102', '103', '104'].map((name) => ({ name, beds: ['1'] }))
  await client.beds.addRooms({ ...place, floor: '1层', rooms })
  const floorId = (await client.floorPlans.list())[0]!.floorId
  const drawing = layOutRooms((await client.beds.map({})).rooms)
  await client.floorPlans.save({ floorId, basedOn: 0, drawing })
  for (const [index, name] of ['大厅', '配电间'].entries()) {
    await client.firePatrols.savePoint({
      ...{ id: null, name, building: '1号楼', floor: '1层', place: null, position: null, routeOrder: index + 1 },
      ...{ items: patrolItems, fromOn: dayOf(Date.now()), reason: null },
    })
  }
  const placeOf = async (name: string) =>
    (await client.firePatrols.points()).find((point) => point.name === name)?.position?.at ?? null

  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, manager)
  await goTo(page, '/fire-safety/points')
  await pressOn(page, page.getByRole('main').getByRole('link', { name: '点位平面图' }))
  const canvas = page.getByRole('application', { name: '1层 点位图' })
  const panel = page.getByRole('complementary', { name: '点位' })
  await expect(canvas).toBeVisible()
  await expect(panel).toContainText('未标在图上 2')

  // By arrows and Enter: it starts in the middle of the sheet.
  await page.keyboard.press('.')
  await expect(panel.getByRole('region', { name: '大厅' })).toBeVisible()
  await page.keyboard.press('m')
  await expect(canvas).toBeFocused()
  for (const key of ['ArrowRight', 'Shift+ArrowRight', 'ArrowDown']) await page.keyboard.press(key)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '大厅 已放在' })).toBeVisible()
  const [midX, midY] = [Math.round(drawing.width / 2), Math.round(drawing.height / 2)]
  expect(await placeOf('大厅')).toEqual([midX + 6, midY + 1])
  await expect(panel).toContainText('本层点位 1')

  // By numbers, as measured on paper.
  await page.keyboard.press('.')
  await expect(panel.getByRole('region', { name: '配电间' })).toBeVisible()
  await typeInto(page, panel.getByLabel('左 %'), '25')
  await typeInto(page, panel.getByLabel('上 %'), '50')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '配电间 已放在' })).toBeVisible()
  expect(await placeOf('配电间')).toEqual([Math.round(drawing.width / 4), midY])

  // Escape leaves it where it was; a move asks why.
  await pressOn(page, panel.getByRole('button', { name: /^移动/ }))
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Escape')
  await tabTo(page, canvas)
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog').filter({ visible: true })
  await pressOn(page, dialog.getByRole('button', { name: '点位已搬动' }))
  await pressOn(page, dialog.getByRole('button', { name: '移动', exact: true }))
  await expect(dialog).toHaveCount(0)
  expect(await placeOf('配电间')).toEqual([Math.round(drawing.width / 4), midY - 1])

  // What was answered for is walked on the plan too, by shape and by word.
  const patrol = await client.firePatrols.start()
  const { visit } = await client.firePatrols.scan({ patrolId: patrol.id, code: '大厅', source: 'hand' })
  await client.firePatrols.answer({ visitId: visit.id, faults: [] })
  await page.reload()
  const { stands } = await client.firePatrols.ofDay({})
  const words = { upcoming: '未到时间', open: '应巡', walked: '已巡', explained: '已说明', missed: '未巡' }
  for (const name of ['大厅', '配电间']) {
    const id = (await client.firePatrols.points()).find((point) => point.name === name)!.id
    const states = stands.filter(({ pointId }) => pointId === id).map(({ state }) => words[state])
    const mark = canvas.locator(`[data-point="${id}"]`)
    await expect(mark).toContainText(name)
    if (states.length > 0) await expect(mark).toContainText(new RegExp(states.join('|')))
  }

  // On paper for whoever walks it the first time.
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: '防火巡查路线图（1层）' })).toBeVisible()
  expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000)
  await page.emulateMedia({ media: 'screen' })
  await expectNoPointer(page)
})
