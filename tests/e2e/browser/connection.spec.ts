import { expect, note, test } from '../../support/e2e/fixtures.ts'
import { bindBell, connectGateway } from '../../support/e2e/gateway.ts'
import { signIn } from '../../support/e2e/sign-in.ts'

test('when the console dies the wall greys and says so within five seconds; when it is back the open alarm is still there', async ({
  page,
  homes,
}) => {
  const home = await homes.demo()
  const { client } = await home.seat('director')
  const gateway = await connectGateway(client, home.mqtt, ['208/bell'])
  await bindBell(client, '208/bell', '208')
  await gateway.press('208/bell')

  await signIn(page, home.url, home.loginOf('caregiver'), '/wall')
  const wall = page.getByRole('main', { name: '监测墙' })
  const alarm = wall.getByRole('button', { name: '确认 208 的报警' })
  await expect(alarm).toBeVisible()
  const notLive = wall.getByText('画面不是实时，数值不可用于判断')
  await expect(wall.getByRole('list', { name: '床位' }).getByRole('button').nth(10)).toBeVisible()
  await expect(notLive).toBeHidden()

  await home.kill()
  const diedAt = Date.now()
  await expect(notLive).toBeVisible({ timeout: 5_000 })
  note('death to grey, ms', Date.now() - diedAt)
  await expect(wall).toHaveClass(/wall--stale/)
  await expect(wall.locator('.wall__tiles', { has: page.getByRole('list', { name: '床位' }) })).toHaveCSS(
    'filter',
    'grayscale(1)',
  )
  await expect(wall.getByText(/连接中断 \d+ 秒，正在重连/)).toBeVisible()

  const again = await homes.again(home)
  const backAt = Date.now()
  await expect(notLive).toBeHidden({ timeout: 20_000 })
  note('ready again to live, ms', Date.now() - backAt)
  await expect(alarm).toBeVisible()
  await expect(wall).not.toHaveClass(/wall--stale/)

  const { client: after } = await again.seat('director')
  const open = (await after.alarms.list({ from: diedAt - 600_000, to: Date.now() + 1 })).filter(
    (each) => each.kind === 'call-bell',
  )
  expect(open).toHaveLength(1)
  expect(open[0]).toMatchObject({ state: 'raised', placeLabel: '208' })
})

test('on every other page a banner tells that the values may be old, until the console is back', async ({
  page,
  homes,
}) => {
  const home = await homes.demo()
  await signIn(page, home.url, home.loginOf('care-lead'), '/residents')
  await expect(page.getByRole('grid', { name: '老人' }).getByRole('row').nth(3)).toBeVisible()
  await home.kill()
  await expect(page.getByText(/连接中断 \d+ 秒，正在重连/)).toBeVisible({ timeout: 5_000 })
  await expect(page.getByText('所示数值为中断前的数值')).toBeVisible()
  await homes.again(home)
  await expect(page.getByText(/连接中断/)).toHaveCount(0, { timeout: 20_000 })
  await expect(page.getByRole('grid', { name: '老人' }).getByRole('row').nth(3)).toBeVisible()
})
