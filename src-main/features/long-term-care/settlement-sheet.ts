// What is read of long-term care insurance: everybody's entitlement beside what the newest assessment suggests, and the settlement of a month.
import { monthBounds } from '#shared/contract/days.ts'
import type { Month, ResidentId } from '#shared/contract/primitives.ts'
import type {
  EntitlementLine,
  LongTermCareData,
  SettlementLine,
  SettlementSheet,
} from '#shared/features/long-term-care/long-term-care.model.ts'
import { settle, sumYuan } from '#shared/features/long-term-care/settlement.rules.ts'
import type { AssessmentsFeature } from '../assessments/index.ts'
import type { PartnershipContext } from '../partnerships/index.ts'
import type { LongTermCareStores } from './long-term-care.repository.ts'
import { shownEntitlement, shownService } from './long-term-care.service.ts'

const MOST_PEOPLE = 20_000
const SCALE = 'ltci'

export function createSettlementReader(
  context: PartnershipContext,
  stores: LongTermCareStores,
  data: LongTermCareData,
  assessments: Pick<AssessmentsFeature, 'reader'>,
) {
  function suggestedOf(residentId: ResidentId): EntitlementLine['suggested'] {
    const newest = assessments.reader
      .listOf(residentId)
      .filter(({ scale, state }) => scale === SCALE && state === 'finished')
      .sort((a, b) => (a.basedOn < b.basedOn ? 1 : -1))[0]
    const level = newest?.result?.final
    return newest && level ? { level: level.level, name: level.name, on: newest.basedOn } : null
  }

  function termsOf(month: Month): SettlementSheet['terms'] {
    const { monthlyLimitYuan, fundRatio, isVerified, basis } = data
    const { fromMonth: _from, ...entered } = stores.findTerms(month) ?? {
      ...{ fromMonth: month, monthlyLimitYuan, fundRatio, isVerified, source: basis },
    }
    return entered
  }

  /** What the fund pays for nobody is known when it is not known for one. */
  const sumOrUnknown = (amounts: readonly (number | null)[]): number | null =>
    amounts.some((amount) => amount === null) ? null : sumYuan(amounts.map((amount) => amount ?? 0))

  return {
    entitlements(): EntitlementLine[] {
      const today = context.today()
      const all = stores.entitlements.list().filter(({ isVoid }) => !isVoid)
      const byPerson = Map.groupBy(all, ({ facts }) => facts.residentId)
      return context.residents.list({ scope: 'in', limit: MOST_PEOPLE, offset: 0 }).rows.map((row) => {
        const own = (byPerson.get(row.id) ?? []).sort((a, b) => (a.facts.untilOn < b.facts.untilOn ? 1 : -1))
        const current = own.find(({ facts }) => facts.fromOn <= today && today <= facts.untilOn)
        const told = current ?? own[0]
        return {
          ...{ residentId: row.id, name: row.name, bedLabel: row.bedLabel, suggested: suggestedOf(row.id) },
          entitlement: told ? shownEntitlement(context, told) : null,
          isInForce: current !== undefined,
        }
      })
    },

    settlement(month: Month): SettlementSheet {
      const terms = termsOf(month)
      const { from, to } = monthBounds(month)
      const services = stores.services.listBetween('month', month, month).filter(({ isVoid }) => !isVoid)
      const lines = [...Map.groupBy(services, ({ facts }) => facts.residentId)].map(([residentId, rows]) => {
        const entitlement = stores.entitlements
          .listBetween('resident_id', residentId, residentId)
          .filter(({ isVoid, facts }) => !isVoid && facts.fromOn <= to && facts.untilOn >= from)
          .sort((a, b) => (a.facts.untilOn < b.facts.untilOn ? 1 : -1))[0]?.facts
        const fee = sumYuan(rows.map(({ facts }) => facts.feeYuan))
        const line: SettlementLine = {
          ...{ residentId, name: context.residents.nameOf(residentId) ?? '' },
          ...{ insuredNumber: entitlement?.insuredNumber ?? null, level: entitlement?.level ?? null },
          services: rows.map((row) => shownService(context, row)),
          hours: sumYuan(rows.map(({ facts }) => facts.hours)),
          ...settle(fee, entitlement?.monthlyLimitYuan ?? terms.monthlyLimitYuan, terms.fundRatio),
        }
        return line
      })
      return {
        ...{ month, terms, lines: lines.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')) },
        ...{ hours: sumYuan(lines.map(({ hours }) => hours)), feeYuan: sumYuan(lines.map(({ feeYuan }) => feeYuan)) },
        fundYuan: sumOrUnknown(lines.map(({ fundYuan }) => fundYuan)),
        selfYuan: sumOrUnknown(lines.map(({ selfYuan }) => selfYuan)),
      }
    },
  }
}
export type SettlementReader = ReturnType<typeof createSettlementReader>
