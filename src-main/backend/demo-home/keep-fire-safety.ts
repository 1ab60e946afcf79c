// Fire safety of the demo home over a year: sixty pieces of equipment with their looks and services, hazards worked through, drills, and a
// station of eight. A few things are left as they happen: three services due, one piece past its scrap day, one hazard over its day.
import { addDays, addMonths, startOfDay } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import type { EquipmentFields } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import type { DemoLife } from './live-two-years.ts'
import { runStation } from './run-station.ts'
import { workThroughHazards } from './work-through-hazards.ts'

type Home = Pick<DemoLife, 'client' | 'clock'>
const HOUR_MS = 3_600_000
const MONTHS = 12
const company = '晋江安泰消防维保公司'

/** How many of a kind, its number's letters, and how many days ago it was made. */
const stock: readonly {
  type: string
  mark: string
  count: number
  madeAgo: number
  spec: string | null
  quantity?: number
}[] = [
  { type: 'powder-extinguisher', mark: 'MF', count: 17, madeAgo: 980, spec: '4 kg' },
  { type: 'water-extinguisher', mark: 'MS', count: 2, madeAgo: 700, spec: '3 L' },
  { type: 'carbon-dioxide-extinguisher', mark: 'MT', count: 3, madeAgo: 800, spec: '3 kg' },
  { type: 'clean-gas-extinguisher', mark: 'MJ', count: 2, madeAgo: 760, spec: '4 kg' },
  { type: 'hydrant', mark: 'XH', count: 6, madeAgo: 3600, spec: 'SN65' },
  { type: 'emergency-light', mark: 'YD', count: 6, madeAgo: 900, spec: null },
  { type: 'exit-sign', mark: 'SS', count: 6, madeAgo: 900, spec: null },
  { type: 'fire-door', mark: 'FM', count: 4, madeAgo: 3600, spec: '乙级' },
  { type: 'stand-alone-smoke', mark: 'YG', count: 2, madeAgo: 1500, spec: null },
  { type: 'fire-blanket', mark: 'MHT', count: 3, madeAgo: 760, spec: '1.5 m' },
  { type: 'smoke-hood', mark: 'MZ', count: 3, madeAgo: 760, spec: 'TZL30', quantity: 20 },
  { type: 'evacuation-map', mark: 'ST', count: 2, madeAgo: 760, spec: 'A3' },
]
const places = ['东楼梯口', '西楼梯口', '走廊中段', '护理站', '活动室', '餐厅'] as const

/** Runs near the end; the clock is as before when it is over. */
export async function keepFireSafety(home: Home, today: string): Promise<void> {
  const end = home.clock.now()
  const at = (day: string, hours = 10) => home.clock.setNow(startOfDay(day) + hours * HOUR_MS)
  const first = addDays(today, -(MONTHS * 31 + 20))
  at(first)
  const ids = await registerStock(home, today)
  await look(home, ids, today, at)
  await serviceLights(home, today, at)
  await workThroughHazards(home, today, at)
  await runStation(home, today, at)
  home.clock.setNow(end)
}

async function registerStock({ client }: Home, today: string): Promise<RecordId[]> {
  const add = async (fields: Partial<EquipmentFields> & Pick<EquipmentFields, 'number' | 'type' | 'place'>) => {
    const about = {
      spec: null,
      floorName: '1层',
      quantity: 1,
      madeOn: null,
      boughtOn: null,
      note: null,
      deviceId: null,
    }
    return (await client.fireEquipment.add({ ...about, owner: '李安全员', ...fields })).equipment.id
  }
  const ids: RecordId[] = []
  for (const { type, mark, count, madeAgo, spec, quantity = 1 } of stock) {
    for (let index = 0; index < count; index += 1) {
      const number = `${mark}-${String(index + 1).padStart(2, '0')}`
      const floorName = `${(index % 3) + 1}层`
      const place = places[Math.floor(index / 3) % places.length] ?? places[0]
      const madeOn = addDays(today, -(madeAgo + index * 3))
      ids.push(await add({ number, type, spec, floorName, place, quantity, madeOn, boughtOn: addDays(madeOn, 40) }))
    }
  }
  // Five years are over within the month; six were over twelve days ago.
  for (const [index, ahead] of [6, 18, 25].entries()) {
    const madeOn = addDays(addMonths(today, -60), ahead)
    const number = `MF-${18 + index}`
    ids.push(
      await add({
        number,
        type: 'powder-extinguisher',
        spec: '4 kg',
        floorName: `${index + 1}层`,
        place: '配电间',
        madeOn,
      }),
    )
  }
  const oldMadeOn = addDays(addMonths(today, -72), -12)
  ids.push(await add({ number: 'MS-03', type: 'water-extinguisher', spec: '3 L', place: '洗衣房', madeOn: oldMadeOn }))
  return ids
}

/** Every month but for one floor of this one; the hose of a hydrant was found wet. */
async function look(
  { client }: Home,
  ids: readonly RecordId[],
  today: string,
  at: (day: string) => void,
): Promise<void> {
  const { rows } = await client.fireEquipment.list()
  const floorOf = new Map(rows.map(({ id, floorName }) => [id, floorName]))
  for (let ago = MONTHS; ago >= 0; ago -= 1) {
    const day = ago === 0 ? today : addDays(addMonths(`${today.slice(0, 7)}-01`, -ago), 14)
    at(day)
    const seen = ids.filter((id) => ago > 0 || floorOf.get(id) === '1层')
    const entries = seen.map((id, index) => {
      const isWet = ago === 2 && rows.find((row) => row.id === id)?.number === 'XH-02'
      return { id, faults: isWet && index > 0 ? ['hose'] : [], note: isWet ? '水带受潮，已更换' : null }
    })
    // A piece past its scrap day cannot be good any more.
    const old = rows.find(({ number }) => number === 'MS-03')?.id
    const told = entries.map((entry) => (entry.id === old && ago === 0 ? { ...entry, faults: ['label'] } : entry))
    await client.fireEquipment.look({ entries: told, source: 'scan', on: day, reason: null })
  }
}

async function serviceLights({ client }: Home, today: string, at: (day: string) => void): Promise<void> {
  const { rows } = await client.fireEquipment.list()
  const idsOf = (...types: string[]) => rows.filter(({ type }) => types.includes(type)).map(({ id }) => id)
  const day = addDays(today, -95)
  at(day)
  const lights = idsOf('emergency-light', 'exit-sign')
  await client.fireEquipment.service({ ids: lights, company, note: '年度放电试验合格', on: day, reason: null })
  const old = rows.find(({ number }) => number === 'MS-03')
  if (old) await client.fireEquipment.service({ ids: [old.id], company, note: null, on: day, reason: null })
}
