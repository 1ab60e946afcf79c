import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadMigrations } from '#main/database/load-migrations.ts'
import { openDatabase, type SqliteDatabase } from '#main/database/open-database.ts'
import { runMigrations } from '#main/database/run-migrations.ts'
import type { BedsEvents } from '#main/features/beds/index.ts'
import { createBedsFeature } from '#main/features/beds/index.ts'
import type { ResidentsEvents } from '#main/features/residents/index.ts'
import { createResidentsFeature } from '#main/features/residents/index.ts'
import { createManualClock, type ManualClock } from '#main/platform/clock.ts'
import { createDomainEvents } from '#main/platform/domain-events.ts'
import { createIdSource } from '#main/platform/ids.ts'
import type { Actor } from '#main/rpc/request-context.ts'
import { startOfDay } from '#shared/contract/days.ts'
import type { BedId, Day, UserId } from '#shared/contract/primitives.ts'
import type { AdmitInput } from '#shared/features/residents/residents.contract.ts'
import type { Person } from '#shared/features/residents/residents.model.ts'

/** Somebody who may do everything; rules of who may what are tested elsewhere. */
export const office: Actor = {
  userId: 'user-office' as UserId,
  displayName: 'Office',
  roles: ['office'],
  seatId: 'seat-1',
  seatName: 'Front desk',
}
const KEY = Uint8Array.from({ length: 32 }, (_, index) => index + 1)

export type TestRecords = ReturnType<typeof createTestRecords>

/** A keyed records file in a folder of its own with all migrations applied, and the features that live on it. Dispose it. */
export function createTestRecords(options: { today?: Day } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'yian-records-'))
  const clock: ManualClock = createManualClock(startOfDay(options.today ?? '2026-10-31') + 9 * 3_600_000)
  const records: SqliteDatabase = openDatabase({ file: join(folder, 'records.db'), key: KEY, role: 'records' })
  const migrations = loadMigrations('records')
  runMigrations({ db: records, migrations, clock, backupFolder: join(folder, 'backups') })
  const newId = createIdSource(clock)
  const events = createDomainEvents<BedsEvents & ResidentsEvents>({ error: (fault: unknown) => failures.push(fault) })
  const failures: unknown[] = []
  const beds = createBedsFeature({ records, clock, newId, events, occupancy: () => residents.bedOccupancy })
  const residents = createResidentsFeature({ records, clock, newId, events, beds })
  return {
    folder,
    records,
    migrations,
    clock,
    newId,
    events,
    beds,
    residents,
    /** Moves the clock to 09:00 of a day. */
    setToday: (day: Day) => clock.setNow(startOfDay(day) + 9 * 3_600_000),
    /** Beds of one room, open since `openedOn`. */
    addBeds(count: number, room = '201', openedOn: Day = '2020-01-01'): BedId[] {
      const names = Array.from({ length: count }, (_, index) => String(index + 1))
      const place = { building: '1号楼', floor: '2层', rooms: [{ name: room, beds: names }] }
      const type = { careType: 'nursing', stayMode: 'full-time', openedOn } as const
      return beds.service.addRooms({ ...place, ...type }, office).map((bed) => bed.id)
    },
    dispose(): void {
      records.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const unknownPerson: Person = {
  name: '王秀英',
  sex: 'female',
  idNumber: null,
  birthOn: '1940-05-06',
  ethnicity: null,
  householdAddress: null,
  idExpiresOn: null,
  hasDementia: null,
  isDisabled: null,
  medicalInsurance: null,
  longTermCareLevel: null,
  groupTags: [],
  diseases: null,
  note: null,
  contacts: [],
}

/** An admission with nothing known but name, sex and birth. */
export function admission(bedId: BedId, admittedOn: Day, person: Partial<Person> = {}): AdmitInput {
  return {
    residentId: null,
    person: { ...unknownPerson, ...person },
    bedId,
    admittedOn,
    category: null,
    abilityLevel: null,
    careLevel: null,
    agreement: null,
  }
}

/** Code and rule of what an act is refused with; null when it is done. */
export function refusalOf(act: () => unknown): { code: string; rule?: unknown } | null {
  try {
    act()
    return null
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    const values = 'data' in error ? (error.data as { values?: { rule?: unknown } }).values : undefined
    return values?.rule === undefined ? { code: String(error.code) } : { code: String(error.code), rule: values.rule }
  }
}
