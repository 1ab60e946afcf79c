import { describe, expect, test } from 'vitest'
import { loadMigrations } from '#main/database/load-migrations.ts'
import { type ContributedDuty, createDutiesFeature, type DutyContributor } from '#main/features/duties/index.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { codeOf, makeMigratedDatabase } from '../../support/database-fixture.ts'
import { NOVEMBER_3, officeActor, openReportHome, seedSmallHome } from '../../support/report-home.ts'

const DAY_MS = 86_400_000

function duty(key: string, dueOn: string, kind: ContributedDuty['kind'] = 'assessment-due'): ContributedDuty {
  return { key, kind, dueOn, owner: 'office', link: `/duties/${key}`, values: { name: '王秀英' }, basis: null }
}

function openDuties(...contributors: DutyContributor[]) {
  const { db } = makeMigratedDatabase('records', loadMigrations('records'))
  const clock = createManualClock(NOVEMBER_3)
  const displayNameOf = (id: string) => (id === officeActor.userId ? '林内勤' : null)
  const { service } = createDutiesFeature({ records: db, clock, contributors, displayNameOf })
  const keys = (input: { untilOn?: string; withSnoozed?: boolean } = {}) =>
    service.list({ withSnoozed: false, ...input }, officeActor).duties.map(({ key }) => key)
  return { db, clock, service, keys }
}

describe('the list of duties', () => {
  test('duties of all features stand in one list, the most overdue first', () => {
    const residents = () => [duty('late', '2026-11-09'), duty('overdue', '2026-10-01')]
    const devices = () => [duty('untested', '2026-11-01', 'device-unbound'), duty('today', '2026-11-03')]
    const { keys, service } = openDuties(residents, devices)
    expect(keys()).toEqual(['overdue', 'today', 'late'])
    expect(service.list({ withSnoozed: false }, { ...officeActor, roles: ['director'] }).duties).toHaveLength(4)
  })

  test('each kind is told as long ahead as it promises, unless a day is asked for', () => {
    const { keys } = openDuties(() => [
      duty('assess', '2026-12-03'),
      duty('assess-later', '2026-12-04'),
      duty('card', '2027-01-02', 'id-expires'),
      duty('card-later', '2027-01-03', 'id-expires'),
      duty('birthday', '2026-11-10', 'birthday'),
      duty('birthday-later', '2026-11-11', 'birthday'),
      duty('backup-tomorrow', '2026-11-04', 'backup-due'),
    ])
    expect(keys()).toEqual(['birthday', 'assess', 'card'])
    expect(keys({ untilOn: '2026-12-04' })).toEqual([
      'backup-tomorrow',
      'birthday',
      'birthday-later',
      'assess',
      'assess-later',
    ])
  })

  test('the system administrator, who sees no residents, sees no duties about them', () => {
    const { service } = openDuties(() => [duty('leave', '2026-11-03'), duty('backup', '2026-11-03', 'backup-due')])
    const administrator = { ...officeActor, roles: ['administrator' as const] }
    expect(service.list({ withSnoozed: true }, administrator).duties.map(({ key }) => key)).toEqual(['backup'])
  })
})

describe('putting a duty off', () => {
  test('a snoozed duty is hidden until its day, then shows again', () => {
    const { clock, service, keys } = openDuties(() => [duty('leave', '2026-11-01')])
    const snoozed = service.snooze({ key: 'leave', untilOn: '2026-11-05', reason: '家属已约定' }, officeActor)
    expect(snoozed.snoozed).toEqual({ untilOn: '2026-11-05', reason: '家属已约定', by: '林内勤', at: NOVEMBER_3 })
    expect(keys()).toEqual([])
    expect(keys({ withSnoozed: true })).toEqual(['leave'])
    clock.advance(DAY_MS)
    expect(keys()).toEqual([])
    clock.advance(DAY_MS)
    expect(keys()).toEqual(['leave'])
    expect(service.list({ withSnoozed: false }, officeActor).duties[0]?.snoozed).toBeNull()
  })

  test('ninety days are the longest, and a day that has come is refused', async () => {
    const { service } = openDuties(() => [duty('leave', '2026-11-01')])
    const snooze = (untilOn: string) => service.snooze({ key: 'leave', untilOn, reason: '等待' }, officeActor)
    expect(await codeOf(() => snooze('2027-02-02'))).toBe('SNOOZE_TOO_LONG')
    expect(await codeOf(() => snooze('2026-11-03'))).toBe('DAY_BEFORE_START')
    expect(snooze('2027-02-01').snoozed?.untilOn).toBe('2027-02-01')
  })

  test('only an open duty can be put off, and only a snooze can be taken back', async () => {
    const { service } = openDuties(() => [duty('leave', '2026-11-01')])
    const unknown = { key: 'gone', untilOn: '2026-11-05', reason: '等待' }
    expect(await codeOf(() => service.snooze(unknown, officeActor))).toBe('NOT_FOUND')
    expect(await codeOf(() => service.unsnooze({ key: 'leave' }, officeActor))).toBe('NOTHING_TO_UNDO')
  })

  test('each snooze and each return leaves an audit row with its reason', () => {
    const { db, service, keys } = openDuties(() => [duty('leave', '2026-11-01')])
    service.snooze({ key: 'leave', untilOn: '2026-11-05', reason: '家属已约定' }, officeActor)
    service.snooze({ key: 'leave', untilOn: '2026-11-09', reason: '再等几天' }, officeActor)
    expect(service.unsnooze({ key: 'leave' }, officeActor).snoozed).toBeNull()
    expect(keys()).toEqual(['leave'])
    const rows = db.prepare('SELECT action, reason, before_json AS was, after_json AS is_now FROM audit_log').all()
    expect(rows).toEqual([
      { action: 'duties.snooze', reason: '家属已约定', was: null, is_now: '{"untilOn":"2026-11-05"}' },
      {
        action: 'duties.snooze',
        reason: '再等几天',
        was: '{"untilOn":"2026-11-05"}',
        is_now: '{"untilOn":"2026-11-09"}',
      },
      { action: 'duties.unsnooze', reason: null, was: '{"untilOn":"2026-11-09"}', is_now: null },
    ])
  })
})

test('the monthly report is a duty until a run of its month is filed, and again when it is sent back', () => {
  const home = openReportHome()
  seedSmallHome(home)
  const { reports } = home
  const due = () => reports.dutyContributor('2026-11-03', '2026-11-30')
  expect(due()).toEqual([
    {
      key: 'report-due:R02:2026-10',
      kind: 'report-due',
      dueOn: '2026-11-05',
      owner: 'office',
      link: '/reports/R02/2026-10',
      values: { code: 'R02', title: '养老机构月报（入住退住情况表）', period: '2026-10' },
      basis: expect.stringContaining('次月 5 日前'),
    },
  ])
  const { id } = reports.service.freeze('R02', '2026-10', officeActor)
  expect(due()).toHaveLength(1)
  reports.service.setState(id, 'filed', null, officeActor)
  expect(due()).toEqual([])
  reports.service.setState(id, 'rejected', '数据有误', officeActor)
  expect(due()).toHaveLength(1)
})
