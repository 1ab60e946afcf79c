import { expect, test } from 'vitest'
import { listVitalDuties } from '#main/features/vitals/vital-duties.ts'
import type { Day } from '#shared/contract/primitives.ts'

/** 2026-11-25 10:00 in Asia/Shanghai. */
const NOW = Date.UTC(2026, 10, 25, 2)
const about = { today: '2026-11-25' as Day, now: NOW, news2Version: '2017' }
type Person = Parameters<typeof listVitalDuties>[0][number]
const person = (name: string, due: Person['due']) =>
  ({ residentId: `id-${name}`, name, bedLabel: '201-1', due }) as Person

test('a value that waits for its second reading is a duty of its person and day, without the value', () => {
  const lin = person('林秀英', [{ kind: 'blood-pressure', because: 'repeat', dueAt: NOW + 300_000 }])
  expect(listVitalDuties([lin], about)).toEqual([
    {
      key: 'vital-repeat:id-林秀英:blood-pressure',
      kind: 'vital-repeat',
      dueOn: '2026-11-25',
      owner: 'caregiver',
      link: '/residents/id-林秀英',
      values: { name: '林秀英', bedLabel: '201-1', vitalKind: 'blood-pressure' },
      basis: null,
    },
  ])
})

test('people whose score asks for a new round are one duty with their number, and only once the time has come', () => {
  const due = (dueAt: number): Person['due'] => [{ kind: null, because: 're-observe', dueAt }]
  const people = [person('甲', due(NOW)), person('乙', due(NOW - 1)), person('丙', due(NOW + 1)), person('丁', [])]
  expect(listVitalDuties(people, about)).toMatchObject([
    { key: 'vital-re-observe:house', kind: 'vital-re-observe', link: '/vitals', values: { people: 2 } },
  ])
  expect(listVitalDuties([person('丙', due(NOW + 1))], about)).toEqual([])
})
