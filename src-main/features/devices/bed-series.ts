// One bed over a longer span, in even steps: minutes put together where steps are short, the hours' own figures where they are long.
// A step without a reading is unknown; it is never filled from its neighbours.
import { type BedMinute, readBedHistory } from './bed-history.ts'
import type { DevicesRepository } from './devices.repository.ts'
import type { Sample } from './roll-up.ts'
import type { TelemetryRepository } from './telemetry.repository.ts'

const HOUR_MS = 3_600_000
const MOST_MINUTES_MS = 48 * HOUR_MS

export type BedStep = {
  at: number
  heartRate: number | null
  respiration: number | null
  /** Share of what was heard of the step, 0 to 1; null = not heard. */
  inBedShare: number | null
}
type Devices = Pick<DevicesRepository, 'listBindingsOfBed'>
type Telemetry = Parameters<typeof readBedHistory>[2] & Pick<TelemetryRepository, 'listSamples'>

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

function stepOf(at: number, minutes: readonly BedMinute[]): BedStep {
  const bed = minutes.flatMap(({ inBed }) => (inBed === null ? [] : [Number(inBed)]))
  return {
    at,
    heartRate: mean(minutes.flatMap(({ heartRate }) => heartRate ?? [])),
    respiration: mean(minutes.flatMap(({ respiration }) => respiration ?? [])),
    inBedShare: mean(bed),
  }
}

/** Steps of `stepMs`, whole minutes below an hour and whole hours from there on. `from` and `to` epoch ms. */
export function readBedSeries(
  { bedId, from, to, stepMs }: { bedId: string; from: number; to: number; stepMs: number },
  devices: Devices,
  telemetry: Telemetry,
): BedStep[] {
  if (to <= from) return []
  return stepMs < HOUR_MS
    ? readMinutes({ bedId, from, to, stepMs }, devices, telemetry)
    : readHours({ bedId, from, to, stepMs }, devices, telemetry)
}

function readMinutes(
  { bedId, from, to, stepMs }: { bedId: string; from: number; to: number; stepMs: number },
  devices: Devices,
  telemetry: Telemetry,
): BedStep[] {
  const minutes: BedMinute[] = []
  for (let start = from; start < to; start += MOST_MINUTES_MS) {
    const end = Math.min(to, start + MOST_MINUTES_MS)
    minutes.push(...readBedHistory({ bedId, from: start, to: end }, devices, telemetry).minutes)
  }
  const steps = Map.groupBy(minutes, ({ at }) => at - (at % stepMs))
  return [...steps].map(([at, own]) => stepOf(at, own))
}

function readHours(
  { bedId, from, to, stepMs }: { bedId: string; from: number; to: number; stepMs: number },
  devices: Devices,
  telemetry: Telemetry,
): BedStep[] {
  const first = from - (from % HOUR_MS)
  const hours = new Map<number, BedMinute & { share: number | null }>()
  for (let at = first; at < to; at += HOUR_MS) {
    hours.set(at, { at, heartRate: null, respiration: null, inBed: null, share: null })
  }
  for (const span of devices.listBindingsOfBed(bedId, first, to)) {
    const [since, until] = [Math.max(first, span.fromAt - (span.fromAt % HOUR_MS)), Math.min(to, span.toAt ?? to)]
    telemetry.sortDevice(span.deviceId)
    for (const capability of ['heart_rate_bpm', 'respiration_rpm', 'in_bed'] as const) {
      for (const row of telemetry.listRollUps('hour', span.deviceId, capability, since, until)) {
        const hour = hours.get(row.at)
        if (!hour || row.readings === 0) continue
        if (capability === 'heart_rate_bpm') hour.heartRate = row.mean
        else if (capability === 'respiration_rpm') hour.respiration = row.mean
        // An unchanged word is stored once a minute: the readings tell how many minutes were heard.
        else hour.share = Math.min(1, (row.presentSeconds ?? 0) / (Math.min(60, row.readings) * 60))
      }
    }
  }
  const steps = Map.groupBy(hours.values(), ({ at }) => at - (at % stepMs))
  return [...steps].map(([at, own]) => ({
    ...stepOf(at, own),
    inBedShare: mean(own.flatMap(({ share }) => share ?? [])),
  }))
}

/** Samples of somebody sitting up in a bed: 1 up, 0 down, null unknown; in order of time. */
export function readSittingUp(
  { bedId, from, to }: { bedId: string; from: number; to: number },
  devices: Devices,
  telemetry: Telemetry,
): Sample[] {
  return devices
    .listBindingsOfBed(bedId, from, to)
    .flatMap((span) => {
      telemetry.sortDevice(span.deviceId)
      const [since, until] = [Math.max(from, span.fromAt), Math.min(to, span.toAt ?? to)]
      return telemetry.listSamples(span.deviceId, 'sit_up', since, until)
    })
    .sort((left, right) => left.at - right.at)
}
