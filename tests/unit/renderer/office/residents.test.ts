import { expect, test } from 'vitest'
import type { Person, ResidentRow, TimelineEntry } from '#shared/features/residents/residents.model.ts'
import { correctionOf, daysOfEntry } from '../../../../src-renderer/features/residents/correction.ts'
import { applyFilters, countBy, levelOf, readFilters } from '../../../../src-renderer/features/residents/filters.ts'
import { openActs } from '../../../../src-renderer/features/residents/open-acts.ts'
import { toPerson, toPersonValues } from '../../../../src-renderer/features/residents/person-values.ts'
import { findUndoableRecord } from '../../../../src-renderer/features/residents/undo.ts'
import { differencesOf, isDecided, mergeVersions, proposedChoices } from '../../../../src-renderer/ui/edit-conflict.ts'

const row = (fields: Partial<ResidentRow>): ResidentRow =>
  ({
    id: 'r1',
    name: '柯玉治',
    state: 'in',
    floorName: '2层',
    abilityLevel: 4,
    assessedOn: '2026-01-01',
    category: 'self-paying',
    dischargedOn: null,
    ...fields,
  }) as ResidentRow

const person: Person = {
  name: '柯玉治',
  sex: 'female',
  idNumber: '350582********4021',
  birthOn: '1935-02-11',
  ethnicity: null,
  householdAddress: null,
  idExpiresOn: null,
  hasDementia: null,
  isDisabled: false,
  medicalInsurance: null,
  longTermCareLevel: null,
  groupTags: [],
  diseases: null,
  note: null,
  contacts: [{ name: '柯大明', relation: '儿子', phone: '138****1234', isEmergency: true }],
}

const entry = (fields: Partial<TimelineEntry>): TimelineEntry =>
  ({
    id: 'e',
    kind: 'leave',
    record: { kind: 'leave', id: 'leave-1' },
    on: '2026-11-01',
    toOn: '2026-11-05',
    values: {},
    recordedAt: 0,
    recordedBy: null,
    voided: null,
    ...fields,
  }) as TimelineEntry

test('a link with filters in it shows exactly the residents it counts', () => {
  const rows = [
    row({ id: 'a' as ResidentRow['id'], abilityLevel: null, assessedOn: null }),
    row({ id: 'b' as ResidentRow['id'], assessedOn: '2025-11-20' }),
    row({ id: 'c' as ResidentRow['id'], state: 'in-hospital', floorName: '3层' }),
  ]
  const idsBy = (search: string) =>
    applyFilters(rows, readFilters(new URLSearchParams(search)), '2026-11-22').map(({ id }) => id)
  expect({
    overdue: idsBy('overdue=1'),
    away: idsBy('away=1'),
    notAssessed: idsBy('level=unknown'),
    twoFilters: idsBy('level=4&floor=2层'),
  }).toEqual({ overdue: ['b'], away: ['c'], notAssessed: ['a'], twoFilters: ['b'] })
})

test('a resident never assessed is counted as not assessed, not as overdue', () => {
  const rows = [row({ abilityLevel: null, assessedOn: null })]
  expect(applyFilters(rows, readFilters(new URLSearchParams('overdue=1')), '2026-11-22')).toEqual([])
  expect(countBy(rows, levelOf)).toEqual([{ value: 'unknown', count: 1 }])
})

test('two people who edited different fields lose nothing', () => {
  const mine: Person = { ...person, note: '喜静' }
  const theirs: Person = { ...person, diseases: '高血压' }
  const differences = differencesOf(person, mine, theirs)
  const choices = proposedChoices(differences)
  expect(isDecided(differences, choices)).toBe(true)
  expect(mergeVersions<Person>(mine, theirs, choices)).toEqual({ ...person, note: '喜静', diseases: '高血压' })
})

test('a field both people changed must be decided before it can be saved', () => {
  const mine = { ...person, note: '喜静' }
  const theirs = { ...person, note: '怕冷' }
  const differences = differencesOf(person, mine, theirs)
  expect(differences).toEqual([{ field: 'note', mine: '喜静', theirs: '怕冷', proposed: null }])
  expect(isDecided(differences, proposedChoices(differences))).toBe(false)
  expect(mergeVersions(mine, theirs, { note: 'mine' }).note).toBe('喜静')
})

test('a person goes through the form unchanged: unknown stays unknown, masked values stay masked', () => {
  expect(toPerson(toPersonValues(person))).toEqual(person)
})

test('taking back a return opens the leave again instead of voiding it', () => {
  const returned = entry({ kind: 'returned', on: '2026-11-05', toOn: null })
  expect(correctionOf(returned, { action: 'void', reason: '未返院' })).toEqual({
    action: 'change',
    changes: { toOn: null },
  })
})

test('a correction sends only what was changed', () => {
  const leave = entry({})
  const values = { ...daysOfEntry(leave), action: 'change' as const, reason: '日期写错' }
  expect(correctionOf(leave, { ...values, toOn: '2026-11-06' })).toEqual({
    action: 'change',
    changes: { toOn: '2026-11-06' },
  })
  expect(correctionOf(leave, values).changes).toEqual({})
})

test('undo is offered only for the one record an act has just made', () => {
  const old = entry({})
  const fresh = entry({ id: 'f', record: { kind: 'leave', id: 'leave-2' as never } })
  const admission = entry({ id: 'g', kind: 'admitted', record: { kind: 'admission', id: 'admission-1' as never } })
  expect(findUndoableRecord([old], [fresh, old])).toEqual(fresh.record)
  expect(findUndoableRecord(undefined, [fresh, old])).toBeNull()
  expect(findUndoableRecord([old], [admission, old])).toBeNull()
  expect(findUndoableRecord([], [fresh, old])).toBeNull()
})

test('somebody away can be returned but not sent on leave; the dead have no moves', () => {
  const may = { canMove: true, canEdit: false }
  expect(openActs('in-hospital', may)).toEqual(['return', 'discharge', 'transfer'])
  expect(openActs('dead', may)).toEqual([])
  expect(openActs('in', { canMove: false, canEdit: false })).toEqual([])
})
