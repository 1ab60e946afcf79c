// Who is on the roll of a day and who came and went, derived from intervals. The figures of reports are counted by the
// reports' own query layer, in one place; this must never count them a second time.
import { ageOn } from '#shared/contract/days.ts'
import type { AdmissionId, Day, ResidentId } from '#shared/contract/primitives.ts'
import type { DischargeReason, ResidentState } from '#shared/features/residents/residents.model.ts'
import type { PlaceOnDay } from '../beds/index.ts'
import type { MovementsRepository } from './movements.repository.ts'
import type { ResidentContext } from './resident-context.ts'
import type { ResidentOnDay, ResidentsReadRepository } from './residents-read.repository.ts'
import { stateOf } from './residents-reader.ts'

/** One admission in the register of movements. */
export type Movement = {
  id: AdmissionId
  residentId: ResidentId
  name: string
  admittedOn: Day
  dischargedOn: Day | null
  dischargeReason: DischargeReason | null
}
export type InHouse = ResidentOnDay & { age: number | null; state: ResidentState; place: PlaceOnDay | null }
export type Figures = ReturnType<typeof createFigures>

export function createFigures(context: ResidentContext, movements: MovementsRepository, read: ResidentsReadRepository) {
  return {
    /** Admissions that began or ended between two days, both included, each once. */
    movementsBetween: (firstOn: Day, lastOn: Day): Movement[] => movements.between({ firstOn, lastOn }),
    /** Residents on the roll at 24:00 of a day, with bed type, category and ability level of that day. */
    inHouseOn(on: Day): InHouse[] {
      const places = context.beds.placesOn(on)
      return read.list(on, 'in').map((row) => ({
        ...row,
        age: row.birthOn === null || row.birthOn > on ? null : ageOn(row.birthOn, on),
        state: stateOf(row, on),
        place: (row.bedId && places.get(row.bedId)) || null,
      }))
    },
  }
}
