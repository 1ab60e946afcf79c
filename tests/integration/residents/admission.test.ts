import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { admission, createTestRecords, office, refusalOf, type TestRecords } from '../../support/test-records.ts'

let home: TestRecords
beforeEach(() => {
  home = createTestRecords()
})
afterEach(() => home.dispose())

// Official example numbers of GB 11643-1999.
const WOMAN = { idNumber: '11010519491231002X', birthOn: '1949-12-31', sex: 'female' } as const

describe('admission', () => {
  test('a new resident is in the bed, on the list and in the census from the day of admission', () => {
    const [bed] = home.addBeds(1)
    const id = home.residents.acts.admit(admission(bed!, '2026-10-01', { name: '欧阳春花', ...WOMAN }), office)
    const { rows, total } = home.residents.list({ scope: 'in', limit: 10, offset: 0 })
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({
      id,
      name: '欧阳春花',
      state: 'in',
      bedLabel: '201-1',
      floorName: '2层',
      bedCareType: 'nursing',
      idNumberMasked: '110105********002X',
      age: 76,
      admittedOn: '2026-10-01',
      category: null,
      abilityLevel: null,
    })
    expect(home.residents.census('2026-10-01').residentIds).toEqual([id])
    expect(home.residents.census('2026-09-30').inHouse).toBe(0)
    expect(home.beds.map('2026-10-31').beds[0]).toMatchObject({
      state: 'occupied',
      occupant: { residentId: id, age: 76 },
    })
    expect(home.residents.occupantOfBed(bed!, home.clock.now())).toEqual({
      residentId: id,
      surname: '欧阳',
      leaveKind: null,
    })
  })

  test('what cannot be is refused with its own code and leaves nothing behind', () => {
    const [bed, other] = home.addBeds(2)
    home.residents.acts.admit(admission(bed!, '2026-10-01', WOMAN), office)
    const attempt = (input: ReturnType<typeof admission>) => refusalOf(() => home.residents.acts.admit(input, office))
    const before = home.records.prepare('SELECT count(*) FROM residents').pluck().get()
    expect({
      occupied: attempt(admission(bed!, '2026-10-02')),
      sameId: attempt(admission(other!, '2026-10-02', WOMAN)),
      future: attempt(admission(other!, '2026-11-01')),
      beforeOpened: attempt(admission(other!, '2019-12-31')),
      checkDigit: attempt(admission(other!, '2026-10-02', { ...WOMAN, idNumber: '110105194912310021' })),
      wrongSex: attempt(admission(other!, '2026-10-02', { ...WOMAN, idNumber: '34052419800101001X', birthOn: null })),
      birth: attempt(admission(other!, '2026-10-02', { ...WOMAN, birthOn: '1949-12-30' })),
    }).toEqual({
      occupied: { code: 'BED_OCCUPIED' },
      sameId: { code: 'ID_NUMBER_TAKEN' },
      future: { code: 'DAY_IN_FUTURE' },
      beforeOpened: { code: 'BED_NOT_OPEN' },
      checkDigit: { code: 'ID_NUMBER_INVALID' },
      wrongSex: { code: 'RULE_BROKEN', rule: 'SEX_DISAGREES_WITH_ID' },
      birth: { code: 'RULE_BROKEN', rule: 'BIRTH_DISAGREES_WITH_ID' },
    })
    expect(home.records.prepare('SELECT count(*) FROM residents').pluck().get()).toBe(before)
  })
})
