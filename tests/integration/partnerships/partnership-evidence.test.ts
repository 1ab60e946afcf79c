import { expect, test } from 'vitest'
import { addDays, addMonths } from '#shared/contract/days.ts'
import type { EvidenceSpan, EvidenceTopic } from '#shared/features/binder/evidence.model.ts'
import { createPartnershipHome, type PartnershipHome } from '../../support/partnership-home.ts'

function collect(home: PartnershipHome, topic: EvidenceTopic, span: EvidenceSpan) {
  const { partnerships, healthFiles } = home.backend.features
  const all = [...partnerships.evidenceContributors, healthFiles.evidenceContributor]
  const found = all.find((each) => each.topic === topic)
  if (!found) throw new Error(`no contributor of ${topic}`)
  return found.collect(span)
}
const named = ({ gaps }: { gaps: { kind: string; on: string }[] }) => gaps.map(({ kind, on }) => `${kind} ${on}`)

test('days without an agreement and a licence that ran out are named, each once with the day it began, and nothing else', async () => {
  const home = await createPartnershipHome()
  const { today } = home
  const span = { from: today, until: addDays(today, 100) }
  expect(named(collect(home, 'medical-partnership', span))).toEqual([`partnership-missing ${today}`])
  const partner = (await home.addPartner({ licenceUntil: addDays(today, 60) })).id
  const other = (await home.addPartner({ name: '市医院' })).id
  await home.sign(partner, { untilOn: addDays(today, 30) })
  await home.sign(partner, { number: '2', fromOn: addDays(today, 20), untilOn: addDays(today, 40) })
  await home.sign(other, { number: '3', fromOn: addDays(today, 45), untilOn: addDays(today, 90) })
  const first = collect(home, 'medical-partnership', span)
  expect(first.records).toHaveLength(3)
  expect(named(first)).toEqual([
    `partnership-missing ${addDays(today, 41)}`,
    `partnership-missing ${addDays(today, 91)}`,
  ])
  // The gap reaches back before the span that asks for it.
  const late = { from: addDays(today, 43), until: addDays(today, 60) }
  expect(named(collect(home, 'medical-partnership', late))).toEqual([`partnership-missing ${addDays(today, 41)}`])
  expect(named(collect(home, 'medical-partnership', { from: today, until: addDays(today, 40) }))).toEqual([])
  await home.sign(partner, { number: '4', fromOn: addDays(today, 41), untilOn: addDays(today, 70) })
  expect(named(collect(home, 'medical-partnership', late))).toEqual([])
  expect(named(collect(home, 'medical-partnership', { from: today, until: addDays(today, 90) }))).toEqual([
    `partner-licence-expired ${addDays(today, 61)}`,
  ])
})

test('visits that were owed and not made are named by their day', async () => {
  const home = await createPartnershipHome()
  const { today } = home
  const partner = (await home.addPartner()).id
  const doctor = (await home.addDoctor(partner)).id
  const { id } = await home.sign(partner, { services: [{ service: 'visit', frequency: { per: 'month', times: 1 } }] })
  const due = (await home.director.partnerships.plan({ from: today, until: addDays(today, 130) })).map(
    ({ dueOn }) => dueOn,
  )
  for (const day of [addDays(today, 5), addDays(due[2]!, -3)]) {
    home.goTo(day)
    await home.visit(id, doctor, { seen: [home.seen(home.lin)] })
  }
  home.goTo(addDays(today, 130))
  const evidence = collect(home, 'medical-visits', { from: today, until: addDays(today, 130) })
  expect(evidence.records.map(({ values }) => values.people)).toEqual([1, 1])
  expect(named(evidence)).toEqual([`medical-visit-missed ${due[1]}`, `medical-visit-missed ${due[3]}`])
})

test('who had no health file or an overdue check-up on some day of the span is named, and whoever was in order is not', async () => {
  const home = await createPartnershipHome()
  const { today, director } = home
  const admittedOn = addDays(today, -60)
  const record = (residentId: typeof home.lin, kind: 'health-file' | 'check-up', on: string) =>
    director.healthFiles.record({
      residentId,
      facts:
        kind === 'check-up' ? { kind, on, institution: '卫生院', result: '正常' } : { kind, on, institution: '卫生院' },
    })
  await record(home.lin, 'health-file', addDays(today, -40))
  await record(home.chen, 'health-file', addDays(today, -20))
  await record(home.lin, 'check-up', addDays(today, -400))
  await record(home.chen, 'check-up', addDays(today, -10))
  await record(home.huang, 'check-up', addDays(today, -30))
  const span = { from: admittedOn, until: today }
  const fileOwed = addDays(admittedOn, 31)
  expect(named(collect(home, 'health-files', span)).sort()).toEqual(
    [
      `health-file-missing ${fileOwed}`,
      `health-file-missing ${fileOwed}`,
      `check-up-overdue ${addDays(addMonths(addDays(today, -400), 12), 1)}`,
    ].sort(),
  )
  const later = collect(home, 'health-files', { from: addDays(today, -15), until: today })
  expect(later.gaps.map(({ kind, values }) => `${kind} ${values.name}`).sort()).toEqual([
    'check-up-overdue 林秀英',
    'health-file-missing 黄金莲',
  ])
  // Whoever left before the file was owed owes nothing.
  home.goTo(today)
  const duties = await home.duties('check-up-overdue')
  expect(duties).toMatchObject([{ values: { residents: 1 }, dueOn: addMonths(addDays(today, -400), 12) }])
})
