import { beforeEach, expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import { createVitalsHome, type VitalsHome } from '../../support/vitals-home.ts'

let home: VitalsHome
beforeEach(async () => {
  home = await createVitalsHome()
})

const agreement = (fromOn: string) => ({ fromOn, toOn: null, monthlyFee: null, number: null })
const set = (consent: { name: string; relation: string; on: string } | null, fromOn = home.today) =>
  home.director.residents.setCareLevel({ id: home.lin, careLevel: 'nursing', fromOn, consent })
const duties = async () =>
  (await home.director.duties.list({})).duties
    .filter(({ kind, values }) => kind.startsWith('care-level') && values.residentId === home.lin)
    .map(({ kind }) => kind)

test('a care level nobody agreed to is a duty until a consent or an agreement that begins with it is on record', async () => {
  await set(null)
  expect(await duties()).toEqual(['care-level-unagreed'])
  await set({ name: '林建国', relation: '儿子', on: home.today })
  expect(await duties()).toEqual([])
  const entries = await home.nurse.residents.timeline({ id: home.lin })
  const [level] = entries.filter(({ kind, voided }) => kind === 'care-level' && voided === null)
  expect(level?.values).toMatchObject({ careLevel: 'nursing', agreedBy: '林建国 儿子' })
})

test('the service agreement that begins with the level is its consent', async () => {
  const since = addDays(home.today, -3)
  await set(null, since)
  await home.director.residents.setAgreement({ id: home.lin, agreement: agreement(addDays(since, -9)) })
  expect(await duties()).toEqual(['care-level-unagreed'])
  await home.director.residents.setAgreement({ id: home.lin, agreement: agreement(since) })
  expect(await duties()).toEqual([])
})

test('an assessment made since that proposes another level asks somebody to look', async () => {
  await set({ name: '林秀英', relation: '本人', on: home.today }, addDays(home.today, -9))
  const assess = (level: 3 | 4) =>
    home.director.residents.recordAbilityLevel({ id: home.lin, level, assessedOn: home.today, reportNumber: null })
  await assess(3)
  expect(await duties()).toEqual([])
  await assess(4)
  expect(await duties()).toEqual(['care-level-differs'])
})

test('a consent given tomorrow is refused', async () => {
  const consent = { name: '林建国', relation: '儿子', on: addDays(home.today, 1) }
  await expect(set(consent)).rejects.toMatchObject({ code: 'DAY_IN_FUTURE', data: { where: 'consent' } })
})
