import { startOfDay } from '#shared/contract/days.ts'
import type { StaffId } from '#shared/contract/primitives.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, tabTo, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'
import { FACILITY } from '../../support/facility-record.ts'

const manager = { loginName: 'yuanzhang', displayName: '院长', password: 'Gulou-2618-x' }

test('a pre-job training is taken by keyboard from the list of the invited to the archive, and then counts', async ({
  page,
  homes,
}) => {
  test.setTimeout(180_000)
  const home = await homes.fresh()
  const { client } = await home.guestSeat()
  await client.accounts.setUp({ facility: FACILITY, manager })
  const invitedIds: StaffId[] = []
  for (const name of ['吴美珍', '林雅惠']) {
    const hired = { name, sex: 'female', post: 'caregiver', hiredOn: '2024-01-01' } as const
    invitedIds.push((await client.staff.hire(hired)).id)
  }
  const fromAt = startOfDay('2026-01-05') + 9 * 3_600_000
  const { id } = await client.training.hold({
    ...{
      planId: null,
      category: 'pre-job',
      topic: '岗前培训',
      content: '规范与安全',
      lecturer: '庄老师',
      mode: 'on-site',
    },
    ...{
      fromAt,
      untilAt: fromAt + 7_200_000,
      hours: 2,
      exam: 'pass-fail',
      passScore: null,
      readerId: null,
      invitedIds,
    },
  })

  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, manager)
  await goTo(page, `/training/sessions/${id}`)
  const rows = page.locator('[data-row]')
  await expect(rows).toHaveCount(2)
  await tabTo(page, rows.first())
  await page.keyboard.press('1')
  await expect(rows.first()).toContainText('点名')
  await page.keyboard.press('2')
  await rows.first().focus()
  await page.keyboard.press('3')
  await expect(page.getByText(/应到 2，实到 1，合格 1/)).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: '归档', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/院长 归档/)).toBeVisible()
  await expect(page.getByRole('button', { name: '更正' })).toHaveCount(2)
  await expectNoPointer(page)

  const lines = (await client.staffFiles.list({})).lines
  expect(lines.map(({ name, preJobOn }) => [name, preJobOn]).sort()).toEqual([
    ['吴美珍', '2026-01-05'],
    ['林雅惠', null],
  ])
})
