// A home with three people whose drugs the home keeps, and two people at one seat who may give them.
import { createRouterClient } from '@orpc/server'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { DoseEntry } from '#shared/features/medication/medication.model.ts'
import type { PrescriptionContent } from '#shared/features/medication/prescriptions.model.ts'
import { testPassword, testPin } from './test-backend.ts'
import { createVitalsHome } from './vitals-home.ts'

export const tablet: PrescriptionContent = {
  ...{ drugName: '氨氯地平', strength: '5 mg', form: '片剂', route: 'oral', dose: 1, unit: 'tablet' },
  ...{ doseMin: null, doseMax: null, prescriber: '许医生', orderedOn: '2026-01-01', isHighRisk: false },
  ...{ highRiskReason: null, allergyReason: null, note: null },
  schedule: { kind: 'fixed', frequency: { days: { kind: 'daily' }, times: ['08:00', '20:00'] } },
}
export const asNeeded: PrescriptionContent = {
  ...tablet,
  ...{ drugName: '对乙酰氨基酚', strength: '0.5 g', doseMin: 1, doseMax: 2 },
  schedule: { kind: 'as-needed', indication: '疼痛', leastHours: 6, mostPerDay: 2 },
}
export const insulin: PrescriptionContent = {
  ...tablet,
  ...{
    drugName: '门冬胰岛素',
    strength: '300 单位/3 ml',
    form: '注射液',
    route: 'subcutaneous',
    dose: 8,
    unit: 'unit',
  },
  isHighRisk: true,
}
export const rule = (code: string) => ({ code: 'RULE_BROKEN', data: { values: { rule: code } } })

export type MedicationHome = Awaited<ReturnType<typeof createMedicationHome>>

/** The clock stands at 07:00 of today; everybody's drugs are kept by the home. `nurse` and the clinician know the nurse's seat. */
export async function createMedicationHome() {
  const home = await createVitalsHome()
  const { director, today } = home
  const goTo = (hours: number, day = today): void => home.clock.setNow(startOfDay(day) + hours * 3_600_000)
  goTo(7)
  for (const login of ['caregiver', 'clinician', 'administrator']) {
    await home.backend.features.accounts.setPinOf(login, testPin)
  }
  // The clinician signed in at this seat before the nurse took it over.
  const seat = home.openSeat('station')
  for (const loginName of ['administrator', 'clinician', 'caregiver']) {
    await seat.client.accounts.signIn({ loginName, password: testPassword })
  }
  const signedIn = home.backend.contextFor(seat.seatId).resolveSeat({ isBackground: false })
  const nurse = createRouterClient(home.backend.router, {
    context: { seatId: seat.seatId, resolveSeat: () => signedIn },
  })
  const agree = (residentId: ResidentId, custody: 'self' | 'staff' = 'staff') =>
    director.medication.agree({
      ...{ residentId, custody, signedBy: '林建国', relation: '儿子', fromOn: today, untilOn: null, reason: null },
    })
  for (const id of [home.lin, home.chen, home.huang]) await agree(id)
  const second = { userId: home.userIds.get('clinician')!, pin: testPin }
  return {
    ...{ ...home, nurse, goTo, agree, second },
    prescribe: (residentId: ResidentId, content: Partial<PrescriptionContent> = {}, fromOn = today) =>
      director.medication.prescribe({
        ...{ residentId, content: { ...tablet, ...content }, fromOn, replacesId: null, reason: null },
      }),
    give: (key: string, part: Partial<DoseEntry> = {}, by: typeof second | null = null) =>
      nurse.medication.record({
        entries: [{ key, outcome: 'given', dose: null, at: null, reason: null, note: null, isChecked: true, ...part }],
        second: by,
      }),
    receive: (residentId: ResidentId, part: object = {}) =>
      director.medication.receive({
        ...{ residentId, drugName: '氨氯地平', strength: '5 mg', unit: 'tablet' as const, quantity: 28 },
        ...{ batchNumber: 'A1', expiresOn: addDays(today, 300), receivedOn: today, broughtBy: '林建国', reason: null },
        ...part,
      }),
    key: (id: RecordId, time: string, day = today) => `${id}:${day}:${time}`,
  }
}
