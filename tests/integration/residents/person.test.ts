import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '#main/database/audit-log.ts'
import { isDomainError } from '#main/platform/domain-error.ts'
import { admission, createTestRecords, office, refusalOf, type TestRecords } from '../../support/test-records.ts'

let home: TestRecords
beforeEach(() => {
  home = createTestRecords()
})
afterEach(() => home.dispose())

const ID = { idNumber: '11010519491231002X', birthOn: '1949-12-31', sex: 'female' } as const
const contacts = [{ name: '王建国', relation: '儿子', phone: '13812345678', isEmergency: true }]

function admitOne(name = '王秀英', more: object = {}) {
  const [bed] = home.addBeds(1, `3${String(home.beds.rooms().length + 1).padStart(2, '0')}`)
  return home.residents.acts.admit(admission(bed!, '2026-10-01', { name, contacts, ...more }), office)
}

describe('the person', () => {
  test('masked values sent back unchanged keep what is stored', () => {
    const id = admitOne('王秀英', ID)
    const shown = home.residents.get(id)
    expect([shown.person.idNumber, shown.person.contacts[0]?.phone]).toEqual(['110105********002X', '138****5678'])
    const person = { ...shown.person, note: 'likes tea', birthOn: null }
    home.residents.acts.updatePerson({ id, version: shown.version, person }, office)
    const reveal = (field: 'id-number' | 'phones') =>
      home.residents.acts.reveal({ id, field, reason: 'hospital asks' }, office)
    expect(reveal('id-number')).toEqual({ idNumber: ID.idNumber, phones: [] })
    expect(reveal('phones')).toEqual({ idNumber: null, phones: ['13812345678'] })
    expect(home.residents.get(id).person).toMatchObject({ note: 'likes tea', birthOn: '1949-12-31' })
    const trail = listAudit(home.records, { objectId: id, limit: 2 })
    expect(trail.map((row) => [row.action, row.reason, row.after])).toEqual([
      ['residents.reveal', 'hospital asks', { field: 'phones' }],
      ['residents.reveal', 'hospital asks', { field: 'id-number' }],
    ])
  })

  test('the second of two editors is told and sees what the first saved', () => {
    const id = admitOne()
    const { version, person } = home.residents.get(id)
    home.residents.acts.updatePerson({ id, version, person: { ...person, note: 'first' } }, office)
    const second = () =>
      home.residents.acts.updatePerson({ id, version, person: { ...person, note: 'second' } }, office)
    let theirs: unknown
    try {
      second()
    } catch (error) {
      if (isDomainError(error, 'EDIT_CONFLICT')) theirs = error.data.theirs
    }
    expect(theirs).toMatchObject({
      version: version + 1,
      person: { note: 'first', contacts: [{ phone: '138****5678' }] },
    })
  })

  test('a masked phone that was never shown is refused, not stored as stars', () => {
    const id = admitOne()
    const { version, person } = home.residents.get(id)
    const next = { ...person, contacts: [{ ...contacts[0]!, phone: '139****0000' }] }
    expect(refusalOf(() => home.residents.acts.updatePerson({ id, version, person: next }, office))).toEqual({
      code: 'RULE_BROKEN',
      rule: 'PHONE_IS_MASKED',
    })
  })
})

describe('search', () => {
  test('a resident is found by name, pinyin, initials, both mixed, bed label or last ID digits', () => {
    const wanted = admitOne('单雄信', ID)
    admitOne('张三丰')
    const first = (query: string) => home.residents.search(query, 5)[0]?.id
    const queries = [
      '单雄信',
      '雄信',
      'shanxiongxin',
      'SXX',
      'shanxx',
      'sxiongx',
      'xiongxin',
      '002X',
      '002x',
      '301-1',
      '3011',
    ]
    expect(queries.map(first)).toEqual(queries.map(() => wanted))
    expect(home.residents.search('danxiongxin', 5)).toEqual([])
  })

  test('a new name is found at once, and somebody in the house comes before somebody who left', () => {
    const left = admitOne('林秀珠')
    home.residents.acts.discharge(
      { id: left, on: '2026-10-20', reason: 'home', destination: null, deathCause: null },
      office,
    )
    const here = admitOne('林秀竹')
    expect(home.residents.search('linxiuzhu', 5).map((row) => row.id)).toEqual([here, left])
    const { version, person } = home.residents.get(here)
    home.residents.acts.updatePerson({ id: here, version, person: { ...person, name: '吕秀竹' } }, office)
    expect(home.residents.search('lvxz', 5).map((row) => row.id)).toEqual([here])
    const listed = home.residents.list({ scope: 'discharged', query: 'lxz', limit: 10, offset: 0 })
    expect(listed.rows.map((row) => row.id)).toEqual([left])
  })
})

