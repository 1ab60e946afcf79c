import { expect, test } from 'vitest'
import { loadMigrations } from '#main/database/load-migrations.ts'
import { makeMigratedDatabase } from '../support/database-fixture.ts'

test('drawn floors, speaker tests and front rows join a home that has floors and beds, and a saved version never changes', () => {
  const { db } = makeMigratedDatabase('records', loadMigrations('records'))
  db.exec(`
    INSERT INTO buildings (id, name, position) VALUES ('b', '主楼', 1);
    INSERT INTO floors (id, building_id, name, position) VALUES ('f', 'b', '二楼', 2);
    INSERT INTO rooms (id, floor_id, name) VALUES ('r', 'f', '201');
    INSERT INTO beds (id, room_id, name, opened_on) VALUES ('bed', 'r', '1', '2020-01-01');
    INSERT INTO floor_plan_images VALUES ('hash', 'image/png', 10, 10, x'89', 1, NULL);
    INSERT INTO floor_plan_versions VALUES ('v1', 'f', 1, '{}', 'hash', 1, NULL);
    INSERT INTO speaker_tests VALUES ('t', 'seat', '护士站', 'night', 0, 1, 1, NULL);
    INSERT INTO station_pins VALUES ('seat', 'bed', 0);
  `)
  expect(() => db.exec("UPDATE floor_plan_versions SET drawing_json = '[]'")).toThrow('AUDIT_APPEND_ONLY')
  expect(() => db.exec('DELETE FROM floor_plan_versions')).toThrow('AUDIT_APPEND_ONLY')
  expect(() => db.exec("INSERT INTO floor_plan_versions VALUES ('v2', 'f', 1, '{}', NULL, 2, NULL)")).toThrow('UNIQUE')
  expect(() => db.exec("INSERT INTO station_pins VALUES ('seat', 'nowhere', 1)")).toThrow('FOREIGN KEY')
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([])
})
