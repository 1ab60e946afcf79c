// How everybody of the house stands on a day, and the three rates: over the people in the house that day, those on leave or in hospital included.
import type { Day } from '#shared/contract/primitives.ts'
import type { HealthBook, HealthLine, HealthRate } from '#shared/features/health-files/health-files.model.ts'
import {
  checkUpDueOn,
  hasFileOn,
  isCheckedInYearOf,
  isSignedOn,
} from '#shared/features/health-files/health-files.rules.ts'
import { percentOf } from '#shared/features/partnerships/partnerships.rules.ts'
import type { PartnershipContext } from '../partnerships/index.ts'
import type { HealthRecordStore, StoredHealthRecord } from './health-records.ts'

const MOST_PEOPLE = 20_000

export function createHealthBook(context: PartnershipContext, store: HealthRecordStore, months: number) {
  /** Records that count, by person. */
  function recordsByPerson(): Map<string, StoredHealthRecord[]> {
    const counting = store.list().flatMap(({ isVoid, facts }) => (isVoid ? [] : [facts]))
    return Map.groupBy(counting, ({ residentId }) => residentId)
  }

  function standing(records: readonly StoredHealthRecord[], admittedOn: Day, on: Day) {
    const known = records.filter((each) => each.on <= on).sort((a, b) => (a.on < b.on ? 1 : -1))
    const signing = known.find((each) => each.kind === 'family-doctor')
    const checkUps = known.filter(({ kind }) => kind === 'check-up')
    const files = known.filter(({ kind }) => kind === 'health-file')
    return {
      familyDoctor:
        signing?.kind === 'family-doctor'
          ? {
              ...{ fromOn: signing.on, untilOn: signing.untilOn, doctor: signing.doctor },
              institution: signing.institution,
              isInForce: known.some(
                (each) => each.kind === 'family-doctor' && isSignedOn({ fromOn: each.on, untilOn: each.untilOn }, on),
              ),
            }
          : null,
      fileOn: hasFileOn(files, on) ? (files.at(-1)?.on ?? null) : null,
      ...{ lastCheckUpOn: checkUps[0]?.on ?? null, isCheckedThisYear: isCheckedInYearOf(checkUps, on) },
      checkUpDueOn: checkUpDueOn(checkUps, admittedOn, months, on),
    }
  }

  return {
    recordsByPerson,
    on(on: Day): HealthBook {
      context.refuseFuture(on, 'on')
      const records = recordsByPerson()
      const { rows } = context.residents.list({ scope: 'in', on, limit: MOST_PEOPLE, offset: 0 })
      const lines = rows.map(
        ({ id, name, bedLabel, admittedOn }): HealthLine => ({
          ...{ residentId: id, name, bedLabel },
          ...standing(records.get(id) ?? [], admittedOn ?? on, on),
        }),
      )
      const rate = (holds: (line: HealthLine) => boolean): HealthRate => {
        const done = lines.filter(holds).length
        return { done, of: lines.length, percent: percentOf(done, lines.length) }
      }
      return {
        on,
        rates: {
          familyDoctor: rate(({ familyDoctor }) => familyDoctor?.isInForce === true),
          healthFile: rate(({ fileOn }) => fileOn !== null),
          checkUp: rate(({ isCheckedThisYear }) => isCheckedThisYear),
        },
        lines,
      }
    },
  }
}
export type HealthBookReader = ReturnType<typeof createHealthBook>
