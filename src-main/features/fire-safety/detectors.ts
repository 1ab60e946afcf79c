// Smoke and gas detectors as the house hears them, and what their tests prove. Reads only.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import type { Equipment } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import type { Detector } from '#shared/features/fire-safety/fire-safety.model.ts'
import type { TestPress } from './fire-safety.repository.ts'

const isDetectorRole = (role: string): role is Detector['role'] => role === 'smoke' || role === 'gas'

/** Detectors that are in use, by place; `pieces` tells in which line of the register one stands. */
export function listDetectors(
  devices: readonly Device[],
  pieces: readonly Pick<Equipment, 'id' | 'number' | 'deviceId' | 'state'>[],
): Detector[] {
  const byDevice = new Map(
    pieces.flatMap((piece) => (piece.state === 'scrapped' ? [] : [[piece.deviceId, piece] as const])),
  )
  return devices
    .flatMap((device): Detector[] => {
      const { role } = device
      if (device.state !== 'bound' || !isDetectorRole(role)) return []
      const piece = byDevice.get(device.id)
      const told = Math.max(device.lastTestedAt ?? 0, device.walkTest.passedAt ?? 0)
      return [
        {
          ...{ deviceId: device.id, name: device.name, role, placeLabel: device.targetLabel },
          ...{ lastTestedAt: told > 0 ? told : null, lastHeardAt: device.lastHeardAt },
          ...{ testDueOn: device.testDueOn, isSilent: device.isSilent },
          ...{ equipmentId: piece?.id ?? null, equipmentNumber: piece?.number ?? null },
        },
      ]
    })
    .sort((left, right) => (left.placeLabel ?? '').localeCompare(right.placeLabel ?? '', 'zh-CN', { numeric: true }))
}

/**
 * A detector whose test was due on some day of the span and was not made by then. `tests` oldest first, of all time up to the span's end;
 * `boundAt` tells when each was hung.
 */
export function collectDetectorEvidence(
  detectors: readonly Detector[],
  tests: readonly TestPress[],
  boundAt: ReadonlyMap<string, number>,
  testEveryDays: (role: Detector['role']) => number | null,
  span: EvidenceSpan,
): Evidence {
  const names = new Map<string, Detector>(detectors.map((detector) => [detector.deviceId, detector]))
  const records = tests
    .filter(({ at }) => at >= startOfDay(span.from) && at < startOfDay(addDays(span.until, 1)))
    .flatMap(({ deviceId, at }) => {
      const detector = names.get(deviceId)
      const id = `${deviceId}:${at}`
      return detector
        ? [{ id, on: dayOf(at), values: { name: detector.name }, link: screenLinks.device(deviceId) }]
        : []
    })
  const ofDevice = Map.groupBy(tests, ({ deviceId }) => deviceId)
  const gaps = detectors.flatMap((detector) => {
    const days = testEveryDays(detector.role)
    if (days === null || detector.testDueOn === null) return []
    const own = (ofDevice.get(detector.deviceId) ?? []).map(({ at }) => dayOf(at))
    // Before its first test it is due from the day it was hung.
    const hungAt = boundAt.get(detector.deviceId)
    const firstDueOn = hungAt === undefined ? null : addDays(dayOf(hungAt), days)
    const untested = own.length === 0 ? detector.testDueOn : null
    const dues = [firstDueOn ?? untested, ...own.map((day) => addDays(day, days))]
    return dues.flatMap((dueOn, index) => {
      if (dueOn === null) return []
      const lateOn = addDays(dueOn, 1)
      const nextOn = own[index]
      const isLate = lateOn <= span.until && (nextOn === undefined || (nextOn > lateOn && nextOn > span.from))
      const values = { name: detector.name, day: dueOn }
      const key = `detector-untested:${detector.deviceId}:${lateOn}`
      return isLate
        ? [{ key, kind: 'detector-untested' as const, on: lateOn, values, link: screenLinks.device(detector.deviceId) }]
        : []
    })
  })
  return { records, gaps }
}
