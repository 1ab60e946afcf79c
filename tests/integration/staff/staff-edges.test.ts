import { beforeEach, expect, test } from 'vitest'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { StaffId } from '#shared/contract/primitives.ts'
import { noFacts } from '#shared/features/staff-files/staff-facts.rules.ts'
import type { CertificateFacts } from '#shared/features/staff-files/staff-files.model.ts'
import { FACILITY } from '../../support/facility-record.ts'
import { rule } from '../../support/handover-home.ts'
import { createTestBackend, type TestBackend, type TestClient } from '../../support/test-backend.ts'
import { office } from '../../support/test-records.ts'

const today = '2026-11-20'
let home: TestBackend
let client: TestClient
beforeEach(async () => {
  home = await createTestBackend({ roles: ['director'] })
  home.clock.setNow(startOfDay(today) + 9 * 3_600_000)
  client = (await home.signIn('director')).client
})
const hire = async (name: string, post: 'caregiver' | 'cook' | 'driver' | 'nurse' | 'senior-nurse' | 'clerk') =>
  (await client.staff.hire({ name, sex: 'female', post, hiredOn: '2020-01-01' })).id
const certify = (staffId: StaffId, kind: string, issuedOn: string, part: Partial<CertificateFacts> = {}) =>
  client.staffFiles.addCertificate({
    ...{ staffId, kind, issuedOn, number: null, issuer: null, validUntil: null, skillLevel: null, ...part },
  })
const lineOf = async (name: string) => (await client.staffFiles.list({})).lines.find((line) => line.name === name)
const duties = async (kind: string) =>
  (await client.duties.list({ untilOn: addDays(today, 90) })).duties.filter((duty) => duty.kind === kind)

test('an expired health certificate of a post that asks for none is no open paper', async () => {
  const driver = await hire('司机', 'driver')
  const cook = await hire('厨师', 'cook')
  for (const id of [driver, cook]) await certify(id, 'health', '2024-01-01')
  expect((await lineOf('司机'))?.health.state).toBe('unneeded')
  expect((await lineOf('厨师'))?.health.state).toBe('expired')
  const { figures, checks } = await client.reports.preview({ code: 'R06', period: '2026-11' })
  expect(figures.find(({ name }) => name.includes('健康证'))?.rowIds).toEqual([cook])
  expect(checks.find(({ code }) => code === '7.health')?.rows.map(({ label }) => label)).toEqual(['厨师'])
})

test('the trade level is that of a caregiver certificate, and R06 names what else somebody is qualified by', async () => {
  const carer = await hire('护理员', 'caregiver')
  const nurse = await hire('护士', 'nurse')
  await certify(carer, 'ability-assessor', '2022-01-01', { skillLevel: 3, number: 'A3' })
  await certify(carer, 'skill', '2023-01-01', { skillLevel: 4, number: 'S4' })
  await certify(nurse, 'nurse-licence', '2025-01-01', { number: 'N1' })
  await certify(nurse, 'no-crime', '2025-02-01', { number: 'X' })
  await hire('文员', 'clerk')
  expect((await lineOf('护理员'))?.skillLevel).toBe(4)
  const { table } = await client.reports.preview({ code: 'R06', period: '2026-11' })
  expect(table?.rows.map(({ cells }) => [cells.skill, cells.certificateNumber]).sort()).toEqual(
    [
      ['四级/中级工', 'S4'],
      ['护士执业证', 'N1'],
      [null, null],
    ].sort(),
  )
})

test('a certificate nobody must hold is told when it has run out, as long as its holder keeps the post', async () => {
  const [cook, mover] = [await hire('厨师', 'cook'), await hire('转岗', 'cook')]
  for (const id of [cook, mover]) await certify(id, 'food-safety', '2025-06-01')
  await client.staff.changePost({ id: mover, version: 1, post: 'driver', fromOn: '2026-09-01', reason: '转岗' })
  const told = (await duties('certificate-ends')).filter(({ key }) => key.includes('food-safety'))
  expect(told).toMatchObject([{ values: { count: 1, names: '厨师', day: '2026-05-31' } }])
})

test('R15 counts 护师 among the nurses', async () => {
  await hire('护士', 'nurse')
  await hire('护师', 'senior-nurse')
  const { figures } = await client.reports.preview({ code: 'R15', period: '2026-12' })
  expect(figures.find(({ name }) => name.includes('护士'))?.value).toBe(2)
})

test('awards: no application of a year to come, none of another year, none that begins approved', async () => {
  home.backend.features.facility.service.save({ ...FACILITY, isFiled: true, filedOn: '2019-03-01' }, office)
  const id = (await client.staff.hire({ name: '两年', sex: 'female', post: 'caregiver', hiredOn: '2024-06-01' })).id
  const known = { ...noFacts, employmentForm: 'contract', education: 'junior-middle', earlierCareMonths: 0 } as const
  await client.staffFiles.saveFacts({ id, factsVersion: 0, facts: known })
  const claim = (part: object) =>
    client.awards.claim({
      ...{ staffId: id, kind: 'service-3', year: 2026, state: 'applied', on: today, amount: null, note: null, ...part },
    })
  await expect(claim({ year: 2028 })).rejects.toMatchObject({ code: 'DAY_IN_FUTURE', data: { where: 'year' } })
  await expect(claim({ state: 'approved' })).rejects.toMatchObject(rule('AWARD_STATE_NOT_NEXT'))
  await expect(claim({ state: 'applied', on: '2025-12-31' })).rejects.toMatchObject({
    ...{ code: 'DAY_BEFORE_START', data: { where: 'on' } },
  })
})

test('R19 shows the claim of its own year, and earlier payments only', async () => {
  home.backend.features.facility.service.save({ ...FACILITY, isFiled: true, filedOn: '2019-03-01' }, office)
  const id = await hire('五年', 'caregiver')
  const known = { ...noFacts, employmentForm: 'contract', education: 'bachelor', earlierCareMonths: 0 } as const
  const full = { ...known, isFullTimeEducation: true, graduatedOn: '2019-06-30' }
  await client.staffFiles.saveFacts({ id, factsVersion: 0, facts: full })
  const about = { staffId: id, on: '2026-02-01', amount: null, note: null }
  await client.awards.claim({ ...about, kind: 'entry-college', year: 2024, state: 'applied', on: '2024-03-01' })
  const [old] = (await client.awards.overview({ year: 2026 })).people[0]!.claims
  await client.awards.advance({ id: old!.id, version: 1, state: 'refused', on: '2024-05-01', note: '材料不全' })
  await client.awards.claim({ ...about, kind: 'entry-college', year: 2026, state: 'paid' })
  await client.awards.claim({ ...about, kind: 'service-3', year: 2026, state: 'applied' })
  const { table } = await client.reports.preview({ code: 'R19', period: '2026-12' })
  expect(table?.rows.map(({ cells }) => [cells.amount, cells.paid, cells.state])).toEqual([
    [6000, '无记录', '已发放'],
    [3000, '2026-02-01 6000 元', '已申报'],
  ])
})
