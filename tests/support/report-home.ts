// A home written straight into the tables, for tests of what is counted from them.
import { loadMigrations } from '#main/database/load-migrations.ts'
import type { SqliteDatabase } from '#main/database/open-database.ts'
import { createReportsFeature, type ReportsFeatureDependencies } from '#main/features/reports/index.ts'
import { createManualClock, type ManualClock } from '#main/platform/clock.ts'
import { createIdSource } from '#main/platform/ids.ts'
import type { Actor } from '#main/rpc/request-context.ts'
import type { UserId } from '#shared/contract/primitives.ts'
import { makeMigratedDatabase } from './database-fixture.ts'
import { FACILITY } from './facility-record.ts'

export { FACILITY }

/** 2026-11-03 09:00 in Asia/Shanghai: October is over. */
export const NOVEMBER_3 = Date.UTC(2026, 10, 3, 1, 0, 0)

export const officeActor: Actor = {
  userId: 'user-office' as UserId,
  displayName: '林内勤',
  roles: ['office'],
  seatId: 'seat-1',
  seatName: '前台电脑',
}

type Row = Record<string, string | number | null>

export type HomeWriter = ReturnType<typeof createHomeWriter>

/** Writes rows with sensible defaults; every method answers the id. */
export function createHomeWriter(db: SqliteDatabase) {
  let count = 0
  const insert = (table: string, row: Row): string => {
    const id = String(row.id ?? `${table}-${++count}`)
    const full: Row = { ...row, id }
    const names = Object.keys(full)
    db.prepare(`INSERT INTO ${table} (${names.join(',')}) VALUES (${names.map((name) => `:${name}`).join(',')})`).run(
      full,
    )
    return id
  }
  const dated = { recorded_at: 0 }
  return {
    insert,
    facility: (record: object = FACILITY): void => {
      db.prepare('INSERT INTO facility (id, record_json, version, changed_at) VALUES (1, ?, 1, 0)').run(
        JSON.stringify(record),
      )
    },
    user: (id: string, name: string) =>
      insert('users', { id, login_name: id, display_name: name, roles_json: '[]', password_hash: 'x', created_at: 0 }),
    room(name: string): string {
      const building = db.prepare("INSERT OR IGNORE INTO buildings VALUES ('building', 'A', 1)")
      building.run()
      db.prepare("INSERT OR IGNORE INTO floors VALUES ('floor', 'building', '2', 2)").run()
      return insert('rooms', { floor_id: 'floor', name })
    },
    bed(roomId: string, name: string, type: { care?: string; mode?: string; openedOn?: string } = {}): string {
      const openedOn = type.openedOn ?? '2025-01-01'
      const bed = insert('beds', { room_id: roomId, name, opened_on: openedOn })
      const care = { care_type: type.care ?? 'nursing', stay_mode: type.mode ?? 'full-time' }
      insert('bed_types', { bed_id: bed, ...care, from_on: openedOn, ...dated })
      return bed
    },
    resident: (row: Row): string =>
      insert('residents', {
        sex: 'female',
        pinyin: String(row.name),
        initials: String(row.name),
        created_at: 0,
        ...row,
      }),
    /** Admission with one stay. `toOn` ends both. */
    admit(
      residentId: string,
      bedId: string,
      fromOn: string,
      end: { toOn: string; reason: string } | null = null,
    ): string {
      const to = end?.toOn ?? null
      const admission = insert('admissions', {
        resident_id: residentId,
        from_on: fromOn,
        to_on: to,
        discharge_reason: end?.reason ?? null,
        ...dated,
      })
      insert('stays', {
        admission_id: admission,
        resident_id: residentId,
        bed_id: bedId,
        from_on: fromOn,
        to_on: to,
        ...dated,
      })
      return admission
    },
    fact: (table: string, residentId: string, row: Row): string =>
      insert(table, { resident_id: residentId, ...dated, ...row }),
    leave: (admissionId: string, residentId: string, row: Row): string =>
      insert('leaves', { admission_id: admissionId, resident_id: residentId, kind: 'leave', ...dated, ...row }),
    contact: (residentId: string, row: Row = {}): string =>
      insert('contacts', {
        resident_id: residentId,
        position: 0,
        name: '王小明',
        relation: '儿子',
        phone: '13800001234',
        is_emergency: 1,
        ...row,
      }),
    incident: (kind: string, at: number): string =>
      insert('incidents', { kind, occurred_at: at, summary: '见记录', recorded_at: at }),
    staff: (name: string, post: string, hiredOn = '2025-03-01', leftOn: string | null = null): string =>
      insert('staff', { name, sex: 'female', post, hired_on: hiredOn, left_on: leftOn, created_at: 0 }),
  }
}

