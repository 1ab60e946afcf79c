// Smoke at three o'clock in the night: the sheet of the roll-call on paper, judged real, the hazard that was seen, and its end.
import { choose, closeAlarm, dialog, drawer, offer, step } from '../../support/e2e/fire-acts.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, pressOn, typeInto, watchPointer } from '../../support/e2e/keyboard.ts'
import { withNightHome } from '../../support/e2e/night-home.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'

test('smoke at three at night by keyboard alone: roll-call on paper, judged real, an incident and a hazard that is closed', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await withNightHome(async (home) => {
    const { client, place } = home
    const smokeAlarm = async () => {
      const alarms = await client.alarms.list({ from: home.now() - 7_200_000, to: home.now() + 60_000 })
      return alarms.find((alarm) => alarm.kind === 'smoke' && alarm.placeLabel === place && alarm.state !== 'closed')
    }
    await watchPointer(page)
    await page.goto(home.url)
    await signInByKeyboard(page, home.loginOf('director'))
    await home.smoke(true)

    // The sheet is offered on every screen, opened and printed.
    await expect(offer(page)).toContainText(place)
    await pressOn(page, offer(page).getByRole('link'))
    await expect(page.getByRole('heading', { level: 1, name: '点名' })).toBeVisible()
    await pressOn(page, page.getByRole('main').getByRole('button', { name: '开始点名', exact: true }))
    await expect(page.getByRole('status').filter({ hasText: '点名' }).first()).toBeVisible()
    const sheet = await page.pdf({ format: 'A4' })
    expect(sheet.byteLength).toBeGreaterThan(20_000)
    const call = await client.rollCall.list({ from: home.now() - 600_000, to: home.now() + 60_000 })
    const alarm = await smokeAlarm()
    expect(call[0]).toMatchObject({ alarmId: alarm?.id, closedAt: null })
    home.pass(95)
    await client.rollCall.mark({
      ...{ id: call[0]!.id, mark: 'evacuated' },
      residentIds: call[0]!.people
        .filter(({ whereabouts }) => whereabouts === 'in-house')
        .map(({ residentId }) => residentId),
    })
    await client.rollCall.close({ id: call[0]!.id, note: null })

    // It was real: somebody was there, the alarm is closed, an incident is opened from it.
    await goTo(page, `/alarms/${alarm?.id}`)
    await closeAlarm(page, '1', '蒸锅干烧冒烟，已断电')
    await home.smoke(false)
    await pressOn(page, drawer(page).getByRole('button', { name: '记为事件' }))
    await expect(dialog(page)).toBeVisible()
    await expect(dialog(page).getByLabel('经过')).toHaveValue('蒸锅干烧冒烟，已断电')
    await pressOn(page, dialog(page).getByRole('button', { name: '保存' }))
    await expect(page).toHaveURL(/incidents\/[\w-]+$/)

    // What was seen there is a hazard, and goes through its loop until somebody else has looked at it.
    await goTo(page, `/alarms/${alarm?.id}`)
    await pressOn(page, drawer(page).getByRole('button', { name: '登记隐患' }))
    await expect(dialog(page).getByLabel('地点/部位')).toHaveValue(place)
    await choose(page, '类别', '厨房')
    await typeInto(page, dialog(page).getByLabel('隐患描述'), '夜间蒸锅无人看管')
    await pressOn(page, dialog(page).getByRole('button', { name: '保存' }))
    await expect(page.getByRole('heading', { level: 1 })).toContainText('YH-')
    await step(page, '核实定级')
    const day = new Date(home.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    await step(page, '定责任人和期限', { 整改期限: day, 责任人: '黄建国', 整改措施: '加装定时断电' })
    await step(page, '整改完成', { 整改情况: '定时断电已装' })
    await step(page, '复查', { 复查人: '李安全员', 复查结论: '试验有效' })
    await step(page, '销号')
    await expect(page.getByText('已销号').first()).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('heading', { name: '安全隐患整改单' })).toBeVisible()
    expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000)
    await page.emulateMedia({ media: 'screen' })

    await expectNoPointer(page)
  })
})
