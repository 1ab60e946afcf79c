import type { BedId, RecordId } from '#shared/contract/primitives.ts'
import type { ShiftName } from '#shared/features/stations/stations.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type SpeakerTestRow = {
  id: RecordId
  seatId: string
  seatName: string
  shift: ShiftName
  shiftStartedAt: number
  testedAt: number
  isHeard: 0 | 1
  testedBy: string | null
}
export type StationsRepository = ReturnType<typeof createStationsRepository>

const COLUMNS = `id, seat_id AS seatId, seat_name AS seatName, shift, shift_started_at AS shiftStartedAt,
  tested_at AS testedAt, is_heard AS isHeard, tested_by AS testedBy`

/** SQL of speaker tests and front rows; no rules here. */
export function createStationsRepository(records: SqliteDatabase) {
  const latest = records.prepare(
    `SELECT ${COLUMNS} FROM speaker_tests WHERE seat_id = ? ORDER BY tested_at DESC LIMIT 1`,
  )
  const between = records.prepare(
    `SELECT ${COLUMNS} FROM speaker_tests WHERE tested_at >= ? AND tested_at < ? ORDER BY tested_at DESC LIMIT ?`,
  )
  const insertTest = records.prepare(
    `INSERT INTO speaker_tests (id, seat_id, seat_name, shift, shift_started_at, tested_at, is_heard, tested_by)
     VALUES (:id, :seatId, :seatName, :shift, :shiftStartedAt, :testedAt, :isHeard, :testedBy)`,
  )
  const pins = records.prepare('SELECT bed_id AS bedId FROM station_pins WHERE seat_id = ? ORDER BY position')
  const clearPins = records.prepare('DELETE FROM station_pins WHERE seat_id = ?')
  const insertPin = records.prepare('INSERT INTO station_pins (seat_id, bed_id, position) VALUES (?, ?, ?)')
  return {
    latestTest: (seatId: string) => latest.get(seatId) as SpeakerTestRow | undefined,
    listTests: (from: number, to: number, most: number) => between.all(from, to, most) as SpeakerTestRow[],
    insertTest: (row: SpeakerTestRow): void => void insertTest.run(row),
    listPins: (seatId: string): BedId[] => (pins.all(seatId) as { bedId: BedId }[]).map(({ bedId }) => bedId),
    replacePins(seatId: string, bedIds: readonly BedId[]): void {
      clearPins.run(seatId)
      for (const [position, bedId] of bedIds.entries()) insertPin.run(seatId, bedId, position)
    },
  }
}
