import { expect, test } from 'vitest'
import { startOfDay } from '#shared/contract/days.ts'
import type { StaffId } from '#shared/contract/primitives.ts'
import { noFacts } from '#shared/features/staff-files/staff-facts.rules.ts'
import type { StaffFileFacts } from '#shared/features/staff-files/staff-files.model.ts'
import { enterPapers } from '../../support/staff-papers.ts'
import { createTestBackend } from '../../support/test-backend.ts'

const HOUR = 3_600_000
const span = { from: '2026-07-01', until: '2026-11-20' }
const complete: StaffFileFacts = {
  ...noFacts,
  education: 'bachelor',
  phone: '13800001234',
  employmentForm: 'contract',
  socialInsurance: 'insured',
}
const idNumber = '11010519491231002X'

test('planted gaps are named, each once with the day it began, and nothing that was in order', async () => {
  const home = await createTestBackend({ roles: ['director', 'office'] })
  home.clock.setNow(startOfDay('2026-11-20') + 9 * HOUR)
  const { client } = await home.signIn('director')
  const hire = async (name: string, hiredOn: string): Promise<StaffId> =>
    (await client.staff.hire({ name, sex: 'female', post: 'caregiver', hiredOn })).id
  const [good, wanting] = [await hire('齐全', '2026-01-01'), await hire('欠缺', '2026-01-01')]
  await client.staffFiles.saveFacts({ id: good, factsVersion: 0, facts: { ...complete, idNumber } })
  await client.staffFiles.saveFacts({ id: wanting, factsVersion: 0, facts: { ...complete, phone: null } })
  await enterPapers(client, good, '2026-01-01')
  await client.staffFiles.addCertificate({
    ...{ staffId: wanting, kind: 'health', number: null, issuer: null, issuedOn: '2026-01-01' },
    ...{ validUntil: '2026-05-31', skillLevel: null },
  })
  const contract = { kind: 'fixed-term', number: null, fromOn: '2026-01-01' } as const
  await client.staffFiles.addContract({ ...contract, staffId: good, untilOn: '2026-12-31' })
  await client.staffFiles.addContract({ ...contract, staffId: wanting, untilOn: '2026-08-31' })
  for (const day of ['2026-06-20', '2026-09-01']) {
    await client.dutyRoster.set({
      ...{ slot: { day, post: 'care', shift: 'day' }, basedOn: null, reason: '补排' },
      people: [good, wanting].map((staffId) => ({ staffId, name: 'x' })),
    })
  }
  const fromAt = startOfDay('2026-03-02') + 14 * HOUR
  const { id } = await client.training.hold({
    ...{ planId: null, category: 'fire-safety', topic: '灭火器', content: null, lecturer: '李', mode: 'on-site' },
    ...{
      fromAt,
      untilAt: fromAt + 2 * HOUR,
      hours: 2,
      exam: 'none',
      passScore: null,
      readerId: null,
      invitedIds: [good],
    },
  })
  await client.training.mark({ id, changes: [{ staffId: good, isPresent: true }], reason: null })
  await client.training.close({ id, version: 1 })

  const { staffFiles, training } = home.backend.features
  const contributors = [...staffFiles.evidenceContributors, training.evidenceContributor]
  const gapsOf = (topic: string, within = span) =>
    contributors
      .find((each) => each.topic === topic)
      ?.collect(within)
      .gaps.map(({ key, on }) => [key, on])
  expect(gapsOf('staff-files')).toEqual([[`staff-file-incomplete:${wanting}`, '2026-01-01']])
  expect(gapsOf('health-certificates')).toEqual([[`health-certificate-lapsed:${wanting}:2026-06-01`, '2026-06-01']])
  expect(gapsOf('pre-job-training')).toEqual([[`pre-job-missing:${wanting}`, '2026-06-20']])
  expect(gapsOf('staff-contracts')).toEqual([[`contract-lapsed:${wanting}:2026-09-01`, '2026-09-01']])
  // A half counts when its last day lies in the span.
  expect(gapsOf('staff-training')).toEqual([])
  expect(gapsOf('staff-training', { from: '2026-06-30', until: '2026-06-30' })).toEqual([
    [`safety-training-missing:${wanting}:2026-06-30`, '2026-06-30'],
  ])
  expect(gapsOf('health-certificates', { from: '2026-01-01', until: '2026-05-31' })).toEqual([])
  expect(gapsOf('staff-contracts', { from: '2026-01-01', until: '2026-08-31' })).toEqual([])
  expect(gapsOf('staff-ratio')).toEqual([])
})