describe('duties', () => {
  test('each gap and each date of a record asks for its duty, and closes with the record', () => {
    const id = admitOne('王秀英', { birthOn: '1940-11-03', contacts: [], idExpiresOn: '2026-12-15' })
    const kinds = () =>
      home.residents
        .dutyContributor({ today: '2026-10-31', untilOn: '2026-12-31' })
        .map((duty) => duty.kind)
        .sort()
    expect(kinds()).toEqual([
      'agreement-missing',
      'assessment-due',
      'birthday',
      'emergency-contact-missing',
      'id-expires',
      'id-missing',
    ])
    home.residents.acts.recordAbilityLevel({ id, level: 2, assessedOn: '2026-10-20', reportNumber: null }, office)
    const agreement = { fromOn: '2025-11-20', toOn: '2026-11-20', monthlyFee: 3000, number: null }
    home.residents.acts.setAgreement({ id, agreement }, office)
    const leave = { kind: 'leave', expectedReturnOn: '2026-10-25', destination: null, reason: null } as const
    home.residents.acts.startLeave({ id, fromOn: '2026-10-22', ...leave }, office)
    expect(kinds()).toEqual([
      'agreement-ends',
      'birthday',
      'emergency-contact-missing',
      'id-expires',
      'id-missing',
      'leave-overdue',
    ])
  })

  test('an agreement is told by its last day, is due on that day, and a renewal from the next day closes the duty', () => {
    const id = admitOne('王秀英')
    const ends = (today: string) =>
      home.residents
        .dutyContributor({ today, untilOn: '2027-12-31' })
        .filter((duty) => duty.kind === 'agreement-ends')
        .map((duty) => duty.dueOn)
    const year = { fromOn: '2025-11-01', toOn: '2026-10-31', monthlyFee: 3000, number: null }
    home.residents.acts.setAgreement({ id, agreement: year }, office)
    expect(home.residents.get(id)).toMatchObject({ agreementEndsOn: '2026-10-31', agreement: { toOn: '2026-10-31' } })
    const line = home.residents.timeline(id).find((entry) => entry.kind === 'agreement')
    expect(line).toMatchObject({ on: '2025-11-01', toOn: '2026-10-31' })
    expect(ends('2026-10-31')).toEqual(['2026-10-31'])
    const renewal = { ...year, fromOn: '2026-11-01', toOn: '2027-10-31' }
    home.residents.acts.setAgreement({ id, agreement: renewal }, office)
    expect(ends('2026-10-31')).toEqual([])
  })

  test('an agreement of a single day is taken, one that ends before it begins is not', () => {
    const id = admitOne('王秀英')
    const day = { fromOn: '2026-10-31', toOn: '2026-10-31', monthlyFee: null, number: null }
    const backward = { ...day, toOn: '2026-10-30' }
    const act = () => home.residents.acts.setAgreement({ id, agreement: backward }, office)
    expect(refusalOf(act)).toEqual({ code: 'DAY_BEFORE_START' })
    home.residents.acts.setAgreement({ id, agreement: day }, office)
    expect(home.residents.get(id).agreement).toMatchObject(day)
  })

  test('the last day of an agreement is corrected as it is read', () => {
    const id = admitOne('王秀英')
    const agreement = { fromOn: '2026-01-01', toOn: '2026-12-31', monthlyFee: 3000, number: null }
    home.residents.acts.setAgreement({ id, agreement }, office)
    const record = { kind: 'agreement', id: home.residents.get(id).agreement!.id } as const
    const correction = { id, record, action: 'change', reason: 'misread' } as const
    home.residents.acts.correct({ ...correction, changes: { toOn: '2026-11-30' } }, office)
    expect(home.residents.get(id).agreement?.toOn).toBe('2026-11-30')
  })
})
