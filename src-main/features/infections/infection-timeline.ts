// Lines for a resident's timeline: cases, isolation, vaccinations. What was entered by mistake stays visible with its reason.
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { TimelineEntry } from '#shared/features/residents/residents.model.ts'
import type { InfectionBook } from './infection-book.ts'
import type { InfectionContext } from './infection-context.ts'
import type { VaccinationsService } from './vaccinations.service.ts'

export function createInfectionTimeline(
  { rules, vaccines }: Pick<InfectionContext, 'rules' | 'vaccines'>,
  book: InfectionBook,
  vaccinations: VaccinationsService,
) {
  const termOf = (terms: readonly { code: string; term: string }[], code: string): string =>
    terms.find((each) => each.code === code)?.term ?? code

  return (residentId: ResidentId): TimelineEntry[] => [
    ...book.cases(residentId).map((one): TimelineEntry => {
      const { id, onsetOn: on, closedOn: toOn, isVoid, recordedAt, recordedBy, reason } = one
      return {
        ...{ id: `infection:${id}`, kind: 'infection', record: null, on, toOn, recordedAt, recordedBy },
        values: { infection: termOf(rules.kinds, one.kind), certainty: one.certainty, caseOutcome: one.outcome },
        voided: isVoid ? { at: recordedAt, by: recordedBy, reason: reason ?? '' } : null,
      }
    }),
    ...book
      .isolations()
      .filter((one) => one.residentId === residentId)
      .map(({ id, fromOn: on, toOn, bedLabel, recordedAt, recordedBy }): TimelineEntry => {
        const about = { id: `isolation:${id}`, kind: 'isolation', record: null, on, toOn } as const
        return { ...about, values: { bedLabel }, recordedAt, recordedBy, voided: null }
      }),
    ...vaccinations
      .listOf(residentId)
      .filter(({ isVoid, isCorrected }) => !isVoid && !isCorrected)
      .map(({ id, on, vaccine, outcome, recordedAt, recordedBy }): TimelineEntry => {
        const about = { id: `vaccination:${id}`, kind: 'vaccination', record: null, on, toOn: null } as const
        const values = { vaccine: termOf(vaccines.vaccines, vaccine), vaccinationOutcome: outcome }
        return { ...about, values, recordedAt, recordedBy, voided: null }
      }),
  ]
}
