import { describe, expect, it } from 'vitest'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import {
  applyAlarmChange,
  firstToAttend,
  firstToClose,
  firstUnacknowledged,
  groupAlarms,
  sortAlarms,
} from '../../../src-renderer/features/alarms/alarm-order.ts'
import { anAlarm } from '../../support/wall-fixtures.ts'

describe('order of the open alarms', () => {
  it('puts the newest high alarm before older and lesser ones', () => {
    const sorted = sortAlarms([
      anAlarm({ id: 'low-new', priority: 'low', raisedAt: 900 }),
      anAlarm({ id: 'high-old', priority: 'high', raisedAt: 100 }),
      anAlarm({ id: 'medium', priority: 'medium', raisedAt: 500 }),
      anAlarm({ id: 'high-new', priority: 'high', raisedAt: 300 }),
    ])
    expect(sorted.map((alarm) => alarm.id)).toEqual(['high-new', 'high-old', 'medium', 'low-new'])
  })

  it('keeps an alarm somebody has taken behind those nobody has taken, within its priority', () => {
    const sorted = sortAlarms([
      anAlarm({ id: 'taken', priority: 'high', state: 'acknowledged', raisedAt: 900 }),
      anAlarm({ id: 'waiting', priority: 'high', raisedAt: 100 }),
      anAlarm({ id: 'lesser', priority: 'medium', raisedAt: 950 }),
    ])
    expect(sorted.map((alarm) => alarm.id)).toEqual(['waiting', 'taken', 'lesser'])
  })

  it('lets one key take the first waiting alarm and another close the first taken one', () => {
    const sorted = sortAlarms([
      anAlarm({ id: 'taken', priority: 'high', state: 'acknowledged' }),
      anAlarm({ id: 'waiting', priority: 'low' }),
    ])
    expect(firstUnacknowledged(sorted)?.id).toBe('waiting')
    expect(firstToClose(sorted)?.id).toBe('taken')
    expect(firstUnacknowledged(sorted.slice(0, 1))).toBeUndefined()
  })

  it('keeps a silenced alarm last within its priority, and somebody at the bed before it', () => {
    const sorted = sortAlarms([
      anAlarm({ id: 'silenced', shelvedUntil: 9_000, raisedAt: 900 }),
      anAlarm({ id: 'attended', state: 'attended', raisedAt: 800 }),
      anAlarm({ id: 'acknowledged', state: 'acknowledged', raisedAt: 700 }),
      anAlarm({ id: 'calling', raisedAt: 100 }),
    ])
    expect(sorted.map((alarm) => alarm.id)).toEqual(['calling', 'acknowledged', 'attended', 'silenced'])
    expect(firstUnacknowledged(sorted)?.id).toBe('calling')
    expect(firstToAttend(sorted)?.id).toBe('acknowledged')
    expect(firstToClose(sorted)?.id).toBe('attended')
  })

  const event = 'event' as Alarm['groupId']
  it('shows alarms about one event as one card, led by the most urgent, and hides none', () => {
    const sorted = sortAlarms([
      anAlarm({ id: 'fall', groupId: event, priority: 'high' }),
      anAlarm({ id: 'up', groupId: event, priority: 'medium' }),
      anAlarm({ id: 'bell', priority: 'high', raisedAt: 5 }),
    ])
    const groups = groupAlarms(sorted)
    expect(groups.map(({ lead, members }) => [lead.id, members.length])).toEqual([
      ['bell', 1],
      ['fall', 2],
    ])
  })

  it('replaces a changed alarm and drops a closed one', () => {
    const open = [anAlarm({ id: 'a' }), anAlarm({ id: 'b' })]
    const changed = applyAlarmChange(open, { alarm: anAlarm({ id: 'a', state: 'acknowledged' }) })
    expect(changed.find((alarm) => alarm.id === 'a')?.state).toBe('acknowledged')
    expect(changed).toHaveLength(2)
    expect(applyAlarmChange(changed, { alarm: anAlarm({ id: 'b', state: 'closed' }) }).map((each) => each.id)).toEqual([
      'a',
    ])
  })
})
