// SQL of walk-tests and rounds of test presses.
import { TestRound, WalkTest } from '#shared/features/devices/walk-test.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

type WalkTestRow = Omit<WalkTest, 'steps'> & { stepsJson: string }
const WALK_TEST = `SELECT id, device_id AS deviceId, device_name AS deviceName, device_key AS deviceKey, model, role,
  place_label AS placeLabel, plan_version AS planVersion, started_at AS startedAt, finished_at AS finishedAt,
  tester_name AS testerName, seat, result, steps_json AS stepsJson, note FROM walk_tests`

function toWalkTest({ stepsJson, ...row }: WalkTestRow): WalkTest {
  return WalkTest.parse({ ...row, steps: JSON.parse(stepsJson) })
}

export type StoredRound = Omit<TestRound, 'endsAt'>
const ROUND = `SELECT id, floor_id AS floorId, area_label AS areaLabel, started_at AS startedAt, starter_name AS starterName,
  finished_at AS finishedAt, end_reason AS endReason, note FROM test_rounds`

const StoredRoundRow = TestRound.omit({ endsAt: true })

export type WalkTestsRepository = ReturnType<typeof createWalkTestsRepository>

export function createWalkTestsRepository(db: SqliteDatabase) {
  function withDevices(row: unknown): StoredRound {
    const { id } = row as { id: string }
    const devices = db
      .prepare(
        `SELECT device_id AS deviceId, device_name AS name, role, place_label AS placeLabel, heard_at AS heardAt,
           heard_word AS heard FROM test_round_devices WHERE round_id = ? ORDER BY position`,
      )
      .all(id)
    return StoredRoundRow.parse({ ...(row as object), devices })
  }

  return {
    insertWalkTest(test: WalkTest, testedBy: string | null): void {
      const { steps, ...row } = test
      db.prepare(
        `INSERT INTO walk_tests (id, device_id, device_name, device_key, model, role, place_label, plan_version, started_at,
           finished_at, tested_by, tester_name, seat, result, steps_json, note)
         VALUES (:id, :deviceId, :deviceName, :deviceKey, :model, :role, :placeLabel, :planVersion, :startedAt,
           :finishedAt, :testedBy, :testerName, :seat, :result, :stepsJson, :note)`,
      ).run({ ...row, testedBy, stepsJson: JSON.stringify(steps) })
    },
    listWalkTests(deviceId: string): WalkTest[] {
      const rows = db.prepare(`${WALK_TEST} WHERE device_id = ? ORDER BY finished_at DESC`).all(deviceId)
      return (rows as WalkTestRow[]).map(toWalkTest)
    },
    findWalkTest(id: string): WalkTest | null {
      const row = db.prepare(`${WALK_TEST} WHERE id = ?`).get(id) as WalkTestRow | undefined
      return row ? toWalkTest(row) : null
    },
    insertRound(round: StoredRound, startedBy: string | null): void {
      const { devices, finishedAt: _finishedAt, endReason: _endReason, note: _note, ...row } = round
      db.prepare(
        `INSERT INTO test_rounds (id, floor_id, area_label, started_at, started_by, starter_name)
         VALUES (:id, :floorId, :areaLabel, :startedAt, :startedBy, :starterName)`,
      ).run({ ...row, startedBy })
      const insert = db.prepare(
        `INSERT INTO test_round_devices (round_id, device_id, position, device_name, role, place_label)
         VALUES (:roundId, :deviceId, :position, :name, :role, :placeLabel)`,
      )
      devices.forEach(({ deviceId, name, role, placeLabel }, position) => {
        insert.run({ roundId: round.id, deviceId, position, name, role, placeLabel })
      })
    },
    tickOff(roundId: string, deviceId: string, heardAt: number, heard: string): void {
      db.prepare(
        'UPDATE test_round_devices SET heard_at = ?, heard_word = ? WHERE round_id = ? AND device_id = ? AND heard_at IS NULL',
      ).run(heardAt, heard, roundId, deviceId)
    },
    finishRound({ id, finishedAt, endReason, note }: StoredRound): void {
      db.prepare('UPDATE test_rounds SET finished_at = ?, end_reason = ?, note = ? WHERE id = ?').run(
        ...[finishedAt, endReason, note, id],
      )
    },
    /** Running ones first, then the newest. */
    listRounds(limit: number): StoredRound[] {
      return db
        .prepare(`${ROUND} ORDER BY finished_at IS NOT NULL, started_at DESC, id LIMIT ?`)
        .all(limit)
        .map(withDevices)
    },
  }
}
