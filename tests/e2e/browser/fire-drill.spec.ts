// Smoke at three o'clock in the night that was a drill: the night nurse calls the roll and says so, the safety officer writes it up in the
// morning, and what was found wanting goes its loop until the timeline tells the whole of it.
import { choose, closeAlarm, dialog, drawer, offer, save, step } from '../../support/e2e/fire-acts.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, pressOn, tabTo, typeInto, watchPointer } from '../../support/e2e/keyboard.ts'
import { withNightHome } from '../../support/e2e/night-home.ts'
import { goTo, signInByKeyboard, signOutByKeyboard } from '../../support/e2e/sign-in.ts'

test('a drill at three at night by keyboard alone: roll-call, its record with who was found when, a hazard that is closed', async ({
  page,
}) => {
  test.setTimeout(480_000)
  await withNightHome(async (home) => {
    const { client, place } = home
    const main = page.getByRole('main')
    await watchPointer(page)
    await page.goto(home.url)
    await signInByKeyboard(page, home.loginOf('caregiver'))
    await home.smoke(true)

    // The night nurse opens the sheet, prints it, and marks the first floor that is out; the rest follow two minutes later.
    await expect(offer(page)).toContainText(place)
    await pressOn(page, offer(page).getByRole('link'))
    await pressOn(page, main.getByRole('button', { name: '开始点名', exact: true }))
    await expect(page.getByRole('status').filter({ hasText: '点名中' })).toBeVisible()
    expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(20_000)
    const [call] = await client.rollCall.list({ from: home.now() - 600_000, to: home.now() + 60_000 })
    const alarmId = call!.alarmId!
    const people = call!.people.filter(({ whereabouts }) => whereabouts === 'in-house')
    const out = main.getByRole('button', { name: `${people[0]!.name} 已撤离` }).first()
    await tabTo(page, out)
    await page.keyboard.press('Enter')
    await expect(out).toHaveAttribute('aria-pressed', 'true')
    home.pass(120)
    const rest = people.slice(1).map(({ residentId }) => residentId)
    await client.rollCall.mark({ id: call!.id, mark: 'evacuated', residentIds: rest })
    await pressOn(page, main.getByRole('button', { name: '结束点名', exact: true }))
    await expect(main.getByRole('button', { name: '开始点名', exact: true })).toBeVisible()

    // Later she says that it was a drill; a seat nobody touches for ten minutes would lock itself.
    home.pass(240)
    await goTo(page, `/alarms/${alarmId}`)
    await closeAlarm(page, '4', '夜间拉动演练')
    await home.smoke(false)
    await expect(drawer(page).getByRole('button', { name: '登记隐患' })).toBeVisible()
    await expect(drawer(page).getByRole('button', { name: '转为演练记录' })).toHaveCount(0)
    await signOutByKeyboard(page)

    // In the morning it stands on the safety officer's list and opens where it is done.
    home.pass(5 * 3_600)
    // The seat behind the screen has locked itself meanwhile.
    const { loginName, password } = home.loginOf('director')
    await client.accounts.signIn({ loginName, password })
    await signInByKeyboard(page, home.loginOf('safety'))
    await goTo(page, '/')
    const duty = main.getByRole('listitem').filter({ hasText: '未转为演练记录' })
    await expect(duty).toContainText(place)
    await goTo(page, `/drills?alarm=${alarmId}`)
    await expect(dialog(page).getByLabel(/组织人/)).toHaveValue('李安全员')
    await pressOn(page, dialog(page).getByRole('button', { name: '转为演练记录' }))
    await expect(page).toHaveURL(/drills\/[\w-]+$/)
    const drillId = page.url().split('/').at(-1)!

    // Its clock ended when the last one was found, not when the alarm was closed minutes later.
    const told = await client.drills.get({ id: drillId as never })
    const { alarm } = await client.alarms.get({ id: alarmId })
    expect(told.drill.evacuationSeconds).toBeGreaterThanOrEqual(120)
    expect(told.drill.marks.finished).toBe(told.rollCall?.lastFoundAt)
    expect(told.drill.marks.finished).toBeLessThan((alarm.closedAt ?? 0) - 200_000)
    expect(told.rollCall).toMatchObject({ toFind: people.length, evacuated: people.length, missing: 0, unchecked: 0 })
    const found = page.getByRole('region', { name: '点名' })
    await expect(found.getByRole('row')).toHaveCount(people.length + 1)
    await expect(found.getByRole('row').nth(1)).toContainText(people[0]!.name)
    await expect(found.getByRole('row').last()).toContainText('陈院长')

    // The report already knows how many took part.
    await pressOn(page, page.getByRole('button', { name: '填写总结' }))
    await expect(dialog(page).getByLabel('参加老人数')).toHaveValue(String(people.length))
    await typeInto(page, dialog(page).getByLabel('参加员工数'), '4')
    await typeInto(page, dialog(page).getByLabel('发现问题'), '夜班轮椅不足')
    await typeInto(page, dialog(page).getByLabel(/评估结论/), '基本合格')
    await save(page)
    await pressOn(page, page.getByRole('button', { name: '签字', exact: true }))
    await expect(page.getByText('已完成').first()).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('heading', { name: '应急演练记录' })).toBeVisible()
    await expect(page.getByRole('article')).toContainText(people[0]!.name)
    expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000)
    await page.emulateMedia({ media: 'screen' })

    // What was wanting is a hazard, filled in from the drill, and goes its loop.
    await pressOn(page, page.getByRole('toolbar', { name: '操作' }).getByRole('link', { name: '登记隐患' }))
    await expect(dialog(page).getByLabel('隐患描述')).toHaveValue('夜班轮椅不足')
    await expect(dialog(page).getByLabel('地点/部位')).toHaveValue(place)
    await choose(page, '类别', '服务安全')
    await pressOn(page, dialog(page).getByRole('button', { name: '保存' }))
    await expect(page.getByRole('heading', { level: 1 })).toContainText('YH-')
    await step(page, '核实定级')
    const day = new Date(home.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    await step(page, '定责任人和期限', { 整改期限: day, 责任人: '黄建国', 整改措施: '夜班每层增配两辆轮椅' })
    await step(page, '整改完成', { 整改情况: '轮椅已到位' })
    await step(page, '复查', { 复查人: '王护士长', 复查结论: '数量和位置符合' })
    await step(page, '销号')
    await expect(page.getByText('已销号').first()).toBeVisible()

    // One timeline tells all of it, and nothing is left to do.
    await goTo(page, '/fire-safety')
    const lines = page.getByRole('list', { name: '时间线' })
    const alarmLine = lines.getByRole('listitem').filter({ has: page.locator(`a[href$="/alarms/${alarmId}"]`) })
    await expect(alarmLine).toContainText('点名')
    await expect(alarmLine.getByRole('link', { name: '演练' })).toHaveAttribute('href', new RegExp(drillId))
    await expect(alarmLine.getByRole('link', { name: '隐患' })).toBeVisible()
    await expect(lines.locator(`a[href$="/drills/${drillId}"]`).first()).toBeVisible()
    for (const kind of ['发现隐患', '隐患销号']) {
      await expect(
        lines.getByRole('listitem').filter({ hasText: kind }).filter({ hasText: '夜班轮椅不足' }),
      ).toBeVisible()
    }
    await goTo(page, '/')
    await expect(main.getByRole('listitem').first()).toBeVisible()
    await expect(main.getByRole('listitem').filter({ hasText: '未转为演练记录' })).toHaveCount(0)
    await expectNoPointer(page)
  })
})
