import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { DoseUnit, DrugRoute, PrescriptionContent } from '#shared/features/medication/prescriptions.model.ts'
import { expect, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, tabTo, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard, signOutByKeyboard } from '../../support/e2e/sign-in.ts'
import { FACILITY } from '../../support/facility-record.ts'
import { admission } from '../../support/test-records.ts'

const MINUTE = 60_000
const password = 'Gulou-2618-x'
const manager = { loginName: 'yuanzhang', displayName: '院长', password }
const nurse = { loginName: 'hushi', displayName: '王护士', password, pin: '260817' }
const doctor = { loginName: 'yisheng', displayName: '许医生', password, pin: '260829' }

/** 'HH:mm' in the facility's zone. */
function timeOf(at: number): string {
  const minutes = Math.floor((at - startOfDay(dayOf(at))) / MINUTE)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

const drug = (
  drugName: string,
  time: string,
  part: { route?: DrugRoute; unit?: DoseUnit; isHighRisk?: boolean } = {},
) => {
  const content: PrescriptionContent = {
    ...{ drugName, strength: '5 mg', form: null, route: 'oral', dose: 1, unit: 'tablet', doseMin: null, doseMax: null },
    ...{ prescriber: '许医生', orderedOn: '2026-01-01', isHighRisk: false, highRiskReason: null },
    ...{ allergyReason: null, note: null },
    schedule: { kind: 'fixed', frequency: { days: { kind: 'daily' }, times: [time] } },
    ...part,
  }
  return content
}

test('a round is given by keyboard: checked, then given, a high-risk drug with a second person, a room in one go', async ({
  page,
  homes,
}) => {
  test.setTimeout(240_000)
  const home = await homes.fresh()
  const { client } = await home.guestSeat()
  await client.accounts.setUp({ facility: FACILITY, manager })
  const [nurseRole, doctorRole] = [['caregiver'], ['clinician']] as const
  await client.accounts.create({ ...nurse, roles: [...nurseRole] })
  await client.accounts.create({ ...doctor, roles: [...doctorRole] })
  for (const login of [nurse, doctor]) {
    const seat = await home.guestSeat()
    await seat.client.accounts.signIn(login)
    await seat.client.accounts.setPin({ currentPassword: password, pin: login.pin })
  }
  // The round is opened at the time of its doses, so it does not matter when one shift gives way to the next.
  const dueAt = Date.now() + 10 * MINUTE
  const time = timeOf(dueAt)
  const today = dayOf(Date.now())
  const beds = await client.beds.addRooms({
    ...{ building: '1号楼', floor: '2层', careType: 'nursing', stayMode: 'full-time', openedOn: addDays(today, -9) },
    rooms: [
      { name: '201', beds: ['1'] },
      { name: '202', beds: ['1', '2'] },
    ],
  })
  const orders = [
    [drug('氨氯地平', time), drug('门冬胰岛素', time, { route: 'subcutaneous', unit: 'unit', isHighRisk: true })],
    [drug('二甲双胍', time)],
    [drug('阿司匹林', time), drug('氯沙坦', time)],
  ]
  for (const [index, bed] of beds.entries()) {
    const person = { name: `老人${index + 1}`, birthOn: '1940-01-01' }
    const { id } = await client.residents.admit(admission(bed.id, addDays(today, -5), person))
    const signed = { residentId: id, custody: 'staff' as const, signedBy: '家属', relation: '子女', untilOn: null }
    await client.medication.agree({ ...signed, fromOn: today, reason: null })
    for (const content of orders[index] ?? []) {
      await client.medication.prescribe({ residentId: id, content, fromOn: today, replacesId: null, reason: null })
    }
  }

  await watchPointer(page)
  await page.goto(home.url)
  // Whoever confirms has signed in at this seat before.
  await signInByKeyboard(page, doctor)
  await signOutByKeyboard(page)
  await signInByKeyboard(page, nurse)
  await goTo(page, screenLinks.medicationRound(dueAt))
  const rows = page.locator('[data-key]')
  await expect(rows).toHaveCount(5)

  await tabTo(page, rows.first())
  const check = page.getByRole('complementary', { name: '三查七对' })
  await expect(check).toContainText('氨氯地平')
  await page.keyboard.press('Enter')
  await expect(check.getByRole('status')).toContainText('已核对')
  await page.keyboard.press('Enter')
  await expect(rows.first()).toContainText('已给')

  // On to the high-risk drug of the same person: the check does not come along, and the second person is asked.
  await expect(rows.nth(1)).toBeFocused()
  await expect(check.getByRole('status')).toContainText('未核对')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('复核人 PIN')).toBeFocused()
  await page.keyboard.type('111111')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('登录名、密码或 PIN 不对')
  await tabTo(page, dialog.getByLabel('复核人 PIN'))
  await page.keyboard.press('Control+A')
  await page.keyboard.type(doctor.pin)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(rows.nth(1)).toContainText('已给')

  await expect(rows.nth(2)).toBeFocused()
  await page.keyboard.press('2')
  await page.getByRole('dialog').getByLabel('原因').fill('老人拒服')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(rows.nth(2)).toContainText('拒服')

  await expect(rows.nth(2)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('a')
  for (const name of [/阿司匹林/, /氯沙坦/]) {
    await tabTo(page, dialog.getByRole('checkbox', { name }))
    await page.keyboard.press('Space')
  }
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('已保存')).toBeVisible()

  const { counts, doses } = await client.medication.round({ at: dueAt, floorName: null })
  expect(counts).toMatchObject({ total: 5, given: 4, reasoned: 1, open: 0 })
  expect(doses.find(({ isHighRisk }) => isHighRisk)?.record).toMatchObject({
    ...{ recordedBy: '王护士', secondBy: '许医生', dose: 1 },
  })
  await expectNoPointer(page)
})
