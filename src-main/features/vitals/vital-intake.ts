// From a device's word to a person's row: the person in the bed when it arrives, or the list "whose is it?".
// Never gives a reading to somebody by a guess, never writes one delivery twice, and never loses one because the disk failed once.
import type { DeviceId, RecordId, ResidentId, RoomId } from '#shared/contract/primitives.ts'
import { alarmKindsOf, brokenLimit } from '#shared/features/vitals/spot-judgement.rules.ts'
import { faultOfValue, roundVital } from '#shared/features/vitals/vital-entry.rules.ts'
import type { VitalTier, VitalValue, WaitingReading } from '#shared/features/vitals/vitals.model.ts'
import { withTransaction } from '../../database/open-database.ts'
import type { Logger } from '../../platform/logger.ts'
import { type DeviceHeard, type Occupants, type Places, targetLabel } from '../devices/index.ts'
import { createSpotReader, hasSpotWord } from './spot-words.ts'
import type { VitalContext } from './vital-context.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60_000
const MOST_UNSTORED = 500
/** A refused value is listed once an hour a device and kind: the list is for people. */
const REFUSED_EVERY_MS = 60 * MINUTE_MS

type Owner = { residentId: ResidentId } | { because: WaitingReading['because'] }
type Arrival = { value: VitalValue; heard: Pick<DeviceHeard, 'device' | 'at' | 'deviceAt'> }

export type VitalIntakeOptions = {
  context: VitalContext
  places: Places
  occupants: Occupants
  logger: Pick<Logger, 'error'>
  onWritten: (residentIds: ReadonlySet<ResidentId>) => void
}

