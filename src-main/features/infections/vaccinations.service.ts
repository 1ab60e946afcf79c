// Vaccinations: write down, set right, and how the house stands. What was entered is never changed; another row takes its place.
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { Vaccination, VaccinationFacts, VaccinationLine } from '#shared/features/infections/vaccinations.model.ts'
import { isSeasonOpen, seasonOn, standingOf } from '#shared/features/infections/vaccinations.rules.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { InfectionContext } from './infection-context.ts'
import type { ReadVaccination, VaccinationRow } from './vaccinations.repository.ts'

const MOST_PEOPLE = 20_000
export type VaccinationsService = ReturnType<typeof createVaccinationsService>

export function createVaccinationsService(context: InfectionContext) {
  const { vaccinations: repository, vaccines: list, residents } = context

  function shown(row: ReadVaccination): Vaccination {
    return {
      ...{ ...row, isLate: row.isLate === 1, isVoid: row.isVoid === 1, isCorrected: row.isCorrected === 1 },
      recordedBy: context.nameOf(row.recordedBy),
    }
  }

  function mustFit(facts: VaccinationFacts): void {
    context.refuseFuture(facts.on, 'on')
    if (!list.vaccines.some(({ code }) => code === facts.vaccine)) refuseRule('VACCINE_UNKNOWN', 'vaccine')
    if (facts.outcome !== 'given' && facts.dose !== null) refuseRule('DOSE_WITHOUT_VACCINATION', 'dose')
    const isLate = facts.on < context.today()
    if ((facts.outcome !== 'given' || isLate) && facts.reason === null) refuseRule('REASON_MISSING', 'reason')
  }

  function rowOf(residentId: ResidentId, facts: VaccinationFacts, actor: Actor): VaccinationRow {
    const { vaccine, outcome, on, dose, batch, place, reason } = facts
    return {
      ...{ id: context.recordId(), residentId, vaccine, outcome, on, dose, batch, place, reason },
      ...{ isLate: on < context.today() ? 1 : 0, correctsId: null, correctionReason: null, isVoid: 0 },
      ...context.stamp(actor),
    }
  }

  function lines(): VaccinationLine[] {
    const today = context.today()
    const byPerson = Map.groupBy(repository.listAll().map(shown), ({ residentId }) => residentId)
    return residents.list({ scope: 'in', limit: MOST_PEOPLE, offset: 0 }).rows.map((row) => {
      const own = byPerson.get(row.id) ?? []
      const standings = list.vaccines.map((vaccine) => [vaccine.code, standingOf(own, vaccine, today)])
      return {
        ...{ residentId: row.id, name: row.name, bedLabel: row.bedLabel, standings: Object.fromEntries(standings) },
        isSeasonOpen: isSeasonOpen(own, list, today),
      }
    })
  }

  return {
    lines,
    table() {
      const today = context.today()
      const seasonal = list.vaccines.find(({ season }) => season !== null)?.season
      return { on: today, season: seasonal ? seasonOn(seasonal, today).name : null, lines: lines() }
    },

    listOf(residentId: ResidentId): Vaccination[] {
      context.mustFind(residentId)
      return repository.listOf(residentId).map(shown)
    },

    /** Somebody on leave or in hospital may be vaccinated there: the family or the hospital tells of it. */
    record({ residentId, ...facts }: VaccinationFacts & { residentId: ResidentId }, actor: Actor): Vaccination {
      context.mustBelong(residentId, context.today())
      mustFit(facts)
      const row = rowOf(residentId, facts, actor)
      context.transact(() => {
        repository.insert(row)
        context.audit(actor, 'vaccinate', 'vaccination', row.id, { after: row, reason: row.reason })
      })
      return shown({ ...row, isCorrected: 0 })
    },

    correct(
      input: { id: RecordId; facts: VaccinationFacts | null; correctionReason: string },
      actor: Actor,
    ): Vaccination {
      const found = repository.find(input.id)
      if (!found) throw new DomainError('NOT_FOUND', { where: 'vaccination', values: { id: input.id } })
      const { isCorrected, ...before } = found
      if (isCorrected === 1 || before.isVoid === 1) refuseRule('ALREADY_CORRECTED', 'vaccination')
      if (input.facts) mustFit(input.facts)
      const said = input.facts ? rowOf(before.residentId, input.facts, actor) : null
      const after: VaccinationRow = {
        ...{ ...before, ...context.stamp(actor), ...said, id: context.recordId(), isVoid: said ? 0 : 1 },
        ...{ correctsId: before.id, correctionReason: input.correctionReason },
      }
      context.transact(() => {
        repository.insert(after)
        context.audit(actor, 'correct-vaccination', 'vaccination', before.id, {
          ...{ before, after, reason: input.correctionReason },
        })
      })
      return shown({ ...after, isCorrected: 0 })
    },
  }
}
