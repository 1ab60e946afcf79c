import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadAlarmDefaults } from '#main/features/alarms/index.ts'
import { createManualClock, type ManualClock } from '#main/platform/clock.ts'
import type { RuleField, RuleScope, RuleValue } from '#shared/features/alarms/alarm-rules.model.ts'
import { ruleProblem, sideOf } from '#shared/features/alarms/alarm-rules.rules.ts'
import { AlarmKind } from '#shared/features/alarms/alarms.model.ts'
import { createLiveHome, type LiveHome, nurse, openHomeFiles, sleepace } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const DAY = Date.UTC(2026, 9, 31, 2, 0, 0)
const house: RuleScope = { level: 'facility' }
const level: RuleScope = { level: 'care-level', careLevel: 'nursing' }
const room: RuleScope = { level: 'room', roomId: 'room-201' as never }
const person: RuleScope = { level: 'person', residentId: 'chen' as never }
const chen = { roomId: 'room-201', careLevel: 'nursing', residentId: 'chen' }

let clock: ManualClock
let home: LiveHome

beforeEach(() => {
  clock = createManualClock(DAY)
  home = createLiveHome({ folder: '', clock, files: openHomeFiles(makeTemporaryFolder(), clock) })
  home.records.exec(
    "INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('chen', '陈玉', 'female', '', '', 0)",
  )
  home.occupancy.set('bed-1', { residentId: 'chen', surname: '陈', occupancy: 'occupied', returnsOn: null })
  home.careLevels.set('chen', 'nursing')
  home.startWithoutWire()
})

afterEach(() => {
  home.wall.stop()
  home.alarms.stop()
  home.close()
})

const { set, clear, limitOf } = {
  set: (scope: RuleScope, field: RuleField, value: RuleValue, kind: AlarmKind = 'heart-rate-high') =>
    home.alarms.rules.set({ kind, scope, field, value, reason: '按医嘱调整' }, nurse),
  clear: (scope: RuleScope, field: RuleField) =>
    home.alarms.rules.clear({ kind: 'heart-rate-high', scope, field, reason: '恢复' }, nurse),
  limitOf: (place = chen) => home.alarms.resolveRule('heart-rate-high', place).highAtOrAbove,
}
const refusalOf = (act: () => unknown) => {
  try {
    act()
    return null
  } catch (error) {
    const { code, data } = error as { code: string; data: { where: string; values?: { rule: string } } }
    return [code, data.where, data.values?.rule ?? null]
  }
}
const shown = (field: RuleField) =>
  home.alarms.rules
    .explainAt(person)
    .find((rule) => rule.kind === 'heart-rate-high')!
    .fields.find((one) => one.field === field)!

