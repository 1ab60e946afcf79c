// When a piece of fire equipment is serviced, scrapped and looked at, worked out from the days on record. Pure; must never read the clock.
import { addMonths } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'
import { monthlyDueOn, warningOf } from '../fire-safety/fire-due.rules.ts'
import type {
  Equipment,
  EquipmentEvent,
  EquipmentFields,
  EquipmentState,
  EquipmentType,
  SentOutWarning,
} from './fire-equipment.model.ts'

type Cycle = Pick<EquipmentType, 'firstServiceMonths' | 'cycleMonths' | 'lifeMonths'>

/** Made + first, then last service + cycle; null = the kind has none, or the day it was made is not known and it was never serviced. */
export function nextServiceOn(type: Cycle, madeOn: Day | null, lastServicedOn: Day | null): Day | null {
  if (type.firstServiceMonths === null || type.cycleMonths === null) return null
  if (lastServicedOn !== null) return addMonths(lastServicedOn, type.cycleMonths)
  return madeOn === null ? null : addMonths(madeOn, type.firstServiceMonths)
}

/** The last day of its life; null = the kind has none, or the day it was made is not known. */
export function scrapOn(type: Cycle, madeOn: Day | null): Day | null {
  return type.lifeMonths === null || madeOn === null ? null : addMonths(madeOn, type.lifeMonths)
}

/** True on the days after the last day of its life. */
export function isPastScrap(type: Cycle, madeOn: Day | null, on: Day): boolean {
  const last = scrapOn(type, madeOn)
  return last !== null && on > last
}

/** What the entries that count say of a piece; `events` oldest first. */
export function standOf(events: readonly Pick<EquipmentEvent, 'kind' | 'on' | 'faults'>[]) {
  const last = (kind: EquipmentEvent['kind']) => events.filter((event) => event.kind === kind).at(-1) ?? null
  const [looked, sent, serviced, scrapped] = [last('looked'), last('sent-out'), last('serviced'), last('scrapped')]
  const isAway = sent !== null && events.lastIndexOf(sent) > (serviced === null ? -1 : events.lastIndexOf(serviced))
  const state: EquipmentState = scrapped ? 'scrapped' : isAway ? 'sent-out' : 'in-use'
  return {
    state,
    lastLook: looked && { on: looked.on, faults: looked.faults },
    lastServicedOn: serviced?.on ?? null,
    sentOutOn: isAway ? (sent?.on ?? null) : null,
    scrappedOn: scrapped?.on ?? null,
  }
}
export type EquipmentStand = ReturnType<typeof standOf>

/** Due days of a piece as of `today`. */
export function duesOf(
  type: Cycle,
  piece: Pick<EquipmentFields, 'madeOn'> & { addedOn: Day },
  stand: EquipmentStand,
  today: Day,
): Pick<Equipment, 'service' | 'scrap' | 'lookDueOn'> {
  if (stand.state === 'scrapped') return { service: null, scrap: null, lookDueOn: null }
  const due = (on: Day | null) => ({ on, warning: on === null ? null : warningOf(on, today) })
  const hasService = type.firstServiceMonths !== null && stand.state === 'in-use'
  return {
    service: hasService ? due(nextServiceOn(type, piece.madeOn, stand.lastServicedOn)) : null,
    scrap: type.lifeMonths === null ? null : due(scrapOn(type, piece.madeOn)),
    lookDueOn: stand.state === 'in-use' ? monthlyDueOn(stand.lastLook?.on ?? null, piece.addedOn) : null,
  }
}

/** Kinds of which more than one in `oneIn` is away; scrapped pieces count on neither side. */
export function tooManyOut(
  rows: readonly Pick<Equipment, 'type' | 'state' | 'quantity'>[],
  oneIn: number,
): SentOutWarning[] {
  const kinds = [...new Set(rows.map(({ type }) => type))]
  return kinds.flatMap((type) => {
    const own = rows.filter((row) => row.type === type && row.state !== 'scrapped')
    const sum = (list: typeof own) => list.reduce((total, { quantity }) => total + quantity, 0)
    const [out, total] = [sum(own.filter(({ state }) => state === 'sent-out')), sum(own)]
    return out * oneIn > total ? [{ type, out, total }] : []
  })
}
