// What is looked at for fire safety round the year: the check-lists, the equipment, the detectors.
import { addDays } from '#shared/contract/days.ts'
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import { mondayOf } from '#shared/features/duty-roster/duty-roster.rules.ts'
import { CheckAnswer, type CheckKind } from '#shared/features/self-checks/self-checks.model.ts'
import { itemsOf } from '#shared/features/self-checks/self-checks.rules.ts'
import { daysOfYear, LAST, monthsOfYear, OPENED, type Year } from './year-home.ts'

export const plantedCheck = { month: '2026-04', week: '2026-06-08', holiday: '2026-05-01', quarter: '2026-08' } as const
const holidays = ['2026-02-17', '2026-05-01', '2026-10-01', '2027-01-01']

export function keepFire(year: Year): void {
  checkItself(year)
  pressDetectors(year)
  lookAtEquipment(year)
}

function checkItself(year: Year): void {
  const { at, has, client, nurse, director, backend } = year
  const { service } = backend.features.selfChecks
  const fill = async (kind: CheckKind, on: Day, isHazardFound = false): Promise<RecordId> => {
    const list = (await client.selfChecks.lists()).find((each) => each.kind === kind)
    const items = list ? itemsOf(list).map(({ code }) => code) : []
    const answers = Object.fromEntries(items.map((code) => [code, CheckAnswer.parse({ result: 'in-order' })]))
    const found = CheckAnswer.parse({ result: 'wanting', problem: '安全出口上锁', measure: '立即开锁' })
    const told = isHazardFound ? { [items[0] ?? '']: found } : {}
    return service.fill({ kind, on, answers: { ...answers, ...told }, signedBy: director.actor.userId }, nurse.actor)
  }
  for (const monday of new Set(['2025-12-29', ...daysOfYear()].map(mondayOf))) {
    if (has('fire-weekly-check-missing') && monday === plantedCheck.week) continue
    const day = addDays(monday, 2)
    if (day <= LAST) at(day, 10, () => fill('weekly', day))
  }
  for (const month of monthsOfYear) {
    const isPlanted = has('fire-check-missing') && month === plantedCheck.month
    if (!isPlanted) at(`${month}-15`, 10.5, () => fill('fire-monthly', `${month}-15`))
  }
  for (const holiday of holidays) {
    const day = addDays(holiday, -3)
    const isPlanted = has('fire-holiday-check-missing') && holiday === plantedCheck.holiday
    if (!isPlanted) at(day, 11, () => fill('before-holiday', day))
  }
  for (const month of ['2026-02', '2026-05', '2026-08', '2026-11']) {
    if (has('major-hazard-check-missing') && month === plantedCheck.quarter) continue
    const on = `${month}-22`
    const isFound = month === '2026-05'
    at(on, 10.2, async () => {
      const id = await fill('major-hazards', on, isFound)
      if (!isFound || has('major-hazard-unreported')) return
      await client.selfChecks.reportHazard({ id, reportedOn: on, reportedTo: '晋江市民政局', note: null })
    })
  }
}

function pressDetectors({ at, has, client, backend: { features } }: Year): void {
  const ids: string[] = []
  at(OPENED, 13, async () => {
    for (const name of ['烟感一', '烟感二']) {
      const payload = new TextEncoder().encode(JSON.stringify({ battery: 90, smoke: false }))
      features.devices.ingest.handle({ topic: `zigbee2mqtt/${name}`, payload, retain: false, qos: 0 })
      const { id } = (await client.devices.list()).find((one) => one.name === name)!
      await client.devices.bindTo({ id, target: { kind: 'place', place: `${name}处` }, role: 'smoke', name })
      ids.push(id)
    }
  })
  for (let day: Day = '2025-12-20'; day <= LAST; day = addDays(day, 28)) {
    at(day, 14, async () => {
      // The second was never tested.
      for (const id of ids.slice(0, has('detector-untested') ? 1 : 2)) await client.devices.recordTest({ id })
    })
  }
}

type Piece = { number: string; type: string; floorName: string; madeOn: Day | null }

function lookAtEquipment({ at, unless, has, client }: Year): void {
  const ids = new Map<string, RecordId>()
  const idOf = (number: string): RecordId => ids.get(number)!
  const pieces: Piece[] = [
    { number: 'MF-01', type: 'powder-extinguisher', floorName: '1层', madeOn: '2024-06-01' },
    {
      number: 'MF-02',
      type: 'powder-extinguisher',
      floorName: '1层',
      madeOn: has('equipment-made-unknown') ? null : '2024-06-01',
    },
    { number: 'YD-01', type: 'emergency-light', floorName: '1层', madeOn: '2025-07-01' },
    { number: 'MZ-01', type: 'smoke-hood', floorName: '1层', madeOn: '2023-05-10' },
    { number: 'XH-01', type: 'hydrant', floorName: '2层', madeOn: null },
  ]
  at(OPENED, 15, async () => {
    for (const piece of pieces) {
      const about = {
        spec: null,
        place: '走廊',
        quantity: 1,
        boughtOn: null,
        owner: '黄安全',
        deviceId: null,
        note: null,
      }
      ids.set(piece.number, (await client.fireEquipment.add({ ...about, ...piece })).equipment.id)
    }
  })
  unless('equipment-service-overdue', '2026-06-20', 10, () =>
    client.fireEquipment.service({
      ...{ ids: [idOf('YD-01')], company: '维保公司', note: null },
      on: '2026-06-20',
      reason: null,
    }),
  )
  unless('equipment-scrap-overdue', '2026-05-01', 10, () =>
    client.fireEquipment.scrap({ ids: [idOf('MZ-01')], why: '到期报废', on: '2026-05-01', reason: null }),
  )
  for (const month of ['2025-12', ...monthsOfYear]) {
    const on = `${month}-14`
    at(on, 16, () => {
      const isGone = ({ number }: Piece) => number === 'MZ-01' && on > '2026-05-01'
      const seen = pieces.filter((piece) => {
        if (isGone(piece)) return has('equipment-scrap-overdue')
        return !(has('equipment-look-missing') && month === '2026-08' && piece.floorName === '2层')
      })
      // Nobody may call it good once its life is over.
      const entries = seen.map((piece) => ({
        id: idOf(piece.number),
        faults: isGone(piece) ? ['label'] : [],
        note: null,
      }))
      return client.fireEquipment.look({ entries, source: 'hand', on, reason: null })
    })
  }
}