describe('whose rule counts', () => {
  it('the person before the room, the room before the level of care, that before the house, and all before the defaults', () => {
    expect(limitOf()).toBe(116)
    set(house, 'highAtOrAbove', 120)
    set(level, 'highAtOrAbove', 122)
    set(room, 'highAtOrAbove', 124)
    set(person, 'highAtOrAbove', 126)
    const told = [
      chen,
      { ...chen, residentId: 'lin' },
      { ...chen, roomId: 'room-9', residentId: 'lin' },
      { roomId: null, careLevel: null, residentId: null } as never,
    ]
    expect(told.map(limitOf)).toEqual([126, 124, 122, 120])
    clear(person, 'highAtOrAbove')
    clear(room, 'highAtOrAbove')
    expect(limitOf()).toBe(122)
    expect(refusalOf(() => clear(room, 'highAtOrAbove'))).toEqual(['NOTHING_TO_UNDO', 'highAtOrAbove', null])
  })

  it('field by field: what the person does not set comes from the wider rule, and each value tells its source', () => {
    set(house, 'highHoldSeconds', 90)
    set(person, 'highAtOrAbove', 126)
    expect(
      [shown('highAtOrAbove'), shown('highHoldSeconds'), shown('mediumAtOrAbove')].map(({ value, source }) => [
        value,
        source,
      ]),
    ).toEqual([
      [126, 'person'],
      [90, 'facility'],
      [96, 'default'],
    ])
  })

  it('the night of the house comes from the settings and is not set twice', () => {
    home.changeSettings({ outOfBed: { nightFrom: '21:00', nightTo: '06:30', graceMinutes: 10 } })
    expect(home.alarms.resolveRule('out-of-bed', chen)).toMatchObject({ nightFrom: '21:00', graceMinutes: 10 })
    expect(refusalOf(() => set(house, 'graceMinutes', 20, 'out-of-bed'))).toEqual([
      'RULE_BROKEN',
      'graceMinutes',
      'SET_IN_SETTINGS',
    ])
    set(person, 'graceMinutes', 5, 'out-of-bed')
    expect(home.alarms.resolveRule('out-of-bed', chen)).toMatchObject({ nightFrom: '21:00', graceMinutes: 5 })
  })

  it('counts at once for the next value, and again after a restart', () => {
    const vitals = () =>
      home.hear('sleepace-1', sleepace('m1', { heart: 112, breath: 16, bedStatus: 0, signalQuality: 5, initStatus: 0 }))
    vitals()
    home.bind('sleepace:m1', 'mattress', 'bed-1')
    set(person, 'highAtOrAbove', 110)
    for (let spent = 0; spent <= 60; spent += 10) {
      vitals()
      clock.advance(10_000)
    }
    expect(home.alarms.listOpen().map(({ kind, priority, values }) => [kind, priority, values.limit])).toEqual([
      ['heart-rate-high', 'high', 110],
    ])
    const again = createLiveHome({ folder: '', clock, files: home })
    expect(again.alarms.resolveRule('heart-rate-high', chen).highAtOrAbove).toBe(110)
  })
})

describe('what a rule may not say', () => {
  it.each<[string, RuleField, RuleValue, AlarmKind, string]>([
    ['a pulse nobody has', 'highAtOrAbove', 300, 'heart-rate-high', 'LIMIT_IMPOSSIBLE'],
    ['a high limit below the medium one', 'highAtOrAbove', 90, 'heart-rate-high', 'LIMITS_CONTRADICT'],
    ['an upper limit that meets the lower one', 'mediumAtOrAbove', 55, 'heart-rate-high', 'LIMITS_CONTRADICT'],
    ['a lower limit that meets the upper one', 'mediumAtOrBelow', 95, 'heart-rate-low', 'LIMITS_CONTRADICT'],
    ['a vital sign without a hold', 'highHoldSeconds', 0, 'heart-rate-high', 'LIMIT_IMPOSSIBLE'],
    ['words where a number belongs', 'highAtOrAbove', 'viel', 'heart-rate-high', 'LIMIT_IMPOSSIBLE'],
    ['a smoke alarm of medium priority', 'priority', 'medium', 'smoke', 'LIFE_SAFETY_FIXED'],
    ['a bell that waits a minute', 'holdSeconds', 60, 'call-bell', 'LIFE_SAFETY_FIXED'],
    ['a smoke alarm that may be silenced', 'maxShelveMinutes', 10, 'smoke', 'LIFE_SAFETY_FIXED'],
    ['a fall that leaves by itself', 'isLatched', false, 'fall', 'LIFE_SAFETY_FIXED'],
    ['a bell that parks on leave', 'parks', ['leave'], 'call-bell', 'LIFE_SAFETY_FIXED'],
    ['a bell nobody has to come to', 'reAlarmSeconds', null, 'call-bell', 'LIFE_SAFETY_FIXED'],
    ['a limit of a kind that measures nothing', 'highAtOrAbove', 5, 'smoke', 'FIELD_NOT_USED'],
    [
      'steps out of order',
      'escalation',
      [
        { afterSeconds: 60, call: 'siren' },
        { afterSeconds: 30, call: 'slip' },
      ],
      'smoke',
      'STEPS_NOT_IN_ORDER',
    ],
  ])('%s is refused at its field', (_what, field, value, kind, rule) => {
    expect(refusalOf(() => set(house, field, value, kind))).toEqual(['RULE_BROKEN', field, rule])
    expect(home.alarms.rules.own()).toEqual([])
  })

  it('the defaults themselves break no rule', () => {
    const { rules } = loadAlarmDefaults()
    const problems = AlarmKind.options.flatMap((kind) => {
      const fields = Object.keys(rules[kind].fields) as RuleField[]
      const side = sideOf(kind)
      return fields.map((field) =>
        ruleProblem(kind, field, rules[kind].fields, fields, side ? rules[side].fields : null),
      )
    })
    expect(problems.filter((problem) => problem !== null)).toEqual([])
  })
})

