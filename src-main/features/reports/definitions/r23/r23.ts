// R23 陪餐/食品留样台账, form version 2026-12. A register kept as the month goes on, so the running month may be frozen as of today.
import { screenLinks } from '#shared/contract/screen-links.ts'
import { MEAL_WORDS } from '#shared/features/reports/report-words.ts'
import type { CheckResult } from '#shared/features/reports/reports.model.ts'
import r23Form from '../../../../../resources/reports/r23-2026-12.json' with { type: 'json' }
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import { type ComputeInput, ReportDefinition, type ReportModule } from '../definition.ts'
import { computeR23Figures, computeR23Rows, mealId, missingMealsIn, tooLittle } from './compute-r23.ts'

/** They warn: a gap in the register is a fact to be seen, not a reason to write a sample afterwards. */
function checkR23(input: ComputeInput): CheckResult[] {
  const { source, period } = input
  const missing = missingMealsIn(input).map((key) => ({
    ...{ id: mealId(key), link: screenLinks.foodSamplesOf(key.day), label: `${key.day} ${MEAL_WORDS[key.meal]}` },
  }))
  const few = tooLittle(source.foodSamplesIn(period.firstOn, period.asOf)).map(({ id, day, dish, grams }) => ({
    ...{ id, link: screenLinks.foodSamplesOf(day), label: `${day} ${dish} ${grams} 克` },
  }))
  return [
    judge({
      ...{ code: '23.missing', severity: 'warn', holds: missing.length === 0, rows: missing },
      ...{ pass: '应留样的餐次均有留样', fail: `${missing.length} 个餐次没有留样` },
    }),
    judge({
      ...{ code: '23.grams', severity: 'warn', holds: few.length === 0, rows: few },
      ...{ pass: '留样重量均达到规定克数', fail: `${few.length} 份留样不足量` },
    }),
    ...checkFacility(source.facility()),
  ]
}

export const r23Module: ReportModule = {
  definition: ReportDefinition.parse(r23Form),
  canFreezeRunningMonth: true,
  computeFigures: computeR23Figures,
  computeRows: computeR23Rows,
  computeChecks: checkR23,
}
