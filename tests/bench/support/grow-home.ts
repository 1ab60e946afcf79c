// Grows a home of any size and age by bulk SQL, in seconds and the same from the same seed. The spine it writes obeys the file's own
// triggers and `yian verify`: each bed is a chain of stays, each stay an admission of its own resident, leaves lie inside.
import { inventPerson } from '#main/backend/demo-home/invented-people.ts'
import { appendAudit } from '#main/database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '#main/database/open-database.ts'
import { nameKeysOf } from '#main/features/residents/search-keys.ts'
import { createSeededRandom, type SeededRandom } from '#main/platform/seeded-random.ts'
import { addDays, startOfDay } from '#shared/contract/days.ts'

export type GrowthPlan = {
  beds: number
  years: number
  /** Last day of the home's life. */
  today: string
  seed: number
  /** Longest stay in days; the shortest is a third of it. Left out: everybody stays from the first day on. */
  longestStayDays?: number
}
export type Grown = { beds: string[]; residents: number; admissions: number; leaves: number }

type Insert = (table: string, row: Record<string, string | number | null>) => string

function createInsert(db: SqliteDatabase): Insert {
  const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>()
  let count = 0
  return (table, row) => {
    count += 1
    const id = `bench-${count}`
    const full = { id, ...row }
    const names = Object.keys(full)
    const key = `${table} ${names.join()}`
    const known = statements.get(key)
    const slots = names.map((name) => `:${name}`).join()
    const statement = known ?? db.prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${slots})`)
    if (!known) statements.set(key, statement)
    statement.run(full)
    return id
  }
}

function openBeds(insert: Insert, count: number, openedOn: string): string[] {
  const building = insert('buildings', { name: '1号楼', position: 1 })
  const beds: string[] = []
  for (let floor = 1; beds.length < count; floor += 1) {
    const floorId = insert('floors', { building_id: building, name: `${floor}层`, position: floor })
    for (let room = 1; room <= 25 && beds.length < count; room += 1) {
      const roomId = insert('rooms', { floor_id: floorId, name: `${floor}${String(room).padStart(2, '0')}` })
      for (const name of ['1', '2']) {
        const bed = insert('beds', { room_id: roomId, name, opened_on: openedOn })
        const type = { care_type: room % 3 === 0 ? 'ordinary' : 'nursing', stay_mode: 'full-time' }
        insert('bed_types', { bed_id: bed, ...type, from_on: openedOn, recorded_at: startOfDay(openedOn) })
        beds.push(bed)
      }
    }
  }
  return beds
}

function bornResident(insert: Insert, random: SeededRandom, on: string, order: number): string {
  const person = inventPerson(random, on)
  const keys = nameKeysOf(person.name)
  const resident = insert('residents', {
    ...{ name: person.name, sex: person.sex, birth_on: person.birthOn, ...keys },
    // Invented ID numbers repeat now and then; a counted one cannot.
    id_number: `350582${String(order).padStart(12, '0')}`,
    ...{ ethnicity: person.ethnicity, household_address: person.householdAddress, diseases: person.diseases },
    created_at: startOfDay(on),
  })
  for (const [position, contact] of person.contacts.entries()) {
    const { name, relation, phone } = contact
    insert('contacts', { resident_id: resident, position, name, relation, phone, is_emergency: position === 0 ? 1 : 0 })
  }
  return resident
}

export function growHome(records: SqliteDatabase, plan: GrowthPlan): Grown {
  const random = createSeededRandom(plan.seed)
  const insert = createInsert(records)
  const firstDay = addDays(plan.today, -Math.round(plan.years * 365))
  const grown: Grown = { beds: [], residents: 0, admissions: 0, leaves: 0 }

  function live(bed: string, fromOn: string, toOn: string | null): void {
    grown.residents += 1
    const recorded = { recorded_at: startOfDay(fromOn) }
    const resident_id = bornResident(insert, random, fromOn, grown.residents)
    const end = { to_on: toOn, discharge_reason: toOn && (random.chance(0.5) ? 'death' : 'home') }
    const admission_id = insert('admissions', { resident_id, from_on: fromOn, ...end, ...recorded })
    const span = { resident_id, from_on: fromOn, ...recorded }
    insert('stays', { ...span, admission_id, bed_id: bed, to_on: toOn })
    const category = random.pick(['self-paying', 'self-paying', 'extreme-hardship', 'minimum-living'])
    insert('funding_categories', { ...span, category })
    insert('ability_levels', { ...span, level: random.whole(0, 4), source: 'assessment' })
    insert('care_levels', { ...span, care_level: random.pick(['assisted-1', 'assisted-2', 'nursing']) })
    insert('agreements', { ...span, to_on: addDays(fromOn, 1_095), monthly_fee: random.whole(18, 60) * 100 })
    for (let on = addDays(fromOn, 40); ; on = addDays(on, random.whole(60, 200))) {
      const back = addDays(on, random.whole(1, 12))
      if (back > (toOn ?? plan.today)) break
      const kind = random.chance(0.3) ? 'hospital' : 'leave'
      insert('leaves', { ...span, admission_id, kind, from_on: on, to_on: back, expected_return_on: back })
      grown.leaves += 1
    }
    grown.admissions += 1
    appendAudit(records, {
      ...{ at: startOfDay(fromOn), actorId: null, actorRole: null, seat: null, action: 'residents.admit' },
      ...{ objectType: 'resident', objectId: resident_id, after: { bedId: bed, admittedOn: fromOn, category } },
    })
  }

  withTransaction(records, () => {
    grown.beds = openBeds(insert, plan.beds, firstDay)
    for (const bed of grown.beds) {
      const longest = plan.longestStayDays
      let from = addDays(firstDay, longest === undefined ? 0 : random.whole(0, 60))
      while (longest !== undefined) {
        const until = addDays(from, random.whole(Math.ceil(longest / 3), longest))
        if (until >= plan.today) break
        live(bed, from, until)
        from = addDays(until, random.whole(0, 25))
      }
      if (from < plan.today) live(bed, from, null)
    }
  })
  return grown
}
