// The grid of a day: everybody of a floor with the day's temperature and what was seen. Nobody is taken for screened before somebody said so.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import type { Screening, ScreeningRow } from '#shared/features/infections/infections.model.ts'
import { isFever } from '#shared/features/infections/infections.rules.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import type { InfectionBook } from './infection-book.ts'
import type { InfectionContext } from './infection-context.ts'
import type { ScreeningRecord } from './screenings.repository.ts'

const MOST_PEOPLE = 20_000
export type ScreeningGrid = ReturnType<typeof createScreeningGrid>

export function createScreeningGrid(context: InfectionContext, book: InfectionBook) {
  const { residents, screenings, vitals, rules } = context

  function shown({ correctsId, isLate, recordedBy, ...row }: ScreeningRecord): Screening {
    return { ...row, isLate: isLate === 1, isCorrection: correctsId !== null, recordedBy: context.nameOf(recordedBy) }
  }

  /** The highest of the day counts: a fever that fell by the evening was one. */
  function highestOn(on: Day) {
    const highest = new Map<string, { value: number; takenAt: number }>()
    for (const { residentId, value, takenAt } of vitals.ofKindBetween(
      'temperature',
      startOfDay(on),
      startOfDay(addDays(on, 1)),
    )) {
      const known = highest.get(residentId)
      if (value !== null && (!known || value > known.value)) highest.set(residentId, { value, takenAt })
    }
    return highest
  }

  const peopleOn = (on: Day): ResidentRow[] => residents.list({ scope: 'in', on, limit: MOST_PEOPLE, offset: 0 }).rows

  return {
    grid(on: Day, floorName: string | null) {
      context.refuseFuture(on, 'on')
      const people = peopleOn(on)
      const told = new Map(screenings.listOn(on).map((row) => [row.residentId, row]))
      const temperatures = highestOn(on)
      const ill = book.openCasePeople()
      const floors = [...new Set(people.flatMap((row) => row.floorName ?? []))]
      const rows = people
        .filter((row) => floorName === null || row.floorName === floorName)
        .map((row): ScreeningRow => {
          const known = told.get(row.id)
          const temperature = temperatures.get(row.id) ?? null
          return {
            ...{ residentId: row.id, name: row.name, bedLabel: row.bedLabel, floorName: row.floorName },
            state: row.state === 'on-leave' || row.state === 'in-hospital' ? row.state : 'in',
            ...{ temperature, isFever: temperature !== null && isFever(temperature.value, rules) },
            ...{ screening: known ? shown(known) : null, hasOpenCase: ill.has(row.id) },
          }
        })
      return { on, floors, rows }
    },
    /** How many people of each floor were here and not looked at, by bed's floor. */
    unscreenedOn(on: Day): Map<string, number> {
      const told = new Set(screenings.listOn(on).map(({ residentId }) => residentId))
      const counts = new Map<string, number>()
      for (const { id, state, bedId } of peopleOn(on)) {
        const floorId = bedId === null ? undefined : context.beds.placeOf(bedId)?.floorId
        if (state === 'in' && floorId !== undefined && !told.has(id)) {
          counts.set(floorId, (counts.get(floorId) ?? 0) + 1)
        }
      }
      return counts
    },
  }
}
