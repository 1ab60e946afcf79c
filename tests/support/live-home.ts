// A small home with devices, alarms and wall, as the backend composes them, over real SQLite files and (when started) a real MQTT broker.
import { join } from 'node:path'
import { loadMigrations } from '#main/database/load-migrations.ts'
import { openDatabase, type SqliteDatabase } from '#main/database/open-database.ts'
import { runMigrations } from '#main/database/run-migrations.ts'
import {
  type AlarmsEvents,
  createAlarmsFeature,
  type People,
  type PublishCommand,
} from '#main/features/alarms/index.ts'
import {
  createDevicesFeature,
  type DevicesEvents,
  type LiveSettings,
  type Occupants,
  type Places,
} from '#main/features/devices/index.ts'
import type { StationsEvents } from '#main/features/stations/index.ts'
import { createWallFeature } from '#main/features/wall/index.ts'
import type { Clock } from '#main/platform/clock.ts'
import { createDomainEvents } from '#main/platform/domain-events.ts'
import { createIdSource } from '#main/platform/ids.ts'
import { createLogger } from '#main/platform/logger.ts'
import type { Actor } from '#main/rpc/request-context.ts'
import type { FacilitySettings } from '#shared/features/facility/facility.model.ts'
import type { CareLevel } from '#shared/features/residents/residents.model.ts'

export const nurse: Actor = {
  userId: 'user-nurse' as Actor['userId'],
  displayName: '护士甲',
  roles: ['caregiver'],
  seatId: 'seat-1',
  seatName: '二楼护士站',
}

export const testSettings: FacilitySettings = {
  autoLockMinutes: 10,
  shifts: { day: '07:30', swing: '15:30', night: '23:30' },
  staleAfterSeconds: { mattress: 180, bell: 90_000, detector: 90_000, door: 90_000 },
  outOfBed: { nightFrom: '22:00', nightTo: '06:00', graceMinutes: 15 },
  broker: { mode: 'embedded', isOpenToLan: false, externalUrl: null, externalUsername: null, externalCa: null },
}

const cheapHash = { logN: 10, r: 8, p: 1 }
const bedNames = ['1', '2', '3']

/** Both files with every migration, one room 201 with three beds, and one user. */
export function openHomeFiles(
  folder: string,
  clock: Pick<Clock, 'now'>,
): { records: SqliteDatabase; telemetry: SqliteDatabase } {
  const records = openDatabase({ file: join(folder, 'records.db'), key: null, role: 'records' })
  const telemetry = openDatabase({ file: join(folder, 'telemetry.db'), key: null, role: 'telemetry' })
  const backupFolder = join(folder, 'backups')
  runMigrations({ db: records, migrations: loadMigrations('records'), clock, backupFolder })
  runMigrations({ db: telemetry, migrations: loadMigrations('telemetry'), clock, backupFolder })
  records.exec(`
    INSERT OR IGNORE INTO buildings (id, name, position) VALUES ('building', '主楼', 1);
    INSERT OR IGNORE INTO floors (id, building_id, name, position) VALUES ('floor-2', 'building', '二楼', 2);
    INSERT OR IGNORE INTO rooms (id, floor_id, name) VALUES ('room-201', 'floor-2', '201');
    INSERT OR IGNORE INTO users (id, login_name, display_name, roles_json, password_hash, created_at)
      VALUES ('user-nurse', 'nurse', '护士甲', '["caregiver"]', '-', 0);
  `)
  const addBed = records.prepare(
    "INSERT OR IGNORE INTO beds (id, room_id, name, opened_on) VALUES (?, 'room-201', ?, '2020-01-01')",
  )
  for (const name of bedNames) addBed.run(`bed-${name}`, name)
  return { records, telemetry }
}

export type LiveHomeOptions = {
  folder: string
  clock: Clock
  settings?: Partial<FacilitySettings>
  port?: number
  files?: { records: SqliteDatabase; telemetry: SqliteDatabase }
}

export type LiveHome = ReturnType<typeof createLiveHome>

