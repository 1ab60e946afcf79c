import { expect, onTestFinished, test } from 'vitest'
import { createManualClock } from '#main/platform/clock.ts'
import type { BedId, ResidentId } from '#shared/contract/primitives.ts'
import { AlarmKind } from '#shared/features/alarms/alarms.model.ts'
import { createLiveHome } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

function openHome() {
  const clock = createManualClock(Date.UTC(2026, 9, 31, 15, 30))
  const home = createLiveHome({ folder: makeTemporaryFolder(), clock })
  onTestFinished(() => home.close())
  home.records.exec(`INSERT INTO residents (id, name, sex, pinyin, initials, created_at)
    VALUES ('wang', '王秀英', 'female', '', '', 0), ('lin', '林阿妹', 'female', '', '', 0)`)
  let count = 0
  function raise(kind: AlarmKind, residentId: string | null, values: Record<string, number> = {}): void {
    count += 1
    home.alarms.service.raise({
      ...{ conditionKey: `${kind}:${count}`, kind, priority: 'high' as const, values, isFromStartUp: false },
      ...{ deviceId: null, bedId: 'bed-1' as BedId, residentId: residentId as ResidentId | null },
      ...{ placeLabel: '201-1', surname: '王' },
    })
  }
  const lines = (id: string) => home.alarms.timelineContributor(id as ResidentId)
  return { clock, home, raise, lines }
}

test('bell, fall, vital signs and night absence stand in the life of the resident, a device trouble does not', () => {
  const { raise, lines } = openHome()
  for (const kind of AlarmKind.options) raise(kind, 'wang')
  raise('call-bell', 'lin')
  raise('call-bell', null)
  const shown = lines('wang').map(({ values }) => values.alarmKind)
  // A suspected fall and lying still are held back first; nothing of them is an alarm yet.
  expect(shown.sort()).toEqual([
    'blood-pressure',
    'body-temperature',
    'call-bell',
    'fall',
    'glucose',
    'heart-rate-high',
    'heart-rate-low',
    'no-movement',
    'out-of-bed',
    'respiration-high',
    'respiration-low',
    'spo2-low',
  ])
})

test('a line tells the day of the home, the place, what was measured and its limit', () => {
  const { clock, raise, lines } = openHome()
  clock.advance(60 * 60_000)
  raise('respiration-low', 'wang', { value: 6, limit: 8 })
  expect(lines('wang')).toMatchObject([
    {
      kind: 'alarm',
      on: '2026-11-01',
      record: null,
      values: { place: '201-1', measured: 6, limit: 8, closeReason: null, at: clock.now() },
    },
  ])
})

test('the newest 200 are read by an index, however many there are', () => {
  const { clock, home, raise, lines } = openHome()
  for (let press = 0; press < 205; press += 1) {
    clock.advance(1_000)
    raise('call-bell', 'wang')
  }
  const shown = lines('wang')
  expect([shown.length, shown[0]?.values.at]).toEqual([200, clock.now()])
  const plan = home.records
    .prepare("EXPLAIN QUERY PLAN SELECT id FROM alarms WHERE resident_id = 'wang' ORDER BY raised_at DESC LIMIT 200")
    .all() as { detail: string }[]
  expect(plan.map(({ detail }) => detail).join()).toContain('alarms_by_resident')
})
