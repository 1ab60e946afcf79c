import { expect, test } from 'vitest'
import { createIncidentsFeature } from '#main/features/incidents/index.ts'
import { createStaffFeature } from '#main/features/staff/index.ts'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import { admission, createTestRecords, office, refusalOf } from '../../support/test-records.ts'

test('a caregiver counts on the roll until the day of leaving, and stays in the record', () => {
  const home = createTestRecords()
  const { service } = createStaffFeature(home)
  const hired = service.hire({ name: '陈美玉', sex: 'female', post: 'caregiver', hiredOn: '2026-03-01' }, office)
  const leave = { id: hired.id, leftOn: '2026-10-15', reason: 'moved away' }
  expect(refusalOf(() => service.leave({ ...leave, version: 9 }, office))).toEqual({ code: 'EDIT_CONFLICT' })
  expect(refusalOf(() => service.leave({ ...leave, version: 1, leftOn: '2026-02-01' }, office))).toEqual({
    code: 'DAY_BEFORE_START',
  })
  service.leave({ ...leave, version: 1 }, office)
  const rollOf = (on: string) => service.list(on).map((member) => member.id)
  expect([rollOf('2026-10-14'), rollOf('2026-10-15'), service.list().length]).toEqual([[hired.id], [], 1])
  home.dispose()
})

test('a fall is in the register of its time and on the timeline of the resident', () => {
  const home = createTestRecords()
  const incidents = createIncidentsFeature({ ...home, residents: home.residents })
  const [bed] = home.addBeds(1)
  const residentId = home.residents.acts.admit(admission(bed!, '2026-10-01'), office)
  const occurredAt = startOfDay('2026-10-20') + 3_600_000
  const fall = { kind: 'fall', occurredAt, residentId, place: '走廊', summary: '起身时滑倒' } as const
  const recorded = incidents.record(fall, office)
  expect(incidents.list(startOfDay('2026-10-20'), startOfDay(addDays('2026-10-20', 1)))).toEqual([recorded])
  expect(incidents.timelineContributor(residentId)).toMatchObject([
    { kind: 'incident', on: '2026-10-20', values: { incidentKind: 'fall' } },
  ])
  const ahead = { ...fall, occurredAt: home.clock.now() + 1 }
  expect(refusalOf(() => incidents.record(ahead, office))).toEqual({ code: 'DAY_IN_FUTURE' })
  home.dispose()
})
