// Minute values of one bed for a chart, from whatever devices hung on it then. A minute without a reading stays empty.
// Older than the raw readings, the minutes' own figures answer: the mean of a vital sign, and in bed when most of the minute was.
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { DevicesRepository } from './devices.repository.ts'
import type { TelemetryRepository } from './telemetry.repository.ts'

const MINUTE_MS = 60_000
const bedWords = ['heart_rate_bpm', 'respiration_rpm', 'in_bed'] as const
const LONGEST_MS = 48 * 3_600_000

export type BedMinute = { at: number; heartRate: number | null; respiration: number | null; inBed: boolean | null }

export function readBedHistory(
  input: { bedId: string; from: number; to: number },
  devices: Pick<DevicesRepository, 'listBindingsOfBed'>,
  telemetry: Pick<TelemetryRepository, 'listMinutes' | 'listRollUps' | 'oldestReadingAt'> & {
    sortDevice: (deviceId: string) => void
  },
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
  function put(minute: number, capability: string, value: number): void {
    const slot = minutes[minute - first]
    if (!slot) return
    if (capability === 'heart_rate_bpm') slot.heartRate = value
    else if (capability === 'respiration_rpm') slot.respiration = value
    else slot.inBed = value === 1
  }

  for (const span of devices.listBindingsOfBed(bedId, from, to)) {
    const [since, until] = [Math.max(from, span.fromAt), Math.min(to, span.toAt ?? to)]
    telemetry.sortDevice(span.deviceId)
    for (const capability of bedWords) {
      const rawFrom = telemetry.oldestReadingAt(span.deviceId, capability) ?? Infinity
      if (since >= rawFrom) continue
      const rows = telemetry.listRollUps('minute', span.deviceId, capability, since, Math.min(until, rawFrom))
      for (const { at, mean, presentSeconds } of rows) {
        const value = capability === 'in_bed' && presentSeconds !== null ? Number(presentSeconds >= 30) : mean
        if (value !== null) put(at / MINUTE_MS, capability, value)
      }
    }
    for (const row of telemetry.listMinutes(span.deviceId, since, until)) put(row.minute, row.capability, row.value)
  }
  return { minutes }
}
