import { expect, test } from 'vitest'
import { startOfDay } from '#shared/contract/days.ts'
import { noFacts } from '#shared/features/staff-files/staff-facts.rules.ts'
import type { StaffFileFacts } from '#shared/features/staff-files/staff-files.model.ts'
import { FACILITY } from '../../support/facility-record.ts'
import { rule } from '../../support/handover-home.ts'
import { createTestBackend } from '../../support/test-backend.ts'
import { office } from '../../support/test-records.ts'

async function house() {
  const home = await createTestBackend({ roles: ['director', 'office', 'auditor'] })
  home.clock.setNow(startOfDay('2026-03-01') + 9 * 3_600_000)
  const { client } = await home.signIn('office')
  home.backend.features.facility.service.save({ ...FACILITY, isFiled: true, filedOn: '2019-03-01' }, office)
  const hire = async (name: string, hiredOn: string, facts: Partial<StaffFileFacts> = {}) => {
    const { id } = await client.staff.hire({ name, sex: 'female', post: 'caregiver', hiredOn })
    const known = { ...noFacts, employmentForm: 'contract', education: 'junior-middle', earlierCareMonths: 0 } as const
    await client.staffFiles.saveFacts({ id, factsVersion: 0, facts: { ...known, ...facts } })
    return id
  }
  return { home, client, hire }
}

test('claims go from applied over approved to paid, keep every state, and bar a second one of the kind', async () => {
  const { home, client, hire } = await house()
  const id = await hire('三年', '2023-01-01')
  const young = await hire('差一天', '2023-01-02')
  const claim = {
    staffId: id,
    kind: 'service-3',
    year: 2026,
    state: 'applied',
    on: '2026-02-10',
    amount: null,
    note: null,
  } as const
  await expect(client.awards.claim({ ...claim, staffId: young })).rejects.toMatchObject(rule('AWARD_NOT_DUE'))
  await expect(client.awards.claim({ ...claim, on: '2026-04-01' })).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
  await expect(client.awards.claim({ ...claim, kind: 'x' })).rejects.toMatchObject(rule('AWARD_KIND_UNKNOWN'))
  const applied = await client.awards.claim(claim)
  expect(applied).toMatchObject({ amount: 3000, state: 'applied', name: '三年' })
  await expect(client.awards.claim(claim)).rejects.toMatchObject(rule('AWARD_CLAIMED'))
  const step = { id: applied.id, version: 1, on: '2026-02-20', note: null } as const
  await expect(client.awards.advance({ ...step, state: 'paid' })).rejects.toMatchObject(rule('AWARD_STATE_NOT_NEXT'))
  await client.awards.advance({ ...step, state: 'approved' })
  const paid = await client.awards.advance({ ...step, version: 2, on: '2026-03-01', state: 'paid' })
  expect(paid).toMatchObject({ state: 'paid', version: 3 })
  const { people, totals } = await client.awards.overview({ year: 2026 })
  expect(people.map(({ name }) => name)).toEqual(['三年', '差一天'])
  expect(totals.find(({ kind }) => kind === 'service-3')).toEqual({ kind: 'service-3', people: 1, amount: 3000 })
  // A year later it is known that it was paid.
  const next = await client.awards.overview({ year: 2027 })
  const lines = next.people[0]?.judgements.find(({ kind }) => kind === 'service-3')?.lines
  expect(lines?.find(({ rule: each }) => each === 'not-paid')).toMatchObject({ isMet: false, value: '2026-03-01' })
  const { client: auditor } = await home.signIn('auditor')
  expect((await auditor.awards.overview({ year: 2026 })).people).toHaveLength(2)
  await expect(auditor.awards.claim(claim)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('what the form lacks is named, and a payment of earlier years can be written down without being due', async () => {
  const { client, hire } = await house()
  const id = await hire('新人', '2025-06-01')
  const paid = {
    staffId: id,
    kind: 'entry-college',
    year: 2020,
    state: 'paid',
    on: '2020-08-01',
    amount: 5000,
    note: '前单位',
  } as const
  expect(await client.awards.claim(paid)).toMatchObject({ amount: 5000, state: 'paid' })
  const [person] = (await client.awards.overview({ year: 2026 })).people
  expect(person).toMatchObject({
    ...{ careMonths: 7, missing: ['idNumber', 'school', 'graduatedOn', 'bankAccount', 'contract', 'socialInsurance'] },
  })
})