export function createLiveHome(options: LiveHomeOptions) {
  const { clock, folder } = options
  const { records, telemetry } = options.files ?? openHomeFiles(folder, clock)
  const logger = createLogger({ isSilent: true })
  const events = createDomainEvents<DevicesEvents & AlarmsEvents & StationsEvents>(logger)
  const newId = createIdSource(clock)
  const listeners = new Set<() => void>()
  let settings: FacilitySettings = { ...testSettings, ...options.settings }
  const liveSettings: LiveSettings = {
    get: () => settings,
    externalPassword: () => 'external-secret',
    onChanged(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const beds = bedNames.map((name) => ({
    ...{ bedId: `bed-${name}`, label: `201-${name}`, floorId: 'floor-2', floorName: '二楼', roomId: 'room-201' },
    ...{ roomName: '201', careType: 'nursing' },
  })) as unknown as ReturnType<Places['beds']>
  const places: Places = {
    beds: () => beds,
    bed: (bedId) => beds.find((bed) => bed.bedId === bedId) ?? null,
    room: (roomId) => (roomId === 'room-201' ? { roomId, label: '201', floorId: beds[0]!.floorId } : null),
  }
  const occupancy = new Map<string, ReturnType<Occupants['of']>>()
  const occupants: Occupants = {
    of: (bedId) => occupancy.get(bedId) ?? { residentId: null, surname: '陈', occupancy: 'occupied', returnsOn: null },
  }
  /** Whoever the test put into a bed; the level of care is the test's own word. */
  const careLevels = new Map<string, CareLevel>()
  const people: People = {
    of(residentId) {
      const bed = beds.find((one) => occupancy.get(one.bedId)?.residentId === residentId)
      if (!bed) return null
      const surname = occupancy.get(bed.bedId)?.surname ?? null
      return { surname, careLevel: careLevels.get(residentId) ?? null, bedId: bed.bedId, roomId: bed.roomId }
    },
  }
  const devices = createDevicesFeature({
    ...{ records, telemetry, clock, newId, events, logger, places, settings: liveSettings, hashCost: cheapHash },
    mqtt: { port: options.port ?? 0, clientId: 'yian-test' },
  })
  const published: Parameters<PublishCommand>[0][] = []
  const alarms = createAlarmsFeature({
    ...{ records, clock, newId, events, logger, devices, places, occupants, people },
    publishCommand: (command) => published.push(command),
  })
  const wall = createWallFeature({ clock, events, devices, alarms, places, occupants })
  return {
    ...{ records, telemetry, clock, events, devices, alarms, wall, occupancy, careLevels },
    /** What the console sent by itself, in order. */
    published,
    changeSettings(part: Partial<FacilitySettings>): void {
      settings = { ...settings, ...part }
      for (const listener of [...listeners]) listener()
    },
    /** Feeds one message as if it came from the wire. */
    hear(topic: string, payload: unknown, retain = false, qos = 0): void {
      const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
      devices.ingest.handle({ topic, payload: new TextEncoder().encode(text), retain, qos })
    },
    /** Binds the device with this outside key; fails when it was never heard. */
    bind(externalKey: string, role: Parameters<typeof devices.service.bind>[0]['role'], target: string): string {
      const device = devices.service.list().find((one) => one.externalKey === externalKey)
      if (!device) throw new Error(`never heard: ${externalKey}`)
      const place = target.startsWith('bed-')
        ? { kind: 'bed' as const, bedId: target as never }
        : target.startsWith('room-')
          ? { kind: 'room' as const, roomId: target as never }
          : { kind: 'place' as const, place: target }
      devices.service.bind({ id: device.id, role, name: device.name, target: place }, nurse)
      return device.id
    },
    async start(): Promise<void> {
      alarms.start()
      await devices.start()
      wall.start()
    },
    /** Like `start`, but without a broker: messages come through `hear`. */
    startWithoutWire(): void {
      alarms.start()
      wall.start()
    },
    async stop(): Promise<void> {
      wall.stop()
      await devices.stop()
      alarms.stop()
    },
    close(): void {
      records.close()
      telemetry.close()
    },
  }
}

/** A Sleepace record as the vendor sends it. */
export function sleepace(deviceId: string, data: Record<string, unknown>, dataKey = 'realtime'): unknown {
  return { dataKey, deviceId, timeStamp: 1_660_620_197, data }
}
