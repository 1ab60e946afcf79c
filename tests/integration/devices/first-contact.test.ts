// A home that is switched on hears all its devices in one breath: they must not wait for the disk one by one, and none may be lost.
import { expect, test } from 'vitest'
import { createDeferredSync } from '#main/database/deferred-sync.ts'
import { createDeviceRegistry } from '#main/features/devices/device-registry.ts'
import { createDevicesRepository } from '#main/features/devices/devices.repository.ts'
import { createMessageDecoder } from '#main/mqtt/decode-message.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { createIdSource } from '#main/platform/ids.ts'
import { createLogger } from '#main/platform/logger.ts'
import { openHomeFiles } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const NOW = Date.UTC(2026, 10, 20, 2)

function openRegistry() {
  const clock = createManualClock(NOW)
  const { records, telemetry } = openHomeFiles(makeTemporaryFolder(), clock)
  const waits: number[] = []
  const storedCount = (): number => records.prepare('SELECT count(*) FROM devices').pluck().get() as number
  const changed: string[] = []
  const registry = createDeviceRegistry({
    ...{ records, repository: createDevicesRepository(records), newId: createIdSource(clock) },
    logger: createLogger({ isSilent: true }),
    deferred: createDeferredSync(records, () => void waits.push(storedCount())),
    onChanged: (record) => changed.push(record.externalKey),
  })
  registry.load()
  const decoder = createMessageDecoder({ session: 'test' })
  const hear = (topic: string, body: object) =>
    registry.hear(decoder.decode({ topic, payload: JSON.stringify(body), receivedAt: NOW }).readings, NOW)
  const close = () => [records, telemetry].forEach((db) => void db.close())
  return { registry, records, hear, waits, storedCount, changed, close }
}

test('five hundred devices heard for the first time in one turn wait for the disk once', () => {
  const { registry, hear, waits, storedCount, changed, close } = openRegistry()
  for (let index = 0; index < 500; index += 1) hear(`zigbee2mqtt/door-${index}`, { contact: true, battery: 80 })
  // Each has its row at once: whatever is written about it may name it.
  expect([storedCount(), changed.length, waits]).toEqual([500, 500, []])
  registry.settle()
  registry.settle()
  expect(waits).toEqual([500])
  close()
})

test('a smoke detector that calls with its first word has its row before the alarm is written, and later words owe nothing', () => {
  const { registry, records, hear, waits, close } = openRegistry()
  const [device] = hear('zigbee2mqtt/smoke-1', { smoke: true })
  const rows = records.prepare('SELECT id, role FROM devices').all()
  expect(rows).toEqual([{ id: device?.id, role: 'smoke' }])
  registry.settle()
  hear('zigbee2mqtt/smoke-1', { smoke: true })
  registry.settle()
  expect(waits).toEqual([1])
  close()
})
