import type { Page } from '@playwright/test'
import { type Role, roles } from '#shared/contract/permissions.ts'
import { expect, note, test } from '../../support/e2e/fixtures.ts'
import { goTo, signIn, signOut } from '../../support/e2e/sign-in.ts'

const menu = (page: Page) => page.getByRole('navigation', { name: '主菜单' })
/** A menu with every group open. */
async function unfoldMenu(page: Page): Promise<void> {
  const folded = menu(page).getByRole('button', { expanded: false })
  while ((await folded.count()) > 0) await folded.first().click()
  await expect(folded).toHaveCount(0)
}

const lockScreen = (page: Page) => page.getByRole('dialog', { name: '席位已锁定' })

test('two people hand the station over to each other with a PIN in less than two seconds', async ({ page, homes }) => {
  const home = await homes.demo()
  const [lead, caregiver] = [home.loginOf('care-lead'), home.loginOf('caregiver')]
  // Both have given their password at this seat once.
  await signIn(page, home.url, lead)
  await signOut(page)
  await signIn(page, home.url, caregiver)
  await expect(menu(page)).toBeVisible()

  await page.getByRole('button', { name: '换人 F2' }).click()
  await expect(lockScreen(page)).toBeVisible()
  const pin = lockScreen(page).getByLabel(/的 PIN/)
  await expect(pin).toBeFocused()
  await expect(pin).toHaveAccessibleName(`${caregiver.displayName} 的 PIN`)
  await page.keyboard.press('ArrowDown')
  await expect(pin).toHaveAccessibleName(`${lead.displayName} 的 PIN`)
  const startedAt = Date.now()
  await page.keyboard.type(lead.pin)
  await expect(lockScreen(page)).toBeHidden()
  await expect(page.getByRole('banner').getByText(lead.displayName)).toBeVisible()
  const tookMs = Date.now() - startedAt
  note('PIN switch, ms', tookMs)
  expect(tookMs).toBeLessThan(2_000)
})

test('F2 locks the seat: nothing lies open beneath, and a wrong PIN does not open it', async ({ page, homes }) => {
  const home = await homes.demo()
  const caregiver = home.loginOf('caregiver')
  await signIn(page, home.url, caregiver, '/residents')
  await expect(page.getByRole('grid', { name: '老人' })).toBeVisible()
  await page.keyboard.press('F2')
  await expect(lockScreen(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(lockScreen(page)).toBeVisible()
  await page.keyboard.type('111111')
  await expect(lockScreen(page).getByText(/PIN 不对/)).toBeVisible()
  await expect(lockScreen(page)).toBeVisible()
  await page.reload()
  await expect(lockScreen(page)).toBeVisible()
  await expect(page.getByRole('grid', { name: '老人' })).toHaveCount(0)
  await page.keyboard.type(caregiver.pin)
  await expect(lockScreen(page)).toBeHidden()
  await expect(page.getByRole('grid', { name: '老人' })).toBeVisible()
})

/** What stands between 老人 and 床位 for whoever gives care. */
const care = ['照护任务', '照护计划', '用药', '体征', '评估', '护理记录', '安全风险', '交接班', '夜间巡查', '感染防控']

/** What an inspector asks for. */
const compliance = [
  ...['迎检台账', '合规日历', '检查整改', '机构台账', '等级自评'],
  ...['消防安全', '应急', '食品留样', '医养签约', '员工', '培训'],
]
const without = (...names: string[]) => compliance.filter((name) => !names.includes(name))

/** Menu of each role; what is not named here must not be there. */
const menus: Record<Exclude<Role, 'wall-screen'>, string[]> = {
  director: [
    '今日',
    '监测墙',
    '报警记录',
    '老人',
    ...care,
    '床位',
    '事件',
    '疏散点名',
    ...compliance,
    '报表',
    '值班带班',
    '报警质量',
    '监测回放',
    '平面图',
    '设备',
    '设置',
  ],
  'care-lead': [
    '今日',
    '监测墙',
    '报警记录',
    '老人',
    ...care,
    '床位',
    '事件',
    '疏散点名',
    ...compliance,
    '报表',
    '值班带班',
    '报警质量',
    '监测回放',
    '平面图',
    '设备',
    '设置',
  ],
  caregiver: [
    '今日',
    '监测墙',
    '报警记录',
    '老人',
    ...care,
    '床位',
    '事件',
    '疏散点名',
    ...['消防安全', '应急'],
    '值班带班',
    '平面图',
    '设备',
    '设置',
  ],
  clinician: [
    '今日',
    '监测墙',
    '报警记录',
    '老人',
    ...care,
    '床位',
    '事件',
    '疏散点名',
    ...['消防安全', '应急', '医养签约'],
    '值班带班',
    '报警质量',
    '监测回放',
    '平面图',
    '设备',
    '设置',
  ],
  office: ['今日', '报警记录', '老人', '床位', '事件', '疏散点名', ...compliance, '报表', '值班带班', '平面图', '设置'],
  safety: [
    '今日',
    '监测墙',
    '报警记录',
    '床位',
    '事件',
    '疏散点名',
    ...without('迎检台账', '医养签约'),
    '值班带班',
    '平面图',
    '设备',
    '设置',
  ],
  administrator: ['今日', '床位', '平面图', '设备', '设置'],
  auditor: [
    '今日',
    '报警记录',
    '老人',
    '床位',
    '事件',
    ...without('迎检台账'),
    '报表',
    '值班带班',
    '报警质量',
    '监测回放',
    '平面图',
    '设备',
    '设置',
  ],
}

test('each role sees its own menu and nothing else; the wall screen sees the wall and may only look', async ({
  page,
  context,
  homes,
}) => {
  const home = await homes.demo()
  const seen: Record<string, string[]> = {}
  for (const role of roles) {
    if (role === 'wall-screen') continue
    // A new cookie is a new seat.
    await context.clearCookies()
    await signIn(page, home.url, home.loginOf(role))
    await expect(menu(page).getByRole('link', { name: '今日' })).toBeVisible()
    await unfoldMenu(page)
    const links = await menu(page).getByRole('link').all()
    seen[role] = await Promise.all(
      links.map((link) => link.evaluate((element) => element.firstChild?.textContent?.trim() ?? '')),
    )
  }
  expect(seen).toEqual(menus)

  await context.clearCookies()
  await signIn(page, home.url, home.loginOf('wall-screen'))
  const wall = page.getByRole('main', { name: '监测墙' })
  await expect(wall).toBeVisible()
  await expect(wall.getByRole('button', { name: /^(确认|关闭|离开)/ })).toHaveCount(0)
  await expect(menu(page)).toHaveCount(0)
  await goTo(page, '/residents')
  await expect(page.getByRole('grid', { name: '老人' }).getByRole('row')).toHaveCount(0)
})

test('a sign-out holds although the page is closed in the same instant', async ({ page, context, homes }) => {
  const home = await homes.demo({ hasDevices: false })
  await signIn(page, home.url, home.loginOf('caregiver'))
  await expect(menu(page)).toBeVisible()
  // Click and leave within one turn of the page: it gets no chance to hear the answer.
  await page.getByRole('button', { name: '退出登录' }).evaluate((button: HTMLElement) => {
    button.click()
    window.location.replace('about:blank')
  })
  await page.waitForURL('about:blank')
  await page.close()
  const next = await context.newPage()
  await next.goto(home.url)
  await expect(next.getByRole('region', { name: '用密码登录' })).toBeVisible()
  await expect(menu(next)).toHaveCount(0)
})
