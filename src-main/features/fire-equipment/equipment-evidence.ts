// What the register proves of a span of days, and what was missing in it. Pure over the entries that count; each gap is named once.
import { addDays } from '#shared/contract/days.ts'
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceGap, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import type { Equipment, EquipmentEvent, EquipmentType } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import { nextServiceOn, scrapOn } from '#shared/features/fire-equipment/fire-equipment.rules.ts'
import { monthEnd, monthsWithout } from '#shared/features/fire-safety/fire-due.rules.ts'

type Entry = Pick<EquipmentEvent, 'id' | 'equipmentId' | 'kind' | 'on' | 'faults' | 'company'>

/** `entries` oldest first. */
export function collectEquipmentEvidence(
  rows: readonly Equipment[],
  entries: readonly Entry[],
  typeOf: (key: string) => EquipmentType,
  span: EvidenceSpan,
): Evidence {
  const byId = new Map<RecordId, Equipment>(rows.map((row) => [row.id, row]))
  const wordOf = (row: Equipment) => typeOf(row.type).words['zh-CN']
  const ofPiece = Map.groupBy(entries, ({ equipmentId }) => equipmentId)
  const records = entries
    .filter(({ on }) => on >= span.from && on <= span.until)
    .flatMap(({ id, on, kind, equipmentId, faults, company }) => {
      const row = byId.get(equipmentId)
      if (!row) return []
      const values = { number: row.number, what: wordOf(row), act: kind, faults: faults.length, company }
      return [{ id, on, values, link: screenLinks.fireEquipmentPiece(row.id) }]
    })
  const gaps = rows
    .filter(({ addedOn, scrappedOn }) => addedOn <= span.until && (scrappedOn === null || scrappedOn > span.from))
    .flatMap((row) => gapsOfPiece(row, ofPiece.get(row.id) ?? [], typeOf(row.type), span))
  return { records, gaps: [...gaps, ...missedLooks(rows, ofPiece, span)] }
}

function gapsOfPiece(
  row: Equipment,
  entries: readonly Entry[],
  type: EquipmentType,
  span: EvidenceSpan,
): EvidenceGap[] {
  const endOn = row.scrappedOn ?? '9999-12-31'
  const values = (day: Day) => ({ number: row.number, what: type.words['zh-CN'], day })
  const gap = (kind: EvidenceGap['kind'], on: Day, day: Day): EvidenceGap => ({
    ...{ key: `${kind}:${row.id}:${on}`, kind, on, values: values(day), link: screenLinks.fireEquipmentPiece(row.id) },
  })
  const found: EvidenceGap[] = []
  const hasDays = type.firstServiceMonths !== null || type.lifeMonths !== null
  if (hasDays && row.madeOn === null && type.group === 'extinguisher') {
    const on = row.addedOn > span.from ? row.addedOn : span.from
    found.push(gap('equipment-made-unknown', on, on))
  }
  const services = entries.filter(({ kind, on }) => (kind === 'serviced' || kind === 'sent-out') && on <= span.until)
  const lastOn = scrapOn(type, row.madeOn)
  let lastServicedOn: Day | null = null
  let isAway = false
  for (const next of [...services, null]) {
    const dueOn = isAway ? null : nextServiceOn(type, row.madeOn, lastServicedOn)
    const doneOn = next?.on ?? endOn
    // A piece that must be scrapped by then is not serviced first.
    if (dueOn !== null && (lastOn === null || dueOn < lastOn)) {
      const lateOn = addDays(dueOn, 1)
      if (lateOn < doneOn && lateOn < endOn && lateOn <= span.until && doneOn > span.from)
        found.push(gap('equipment-service-overdue', lateOn, dueOn))
    }
    // Away for service is being serviced.
    isAway = next?.kind === 'sent-out'
    if (next?.kind === 'serviced') lastServicedOn = next.on
  }
  const pastOn = lastOn === null ? null : addDays(lastOn, 1)
  if (lastOn !== null && pastOn !== null && pastOn <= span.until && pastOn < endOn)
    found.push(gap('equipment-scrap-overdue', pastOn, lastOn))
  return found
}

/** Away for service at the end of a day: nobody can look at it. */
function isAwayOn(entries: readonly Entry[], day: Day): boolean {
  return (
    entries.findLast(({ kind, on }) => (kind === 'sent-out' || kind === 'serviced') && on <= day)?.kind === 'sent-out'
  )
}

/** One gap a floor and month. */
function missedLooks(
  rows: readonly Equipment[],
  ofPiece: ReadonlyMap<RecordId, readonly Entry[]>,
  span: EvidenceSpan,
): EvidenceGap[] {
  const missed = new Map<string, { floor: string; month: string; count: number }>()
  for (const row of rows) {
    const own = ofPiece.get(row.id) ?? []
    const looked = own.filter(({ kind }) => kind === 'looked').map(({ on }) => on)
    for (const month of monthsWithout(looked, span, row.addedOn)) {
      const endOn = monthEnd(`${month}-01`)
      if ((row.scrappedOn !== null && row.scrappedOn <= endOn) || isAwayOn(own, endOn)) continue
      const floor = row.floorName ?? ''
      const key = `equipment-look-missing:${month}:${floor}`
      missed.set(key, { floor, month, count: (missed.get(key)?.count ?? 0) + 1 })
    }
  }
  return [...missed].map(([key, { floor, month, count }]) => ({
    ...{ key, kind: 'equipment-look-missing' as const, on: monthEnd(`${month}-01`) },
    ...{ values: { floor: floor || null, month, count }, link: screenLinks.fireEquipmentLook(floor) },
  }))
}
