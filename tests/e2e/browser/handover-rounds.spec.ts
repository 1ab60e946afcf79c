import type { Page } from '@playwright/test'
import { addDays, dayOf } from '#shared/contract/days.ts'
import { bedCodeOf } from '#shared/features/rounds/bed-code.rules.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, pressOn, tabTo, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'
import { FACILITY } from '../../support/facility-record.ts'
import { admission } from '../../support/test-records.ts'

const manager = { loginName: 'yuanzhang', displayName: '院长', password: 'Gulou-2618-x' }
const nurse = { loginName: 'huli', displayName: '林护士', password: 'Wuyi-7731-y' }
const pin = '739204'

/** A scanner: every character at once, then Enter, wherever the focus is. */
async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate((text) => {
    for (const key of [...text, 'Enter']) {
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }
  }, code)
}

test('a shift is handed over with two signatures, and a round is walked by scanner, without a pointer', async ({
  page,
  homes,
}) => {
  test.setTimeout(240_000)
  const home = await homes.fresh()
  const { client } = await home.guestSeat()
  await client.accounts.setUp({ facility: FACILITY, manager })
  await client.accounts.create({ ...nurse, roles: ['caregiver'] })
  const today = dayOf(Date.now())
  const beds = await client.beds.addRooms({
    ...{ building: '1号楼', floor: '2层', rooms: [{ name: '201', beds: ['1', '2', '3'] }] },
    ...{ careType: 'nursing', stayMode: 'full-time', openedOn: addDays(today, -9) },
  })
  for (const [index, name] of ['林秀英', '陈阿水'].entries()) {
    await client.residents.admit(admission(beds[index]!.id, addDays(today, -5), { name }))
  }

  const own = (await home.guestSeat()).client
  await own.accounts.signIn(nurse)
  await own.accounts.setPin({ currentPassword: nurse.password, pin })

  await watchPointer(page)
  await page.goto(home.url)
  // The nurse has been at this seat before and has a PIN; the manager sits there now and hands over.
  await signInByKeyboard(page, nurse)
  await pressOn(page, page.getByRole('button', { name: '退出登录' }))
  await signInByKeyboard(page, manager)

  // The shift before this one: it is over, whatever the time of the day.
  await goTo(page, '/handover')
  await expect(page.getByRole('article')).toContainText('重点老人')
  await page.keyboard.press('w')
  const dialog = page.getByRole('dialog')
  await tabTo(page, dialog.getByLabel('老人'))
  await page.keyboard.type('201-2')
  await page.keyboard.press('Enter')
  await dialog.getByRole('textbox', { name: '观察要点' }).focus()
  await page.keyboard.type('夜间咳嗽')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/at=/)
  const sheet = page.getByRole('article')
  await expect(sheet).toContainText('陈阿水 夜间咳嗽')
  await tabTo(page, page.getByRole('textbox', { name: '交班备注' }))
  await page.keyboard.type('家属来电，明日探视')
  await expect(sheet).toContainText('家属来电，明日探视')
  await expect(page.getByText('已保存')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: '交班备注' })).toHaveValue('家属来电，明日探视')

  await pressOn(page, page.getByRole('button', { name: /交班签名/ }))
  await expect(dialog).toBeVisible()
  const reason = dialog.getByLabel('补交原因')
  if ((await reason.count()) > 0) {
    await tabTo(page, reason)
    await page.keyboard.type('处理急送医')
  }
  await pressOn(page, dialog.getByRole('button', { name: '交班签名' }))
  await expect(dialog).toHaveCount(0)
  await expect(sheet).toContainText('内容哈希')
  await pressOn(page, page.getByRole('button', { name: /接班签名/ }))
  await tabTo(page, dialog.getByLabel('PIN'))
  await page.keyboard.type('111222')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('登录名、密码或 PIN 不对')
  await dialog.getByLabel('PIN').focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(sheet).toContainText('林护士')
  await page.emulateMedia({ media: 'print' })
  await expect(sheet).toBeVisible()
  await expect(page.getByRole('navigation').first()).toBeHidden()
  await page.emulateMedia({ media: 'screen' })

  // A round: two labels and a bed nobody has, then one that is not of this house.
  await goTo(page, '/rounds')
  const bar = page.getByRole('region', { name: '扫描或输入床位码' })
  await expect(bar).toContainText('请扫描床头的床位码')
  await scan(page, bedCodeOf(beds[0]!.id))
  await expect(bar).toContainText('201-1 林秀英')
  await page.keyboard.press('1')
  await expect(bar).toContainText('已记：正常')
  await scan(page, bedCodeOf(beds[1]!.id))
  await expect(bar).toContainText('201-2 陈阿水')
  await page.keyboard.press('2')
  await dialog.getByRole('textbox', { name: '情况' }).focus()
  await page.keyboard.type('咳嗽加重')
  await page.keyboard.press('Enter')
  await expect(bar).toContainText('有情况：咳嗽加重')
  await expect(bar.getByRole('link', { name: '登记事件' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await scan(page, bedCodeOf(beds[2]!.id))
  await expect(bar).toContainText('此床无人入住，已按空床登记')
  await scan(page, 'YIAN-BED-00000000')
  await expect(bar.getByRole('status')).toContainText('不属于本机构')
  await tabTo(page, bar.getByRole('textbox', { name: '扫描或输入床位码' }))
  await page.keyboard.type('201-1')
  await page.keyboard.press('Enter')
  await expect(bar).toContainText('201-1 林秀英')

  const night = await client.rounds.ofNight({})
  const visits = [...night.others, ...night.beds.flatMap(({ marks }) => marks.flatMap(({ visit }) => visit ?? []))]
  expect(visits.map(({ bedLabel }) => bedLabel)).toEqual(expect.arrayContaining(['201-1', '201-2', '201-3']))
  await expectNoPointer(page)
})