describe('a physician stands for the numbers', () => {
  const sign = (value: RuleValue, scope: RuleScope = person) =>
    home.alarms.rules.signOff(
      { kind: 'heart-rate-high', scope, fields: [{ field: 'highAtOrAbove', value }], note: null },
      nurse,
    )

  it('a clinical value has no word until it is given, and a changed value needs a new one', () => {
    expect(shown('highAtOrAbove').signOff).toEqual({ state: 'missing', by: null, at: null })
    expect(shown('repeatSeconds').signOff.state).toBe('not-needed')
    sign(116, house)
    expect(shown('highAtOrAbove').signOff).toEqual({ state: 'signed', by: '护士甲', at: DAY })
    set(person, 'highAtOrAbove', 126)
    expect(shown('highAtOrAbove').signOff.state).toBe('missing')
    sign(126)
    expect(shown('highAtOrAbove').signOff.state).toBe('signed')
  })

  it('nothing is signed that changed meanwhile, and nothing that is no clinical value', () => {
    set(person, 'highAtOrAbove', 126)
    expect(refusalOf(() => sign(116))).toEqual(['EDIT_CONFLICT', 'highAtOrAbove', null])
    const repeat = () =>
      home.alarms.rules.signOff(
        { kind: 'heart-rate-high', scope: house, fields: [{ field: 'repeatSeconds', value: 60 }], note: null },
        nurse,
      )
    expect(refusalOf(repeat)).toEqual(['RULE_BROKEN', 'repeatSeconds', 'FIELD_NOT_USED'])
  })

  it('each change is a dated row with before, after and reason, and an audit row', () => {
    set(person, 'highAtOrAbove', 126)
    clock.advance(1000)
    clear(person, 'highAtOrAbove')
    const changes = home.alarms.rules.history('heart-rate-high', person)
    expect(
      changes.map(({ act, before, after, reason, by, scopeLabel, defaultsVersion }) => [
        act,
        before,
        after,
        reason,
        by,
        scopeLabel,
        defaultsVersion,
      ]),
    ).toEqual([
      ['cleared', 126, null, '恢复', '护士甲', '陈', '2026-12'],
      ['set', 116, 126, '按医嘱调整', '护士甲', '陈', '2026-12'],
    ])
    expect(home.records.prepare('SELECT action, object_id, reason FROM audit_log ORDER BY seq').raw().all()).toEqual([
      ['alarms.rule-set', 'heart-rate-high:highAtOrAbove:person:chen', '按医嘱调整'],
      ['alarms.rule-cleared', 'heart-rate-high:highAtOrAbove:person:chen', '恢复'],
    ])
  })

  it('a rule for a room or a person nobody knows is refused', () => {
    expect(refusalOf(() => set({ level: 'room', roomId: 'gone' as never }, 'highAtOrAbove', 120))).toEqual([
      'NOT_FOUND',
      'gone',
      null,
    ])
    expect(refusalOf(() => set({ level: 'person', residentId: 'gone' as never }, 'highAtOrAbove', 120))).toEqual([
      'NOT_FOUND',
      'gone',
      null,
    ])
  })
})
