import { expect, test } from 'vitest'
import { homeBefore } from '../support/migration-home.ts'

test('0022-care-level-consent keeps every care level; nobody is said to have agreed', () => {
  const { db, apply } = homeBefore('0022-care-level-consent.sql')
  db.exec(`INSERT INTO residents (id, name, sex, pinyin, initials, created_at) VALUES ('r1', '林', 'female', 'lin', 'l', 0);
    INSERT INTO care_levels (id, resident_id, care_level, from_on, recorded_at) VALUES ('c1', 'r1', 'nursing', '2026-01-01', 5)`)
  expect(apply()).toEqual(['0022-care-level-consent.sql'])
  expect(db.prepare('SELECT id, care_level, agreed_by, agreed_on FROM care_levels').raw().all()).toEqual([
    ['c1', 'nursing', null, null],
  ])
})
