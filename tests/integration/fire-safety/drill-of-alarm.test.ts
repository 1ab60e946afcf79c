import { expect, onTestFinished, test } from 'vitest'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { RollCallId } from '#shared/contract/primitives.ts'
import { createTestBackend, type TestBackend } from '../../support/test-backend.ts'
import { admission } from '../../support/test-records.ts'

function hear(home: TestBackend, isThere: boolean): void {
  const payload = new TextEncoder().encode(JSON.stringify({ smoke: isThere, battery: 90 }))
  home.backend.features.devices.ingest.handle({ topic: 'zigbee2mqtt/厨房烟感', payload, retain: false, qos: 1 })
}

/** Two people in the house, smoke at three at night, and a roll-call in which the second one was found after three minutes. */
async function nightOfDrill() {
  const home = await createTestBackend({ roles: ['director', 'safety', 'caregiver', 'auditor'] })
  const early = (await home.signIn('director')).client
  const today = dayOf(home.clock.now())
  const place = { building: '1号楼', careType: 'nursing', stayMode: 'full-time', openedOn: '2025-01-01' } as const
  await early.beds.addRooms({ ...place, floor: '1层', rooms: [{ name: '101', beds: ['1', '2'] }] })
  for (const [index, bed] of (await early.beds.map({})).beds.entries()) {
    await early.residents.admit(admission(bed.id, addDays(today, -30), { name: index === 0 ? '林一' : '林二' }))
  }
  home.clock.setNow(startOfDay(addDays(today, 1)) + 3 * 3_600_000)
  const clientOf = async (role: 'director' | 'safety' | 'caregiver' | 'auditor') => (await home.signIn(role)).client
  const [director, nurse] = [await clientOf('director'), await clientOf('caregiver')]
  const { alarms } = home.backend.features
  alarms.start()
  onTestFinished(() => alarms.stop())
  hear(home, false)
  const [device] = (await director.devices.list()).filter(({ name }) => name.includes('烟感'))
  const target = { kind: 'place', place: '厨房' } as const
  await director.devices.bindTo({ id: device!.id, target, role: 'smoke', name: '烟感 厨房' })
  hear(home, true)
  const alarm = alarms.listOpen().find(({ kind }) => kind === 'smoke')!
  home.clock.advance(20_000)
  const call = await nurse.rollCall.open({ alarmId: alarm.id, isDrill: false })
  for (const { residentId } of call.people) {
    home.clock.advance(80_000)
    await nurse.rollCall.mark({ id: call.id, residentIds: [residentId], mark: 'evacuated' })
  }
  home.clock.advance(60_000)
  await nurse.rollCall.close({ id: call.id, note: null })
  await nurse.alarms.attend({ id: alarm.id, how: 'button' })
  home.clock.advance(600_000)
  await nurse.alarms.close({ id: alarm.id, reason: 'drill', note: '夜间拉动演练' })
  return { home, clientOf, alarm, call, day: dayOf(home.clock.now()) }
}

test('an alarm judged a drill waits for its record, takes over who was found when, and stays a duty until it is signed', async () => {
  const { home, clientOf, alarm, call, day } = await nightOfDrill()
  const safety = await clientOf('safety')
  const duties = async () =>
    (await safety.duties.list({})).duties
      .filter(({ kind }) => kind === 'drill-unwritten')
      .map(({ link, values, dueOn }) => ({ link, standing: values.standing, dueOn }))
  expect(await duties()).toEqual([{ link: `/drills?alarm=${alarm.id}`, standing: 'drill-to-record', dueOn: day }])

  const { drill, rollCall } = await safety.drills.fromAlarm({ alarmId: alarm.id, organizer: '李安全员' })
  // Twenty seconds to open the sheet, eighty for each of the two: the alarm was closed ten minutes after.
  expect(drill).toMatchObject({ evacuationSeconds: 180, arrivalSeconds: 240, rollCallId: call.id, state: 'to-report' })
  expect(rollCall).toEqual({
    ...{ id: call.id, openedAt: alarm.raisedAt + 20_000, closedAt: alarm.raisedAt + 240_000, toFind: 2, found: 0 },
    ...{ evacuated: 2, missing: 0, unchecked: 0, lastFoundAt: alarm.raisedAt + 180_000 },
  })
  const open = [{ link: `/drills/${drill.id}`, standing: 'drill-to-report', dueOn: addDays(day, 7) }]
  expect(await duties()).toEqual(open)

  const report = { staffCount: 4, residentCount: 2, staffNames: null, problems: '二楼轮椅不足', improvements: null }
  await safety.drills.report({ id: drill.id, report: { ...report, evaluation: '基本合格', attachmentIds: [] } })
  expect(await duties()).toMatchObject([{ standing: 'drill-to-sign' }])
  const hazard = await safety.hazards.report({
    ...{ foundOn: day, source: 'drill', category: 'care', place: '厨房', text: '二楼轮椅不足', attachmentIds: [] },
    ...{ alarmId: null, drillId: drill.id, reason: null, fixedText: null },
  })
  await safety.drills.sign({ id: drill.id })
  expect(await duties()).toEqual([])

  const lines = await safety.fireSafety.timeline({ from: day, until: day })
  expect(lines.find(({ kind }) => kind === 'alarm')?.outcome).toMatchObject({
    ...{ isClosed: true, drillId: drill.id, hazardId: hazard.id, rollCallAt: alarm.raisedAt + 20_000 },
  })
  expect(lines.map(({ kind }) => kind).sort()).toEqual(['alarm', 'drill', 'hazard-found'])

  // The auditor reads the numbers of a drill, and nobody's name.
  const auditor = await clientOf('auditor')
  expect((await auditor.drills.get({ id: drill.id })).rollCall).toEqual(rollCall)
  await expect(auditor.rollCall.get({ id: call.id })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(safety.rollCall.get({ id: 'x' as RollCallId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await safety.rollCall.get({ id: call.id })).people.map(({ name }) => name).sort()).toEqual(['林一', '林二'])
  expect(home.clock.now()).toBeGreaterThan(alarm.raisedAt)
})
