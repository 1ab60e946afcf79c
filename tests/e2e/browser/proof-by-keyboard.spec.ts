import { verifySealedFile } from '#main/features/replay/index.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { connectGateway } from '../../support/e2e/gateway.ts'
import { expectNoPointer, pressOn, tabTo, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'

test('by keyboard alone: smoke leads to a roll-call sheet that prints, and the last hour of the wall is played back and sealed', async ({
  page,
  homes,
}) => {
  const home = await homes.demo()
  const { client } = await home.seat('director')
  const gateway = await connectGateway(client, home.mqtt, [])
  const smoke = (isThere: boolean) =>
    gateway.publish([
      { topic: 'zigbee2mqtt/105/smoke', payload: JSON.stringify({ smoke: isThere, battery: 97 }), retain: false },
    ])
  await smoke(false)
  const detectorId = async () => (await client.devices.list()).find(({ name }) => name === '105/smoke')?.id
  await expect.poll(detectorId).toBeTruthy()
  const [id, room] = [await detectorId(), (await client.beds.map({})).rooms.find(({ name }) => name === '105')]
  const target = { kind: 'room' as const, roomId: room!.id }
  await client.devices.bindTo({ id: id!, role: 'smoke', name: '烟感 105', target })

  await watchPointer(page)
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', location.hash)
  })
  await page.goto(home.url)
  await signInByKeyboard(page, home.loginOf('director'))

  // Smoke: whatever screen is open offers the sheet, and one press has it.
  await smoke(true)
  await pressOn(page, page.getByRole('complementary', { name: '疏散点名' }).getByRole('link'))
  const person = page.getByRole('main').getByRole('row').filter({ hasText: '105-1' })
  await expect(person.first()).toBeVisible()
  await pressOn(page, page.getByRole('button', { name: '打印', exact: true }))
  await expect(page.locator('body')).toHaveAttribute('data-printed', /roll-call\?alarm=/)
  // On paper: the sheet with its people, without menus and buttons.
  await page.emulateMedia({ media: 'print' })
  await expect(person.first()).toBeVisible()
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeHidden()
  await page.emulateMedia({ media: null })

  // A rule opened by a link far down the list stands in view.
  await goTo(page, '/alarms/rules/disk-low.priority')
  await expect(page.getByRole('grid', { name: '报警规则' }).getByRole('row', { selected: true })).toBeInViewport()
  await expect(page.getByRole('complementary').getByText('机构报警规则表', { exact: false })).toBeVisible()

  // The last hour of the wall.
  await goTo(page, '/replay')
  const moment = page.getByRole('slider', { name: '时刻' })
  await tabTo(page, moment)
  const before = Number(await moment.inputValue())
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(moment).toHaveValue(String(before - 2000))
  await expect(page.getByRole('list', { name: '床位' }).getByRole('button').first()).toBeVisible()

  const download = page.waitForEvent('download')
  // Back past the bar: the beds behind it are many.
  await tabTo(page, page.getByRole('button', { name: '封存导出（脱敏）' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^replay-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\.jsonl$/)
  await expect(page.getByText(/封条 [0-9a-f]{16}，已记入审计日志/)).toBeVisible()
  // The file is what the seal says it is.
  expect(await verifySealedFile(await file.path())).toMatchObject({ isWhole: true, problems: [] })
  await expectNoPointer(page)
  await gateway.close()
})
