// What the register asks somebody to do: send to service, scrap, look at a floor. Grouped, or a house of hundreds would fill the list. Pure.
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { Equipment, EquipmentCycles } from '#shared/features/fire-equipment/fire-equipment.model.ts'

type EquipmentDuty = Omit<Duty, 'snoozed'>

const least = (days: readonly Day[]): Day => days.reduce((first, day) => (day < first ? day : first))

export function listEquipmentDuties(
  rows: readonly Equipment[],
  cycles: EquipmentCycles,
  untilOn: Day,
): EquipmentDuty[] {
  const inUse = rows.filter(({ state }) => state !== 'scrapped')
  return [...daysOf(inUse, cycles, untilOn), ...looksOf(inUse, untilOn)]
}

function daysOf(rows: readonly Equipment[], cycles: EquipmentCycles, untilOn: Day): EquipmentDuty[] {
  const kinds = [
    ['service', 'equipment-service-due'],
    ['scrap', 'equipment-scrap-due'],
  ] as const
  return kinds.flatMap(([what, kind]) =>
    cycles.types.flatMap((type): EquipmentDuty[] => {
      const due = rows.flatMap((row) => {
        const on = row.type === type.key ? (row[what]?.on ?? null) : null
        // A piece that must be scrapped is not sent to service first.
        const isOver = what === 'service' && (row.scrap?.on ?? '9999') <= (on ?? '')
        return on === null || on > untilOn || isOver ? [] : [{ on, row }]
      })
      if (due.length === 0) return []
      const dueOn = least(due.map(({ on }) => on))
      const [only] = due
      const count = due.reduce((sum, { row }) => sum + row.quantity, 0)
      return [
        {
          ...{ key: `${kind}:${type.key}`, kind, dueOn, owner: 'safety', basis: type.basis },
          link:
            due.length === 1 && only
              ? screenLinks.fireEquipmentPiece(only.row.id)
              : `${screenLinks.fireEquipment()}?show=${what}`,
          values: { what: type.words['zh-CN'], pieces: count, day: dueOn },
        },
      ]
    }),
  )
}

function looksOf(rows: readonly Equipment[], untilOn: Day): EquipmentDuty[] {
  const floors = new Map<string, Day[]>()
  for (const { floorName, lookDueOn } of rows) {
    if (lookDueOn === null || lookDueOn > untilOn) continue
    floors.set(floorName ?? '', [...(floors.get(floorName ?? '') ?? []), lookDueOn])
  }
  return [...floors].map(([floor, days]) => ({
    ...{
      key: `equipment-look-due:${floor}`,
      kind: 'equipment-look-due' as const,
      dueOn: least(days),
      owner: 'safety' as const,
    },
    ...{
      link: screenLinks.fireEquipmentLook(floor),
      values: { floor: floor || null, pieces: days.length, day: least(days) },
    },
    basis: null,
  }))
}
