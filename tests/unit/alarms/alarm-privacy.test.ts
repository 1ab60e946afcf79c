import { expect, test } from 'vitest'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { withoutBodyValues, withoutPerson } from '#shared/features/alarms/alarm-privacy.rules.ts'
import { anAlarm } from '../../support/wall-fixtures.ts'

const told = {
  ...{ residentId: 'resident-lin' as ResidentId, surname: '林', acknowledgedBy: '王护士', attendedBy: '李护士' },
  ...{ shelvedBy: '陈主管', shelveReason: '林秀英在洗澡', closedBy: '吴护士', closeNote: '已通知林先生' },
}

test('a covered screen is told what, where and since when of any alarm, and neither a name nor a value', () => {
  for (const kind of ['heart-rate-low', 'out-of-bed', 'vendor'] as const) {
    const alarm = anAlarm({ ...told, kind, placeLabel: '203-1', values: { value: 37, minutes: 41, code: 'L7' } })
    const shown = withoutPerson(alarm)
    const { id, priority, state, raisedAt, rings } = alarm
    expect(shown).toMatchObject({ id, kind, priority, state, raisedAt, rings, placeLabel: '203-1', values: {} })
    const words = JSON.stringify(shown)
    for (const secret of Object.values(told)) expect(words).not.toContain(secret)
  }
})

test('who may not read vital signs still learns whose alarm it is, not what was measured of a body', () => {
  const heart = anAlarm({ ...told, kind: 'heart-rate-low', values: { value: 37 } })
  expect(withoutBodyValues(heart)).toMatchObject({ surname: '林', values: {} })
  const bed = anAlarm({ ...told, kind: 'out-of-bed', values: { minutes: 41 } })
  expect(withoutBodyValues(bed)).toEqual(bed)
})
