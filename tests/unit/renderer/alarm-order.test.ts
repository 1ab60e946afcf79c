import { describe, expect, it } from 'vitest'
import {
  applyAlarmChange,
  firstToClose,
  firstUnacknowledged,
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