export function createVitalIntake({ context, places, occupants, logger, onWritten }: VitalIntakeOptions) {
  const { records, repository, arrivals, numbers } = context
  const { deviceRepeats } = numbers.spot
  const spotValuesOf = createSpotReader()
  let unstored: Arrival[] = []

  function ownerOf(target: DeviceHeard['device']['target']): Owner {
    if (target === null) return { because: 'not-bound' }
    if (target.kind === 'bed') {
      const { residentId, occupancy } = occupants.of(target.bedId)
      if (residentId !== null && occupancy === 'occupied') return { residentId: residentId as ResidentId }
      return { because: residentId !== null ? 'away' : 'nobody-there' }
    }
    if (target.kind !== 'room') return { because: 'no-person-place' }
    const present = places
      .beds()
      .filter((bed) => bed.roomId === target.roomId)
      .map((bed) => occupants.of(bed.bedId))
      .filter(({ residentId, occupancy }) => residentId !== null && occupancy === 'occupied')
    const [only] = present
    if (only?.residentId && present.length === 1) return { residentId: only.residentId as ResidentId }
    return { because: present.length === 0 ? 'nobody-there' : 'several-people' }
  }

  function tierOf(value: VitalValue, residentId: ResidentId): VitalTier {
    const kinds = alarmKindsOf[value.kind] ?? []
    const tiers = kinds.map((kind) => brokenLimit(value, context.limitsFor(kind, residentId))?.tier)
    return tiers.includes('high') ? 'high' : tiers.includes('medium') ? 'medium' : 'normal'
  }

  /** A device that streams is written down now and then; what changes its meaning is written down at once. */
  function isStreamRepeat(value: VitalValue, residentId: ResidentId, deviceId: string, at: number): boolean {
    if (!deviceRepeats.streamKinds.includes(value.kind)) return false
    const since = at - deviceRepeats.streamMinutes * MINUTE_MS
    const before = repository.listCounting(residentId, value.kind, since).filter((row) => row.deviceId === deviceId)
    const [newest, second] = before
    if (!newest) return false
    if (at - newest.takenAt < deviceRepeats.streamLeastSeconds * SECOND_MS) return true
    const tier = tierOf(value, residentId)
    if (tierOf(newest, residentId) !== tier) return false
    // Outside the limits a second reading is asked for before the rest is only a stream.
    return tier === 'normal' || (second !== undefined && tierOf(second, residentId) === tier)
  }

  function isSameAgain(value: VitalValue, deviceId: DeviceId, at: number): boolean {
    const written = repository.findNewestOfDevice(deviceId, value.kind)
    const waiting = arrivals.findNewestOfDevice(deviceId, value.kind)
    const within = (then: number) => at - then <= deviceRepeats.sameValueSeconds * SECOND_MS
    const isEqual = (row: { value: number | null; diastolic: number | null }) =>
      row.value === value.value && row.diastolic === value.diastolic
    return (
      (written !== undefined && within(written.recordedAt) && isEqual(written)) ||
      (waiting !== undefined && within(waiting.arrivedAt) && isEqual(waiting))
    )
  }

  function keyOf({ kind, value, diastolic }: VitalValue, deviceId: string, deviceAt: number | null): string | null {
    return deviceAt === null ? null : `${deviceId}|${kind}|${value}/${diastolic ?? ''}|${deviceAt}`
  }

  /** Stores one reading; answers whose it became. */
  function store({ value: raw, heard }: Arrival): ResidentId | null {
    const { device, at } = heard
    const deviceId = device.id as DeviceId
    const deviceAt = heard.deviceAt ?? null
    const decimals = numbers.spot.plausible[raw.kind]?.decimals ?? 1
    const value = { ...raw, value: raw.value === null ? null : roundVital(raw.value, decimals) }
    const deliveryKey = keyOf(value, deviceId, deviceAt)
    const isDelivered =
      deliveryKey === null
        ? isSameAgain(value, deviceId, at)
        : repository.isDelivered(deliveryKey) || arrivals.isDelivered(deliveryKey)
    if (isDelivered) return null
    const fault = faultOfValue(value, numbers.spot.plausible)
    const owner: Owner = fault === null ? ownerOf(device.target) : { because: 'not-plausible' }
    const { kind, diastolic } = value
    const measured = { kind, value: value.value, diastolic, deviceId, deviceName: device.name, deviceAt, deliveryKey }
    const id = context.newId() as RecordId
    if ('residentId' in owner) {
      const { residentId } = owner
      if (isStreamRepeat(value, residentId, deviceId, at)) return null
      repository.insert({
        ...measured,
        ...{ id, residentId, word: null, entered: null, takenAt: at, isBackDated: 0, source: 'device', note: null },
        ...{ recordedAt: at, recordedBy: null, seat: null, correctsId: null, correctionReason: null, isVoid: 0 },
      })
      return residentId
    }
    const before = arrivals.findNewestOfDevice(deviceId, kind)
    const quietMs =
      owner.because === 'not-plausible'
        ? REFUSED_EVERY_MS
        : deviceRepeats.streamKinds.includes(kind)
          ? deviceRepeats.streamMinutes * MINUTE_MS
          : 0
    if (before && before.because === owner.because && at - before.arrivedAt < quietMs) return null
    const roomId = device.target?.kind === 'room' ? (device.target.roomId as RoomId) : null
    const placeLabel = targetLabel(device.target, places)
    arrivals.insert({ ...measured, id, placeLabel, roomId, arrivedAt: at, because: owner.because })
    return null
  }

  function storeAll(waiting: readonly Arrival[]): void {
    const touched = new Set<ResidentId>()
    const left: Arrival[] = []
    for (const arrival of waiting) {
      try {
        const residentId = withTransaction(records, () => store(arrival))
        if (residentId !== null) touched.add(residentId)
      } catch (error) {
        left.push(arrival)
        logger.error({ err: error, deviceId: arrival.heard.device.id }, 'a spot measurement could not be stored yet')
      }
    }
    unstored = left.slice(-MOST_UNSTORED)
    if (touched.size > 0) onWritten(touched)
  }

  return {
    /**
     * What the broker retains is the past, and a device in repair or ignored measures nobody. A reading that was kept while the console was
     * away was not told before.
     */
    hear(heard: DeviceHeard): void {
      if ((heard.isRetained && heard.isLate !== true) || !hasSpotWord(heard.values)) return
      if (heard.device.state === 'ignored' || heard.device.state === 'out-of-service') return
      const { device, at, deviceAt } = heard
      const values = spotValuesOf(device.id, heard.values, at)
      if (values.length === 0) return
      const about = { device, at, ...(deviceAt === undefined ? {} : { deviceAt }) }
      storeAll([...unstored, ...values.map((value) => ({ value, heard: about }))])
    },
    /** Tries again what could not be stored. */
    retry(): void {
      if (unstored.length > 0) storeAll(unstored)
    },
    unstoredCount: (): number => unstored.length,
  }
}