export type ReportHome = {
  db: SqliteDatabase
  clock: ManualClock
  home: HomeWriter
  reports: ReturnType<typeof createReportsFeature>
}

/** An encrypted records file with all migrations, an empty home and the reports feature over it. */
export function openReportHome(overrides: Partial<ReportsFeatureDependencies> = {}): ReportHome {
  const { db } = makeMigratedDatabase('records', loadMigrations('records'))
  const clock = createManualClock(NOVEMBER_3)
  const reports = createReportsFeature({
    records: db,
    clock,
    newId: createIdSource(clock),
    appVersion: '0.1.0',
    displayNameOf: (id) => (id === 'user-office' ? '林内勤' : null),
    ...overrides,
  })
  return { db, clock, home: createHomeWriter(db), reports }
}

/** Five residents around October 2026: three stay, one comes and goes, one dies; with a leave, an incident, a complaint and two of staff. */
export function seedSmallHome({ home }: ReportHome): void {
  home.facility()
  const rooms = [home.room('201'), home.room('202')]
  const beds = [1, 2, 3].map((number) => home.bed(rooms[0]!, String(number)))
  const ordinary = home.bed(rooms[1]!, '1', { care: 'ordinary' })
  const dayCare = home.bed(rooms[1]!, '2', { mode: 'day-care' })
  home.insert('bed_blocks', { bed_id: dayCare, kind: 'repair', from_on: '2026-10-20', reason: '漏水', recorded_at: 0 })

  const wang = home.resident({
    id: 'wang',
    name: '王秀英',
    id_number: '11010519491231002X',
    birth_on: '1949-12-31',
    household_address: '福建省晋江市青阳街道某路1号',
    has_dementia: 0,
  })
  home.fact('funding_categories', wang, { category: 'self-paying', from_on: '2025-05-01' })
  home.fact('ability_levels', wang, { level: 2, report_number: 'PG-001', source: 'assessment', from_on: '2026-05-01' })
  home.fact('care_levels', wang, { care_level: 'assisted-1', from_on: '2025-05-01' })
  home.fact('agreements', wang, { monthly_fee: 3200.5, from_on: '2025-05-01', to_on: '2027-05-01' })
  home.contact(wang)
  const wangStay = home.admit(wang, beds[0]!, '2025-05-01')
  home.leave(wangStay, wang, { from_on: '2026-09-29', to_on: '2026-10-03' })

  const chen = home.resident({
    id: 'chen',
    name: '陈大山',
    sex: 'male',
    id_number: '440524188001010014',
    birth_on: '1880-01-01',
  })
  home.fact('funding_categories', chen, { category: 'extreme-hardship', from_on: '2025-06-01' })
  home.fact('ability_levels', chen, { level: 4, source: 'assessment', from_on: '2026-10-12' })
  const chenStay = home.admit(chen, ordinary, '2025-06-01')
  home.leave(chenStay, chen, { kind: 'hospital', from_on: '2026-10-30' })

  const lin = home.resident({ id: 'lin', name: '林阿妹' })
  home.admit(lin, beds[1]!, '2026-10-11')

  const huang = home.resident({ id: 'huang', name: '黄福来', sex: 'male' })
  home.admit(huang, beds[2]!, '2025-01-10', { toOn: '2026-10-21', reason: 'death' })

  const visitor = home.resident({ id: 'cai', name: '蔡彩云' })
  home.admit(visitor, beds[2]!, '2026-10-22', { toOn: '2026-10-22', reason: 'home' })

  // A mistake that was voided counts for nothing.
  home.insert('admissions', {
    resident_id: visitor,
    from_on: '2026-10-25',
    recorded_at: 0,
    voided_at: 1,
    void_reason: '误录',
  })
  home.incident('fall', Date.UTC(2026, 9, 31, 15, 59))
  home.incident('fall', Date.UTC(2026, 9, 31, 16, 0))
  home.incident('complaint', Date.UTC(2026, 9, 5, 2, 0))
  home.staff('吴护理', 'caregiver')
  home.staff('赵厨师', 'cook')
  home.staff('钱护理', 'caregiver', '2025-01-01', '2026-10-31')
}
