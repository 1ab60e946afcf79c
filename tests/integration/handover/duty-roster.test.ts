import { beforeEach, expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import type { RecordId, StaffId } from '#shared/contract/primitives.ts'
import type { DutyPerson, DutySlot } from '#shared/features/duty-roster/duty-roster.model.ts'
import { mondayOf } from '#shared/features/duty-roster/duty-roster.rules.ts'
import { rule } from '../../support/handover-home.ts'
import { enterPapers } from '../../support/staff-papers.ts'
import { createVitalsHome, type VitalsHome } from '../../support/vitals-home.ts'

let home: VitalsHome
let wu: DutyPerson
beforeEach(async () => {
  home = await createVitalsHome()
  const hired = { name: '吴美珍', sex: 'female', post: 'caregiver', hiredOn: addDays(home.today, -30) } as const
  const { id } = await home.director.staff.hire(hired)
  await enterPapers(home.director, id, hired.hiredOn)
  wu = { staffId: id, name: '吴美珍' }
})

const written = (name: string): DutyPerson => ({ staffId: null, name })
const slot = (day: string, part: Partial<DutySlot> = {}): DutySlot => ({ day, post: 'leader', shift: null, ...part })
const set = (where: DutySlot, people: DutyPerson[], part: { basedOn?: RecordId; reason?: string } = {}) =>
  home.director.dutyRoster.set({ slot: where, people, basedOn: part.basedOn ?? null, reason: part.reason ?? null })

test('a slot holds people of the register and written names; a change replaces the row before, and both stay', async () => {
  const first = await set(slot(home.today), [{ ...wu, name: '写错的名字' }, written('陈院长')])
  expect(first).toMatchObject({ people: [wu, written('陈院长')], recordedBy: 'person director', replacesId: null })
  const second = await set(slot(home.today), [written('陈院长')], { basedOn: first.id })
  const { cells, findings, from } = await home.nurse.dutyRoster.week({ of: home.today })
  expect(cells).toEqual([second])
  expect([findings, from]).toEqual([[], mondayOf(home.today)])
  expect((await home.nurse.dutyRoster.historyOf(slot(home.today))).map(({ id }) => id)).toEqual([second.id, first.id])
})

test('a day that is over is changed with a reason only', async () => {
  const yesterday = slot(addDays(home.today, -1))
  await expect(set(yesterday, [wu])).rejects.toMatchObject(rule('DUTY_DAY_OVER'))
  expect(await set(yesterday, [wu], { reason: '当日漏排' })).toMatchObject({ reason: '当日漏排' })
  // Of a day to come no reason is kept.
  expect(await set(slot(home.today), [wu], { reason: '调班' })).toMatchObject({ reason: null })
})

test('refuses what was changed elsewhere, nobody’s id, who does not work here that day, a person twice, a shift out of place', async () => {
  const first = await set(slot(home.today), [wu])
  await expect(set(slot(home.today), [])).rejects.toMatchObject({
    code: 'EDIT_CONFLICT',
    data: { theirs: { id: first.id } },
  })
  const tomorrow = slot(addDays(home.today, 1))
  await expect(set(tomorrow, [{ staffId: 'x' as StaffId, name: 'x' }])).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const early = slot(addDays(home.today, -40))
  await expect(set(early, [wu], { reason: '补排' })).rejects.toMatchObject(rule('DUTY_PERSON_NOT_EMPLOYED'))
  await expect(set(tomorrow, [wu, wu])).rejects.toMatchObject(rule('DUTY_PERSON_TWICE'))
  await expect(set(slot(home.today, { shift: 'day' }), [wu])).rejects.toMatchObject(rule('DUTY_SHIFT_MISPLACED'))
  await expect(set(slot(home.today, { post: 'care' }), [wu])).rejects.toMatchObject(rule('DUTY_SHIFT_MISPLACED'))
  await expect(
    home.nurse.dutyRoster.set({ slot: tomorrow, people: [], basedOn: null, reason: null }),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('last week is copied into the gaps of days to come, without who has left', async () => {
  const monday = addDays(mondayOf(home.today), 7)
  const left = await home.director.staff.hire({
    ...{ name: '林雅惠', sex: 'female', post: 'caregiver', hiredOn: addDays(home.today, -30) },
  })
  const care = { post: 'care', shift: 'night' } as const
  await set(slot(addDays(monday, -5), care), [wu, { staffId: left.id, name: left.name }], { reason: '补排' })
  await set(slot(addDays(monday, -4)), [written('陈院长')], { reason: '补排' })
  await set(slot(addDays(monday, 3)), [written('王护士长')])
  await home.director.staff.leave({ id: left.id, version: 1, leftOn: home.today, reason: '离职' })
  expect(await home.director.dutyRoster.copyLastWeek({ of: addDays(monday, 2) })).toEqual({ count: 1 })
  const { cells } = await home.director.dutyRoster.week({ of: monday })
  expect(cells.map(({ day, post, people }) => [day, post, people.map(({ name }) => name)])).toEqual([
    [addDays(monday, 2), 'care', ['吴美珍']],
    [addDays(monday, 3), 'leader', ['王护士长']],
  ])
  expect(await home.director.dutyRoster.copyLastWeek({ of: monday })).toEqual({ count: 0 })
})
