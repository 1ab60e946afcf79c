// Minute values of one bed for a chart, from whatever devices hung on it then. A minute without a reading stays empty.
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { DevicesRepository } from './devices.repository.ts'
import type { TelemetryRepository } from './telemetry.repository.ts'

const MINUTE_MS = 60_000
const LONGEST_MS = 48 * 3_600_000

export type BedMinute = { at: number; heartRate: number | null; respiration: number | null; inBed: boolean | null }

export function readBedHistory(
  input: { bedId: string; from: number; to: number },
  devices: Pick<DevicesRepository, 'listBindingsOfBed'>,
  telemetry: Pick<TelemetryRepository, 'listMinutes'>,
): { minutes: BedMinute[] } {
  const { bedId, from, to } = input
  if (to <= from || to - from > LONGEST_MS) {
    refuseRule('SPAN_NOT_READABLE', 'to', { longestHours: LONGEST_MS / 3_600_000 })
  }
  const first = Math.floor(from / MINUTE_MS)
  const count = Math.ceil(to / MINUTE_MS) - first
  const minutes = Array.from(
    { length: count },
    (_, index): BedMinute => ({ at: (first + index) * MINUTE_MS, heartRate: null, respiration: null, inBed: null }),
  )
  for (const span of devices.listBindingsOfBed(bedId, from, to)) {
    const rows = telemetry.listMinutes(span.deviceId, Math.max(from, span.fromAt), Math.min(to, span.toAt ?? to))
    for (const row of rows) {
      const minute = minutes[row.minute - first]
      if (!minute) continue
      if (row.capability === 'heart_rate_bpm') minute.heartRate = row.value
      else if (row.capability === 'respiration_rpm') minute.respiration = row.value
      else minute.inBed = row.value === 1
    }
  }
  return { minutes }
}
