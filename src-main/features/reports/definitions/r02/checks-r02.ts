// Cross-checks of R02 before it is frozen. A balance that does not hold blocks; what a person must look at warns.
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { CheckResult } from '#shared/features/reports/reports.model.ts'
import { countAgeBands } from '../checks/age-bands.ts'
import { judge, residentRow, shown } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import { checkAges, checkHeavyNeedBeds, checkIdentities, checkPapers } from '../checks/resident-checks.ts'
import { abilityLevels, categories, dischargeReasons } from '../code-lists.ts'
import type { ComputeInput, FigureValue } from '../definition.ts'

type Figures = ReadonlyMap<string, FigureValue>

export function checkR02(input: ComputeInput, figures: Figures): CheckResult[] {
  const { source, period } = input
  const residents = source.residentsOn(period.asOf)
  const bands = countAgeBands(residents, period.asOf)
  return [
    checkBalance(figures),
    checkDischargeReasons(figures),
    ...checkSums(
      figures,
      bands.reduce((total, band) => total + band.residentIds.length, 0),
    ),
    ...checkBeds(input, figures),
    checkEverybodyHasABed(input),
    ...checkAges(residents, period.asOf),
    checkHeavyNeedBeds(residents),
    ...checkPapers(residents, period.asOf),
    ...checkIdentities(residents, period.asOf, 'warn'),
    ...checkFacility(source.facility()),
    ...checkCarriedOver(input, figures),
  ]
}

function figureValue(figures: Figures, key: string): number | null {
  return figures.get(key)?.value ?? null
}

function total(figures: Figures, keys: readonly string[]): number | null {
  return keys.reduce<number | null>((sum, key) => {
    const value = figureValue(figures, key)
    return sum === null || value === null ? null : sum + value
  }, 0)
}

function checkBalance(figures: Figures): CheckResult {
  const [opening, admitted, discharged, closing] = ['opening', 'admitted', 'discharged', 'closing'].map((key) =>
    figureValue(figures, key),
  ) as [number | null, number | null, number | null, number | null]
  const isKnown = opening !== null && admitted !== null && discharged !== null && closing !== null
  const sentence = `期初 ${shown(opening)} + 入住 ${shown(admitted)} − 退住 ${shown(discharged)}`
  return judge({
    code: '1.balance',
    severity: 'block',
    holds: isKnown && opening + admitted - discharged === closing,
    pass: `${sentence} = 期末 ${shown(closing)}`,
    fail: `${sentence} 不等于期末 ${shown(closing)}`,
  })
}

function checkDischargeReasons(figures: Figures): CheckResult {
  const discharged = figureValue(figures, 'discharged')
  const deaths = figureValue(figures, 'discharged-death')
  const sum = total(
    figures,
    dischargeReasons.map((reason) => `discharged-${reason}`),
  )
  return judge({
    code: '1.discharges',
    severity: 'block',
    holds: discharged !== null && deaths !== null && sum === discharged && deaths <= discharged,
    pass: `退住原因合计 ${shown(sum)} = 退住 ${shown(discharged)}，其中死亡 ${shown(deaths)}`,
    fail: `退住原因合计 ${shown(sum)}、死亡 ${shown(deaths)} 与退住 ${shown(discharged)} 不符`,
  })
}

function checkSums(figures: Figures, ageTotal: number): CheckResult[] {
  const closing = figureValue(figures, 'closing')
  const sums: [string, string, number | null][] = [
    ['2.sex', '性别', total(figures, ['sex-male', 'sex-female'])],
    ['2.age', '年龄段', ageTotal],
    [
      '2.ability',
      '能力等级（含未评定）',
      total(figures, [...abilityLevels.map((level) => `ability-${level}`), 'ability-unknown']),
    ],
    [
      '2.category',
      '供养类别（含未登记）',
      total(figures, [...categories.map((one) => `category-${one}`), 'category-unknown']),
    ],
  ]
  return sums.map(([code, name, sum]) =>
    judge({
      code,
      severity: 'block',
      holds: sum !== null && sum === closing,
      pass: `${name}合计 ${shown(sum)} = 期末在院 ${shown(closing)}`,
      fail: `${name}合计 ${shown(sum)} 不等于期末在院 ${shown(closing)}`,
    }),
  )
}

function checkBeds({ source, period }: ComputeInput, figures: Figures): CheckResult[] {
  const beds = source.bedsOn(period.asOf)
  const nursing = figureValue(figures, 'beds-nursing') ?? 0
  const count = (mode: string): number => beds.filter((bed) => bed.stayMode === mode).length
  const [fullTime, dayCare, all] = [count('full-time'), count('day-care'), beds.length]
  const untyped = beds.filter((bed) => bed.stayMode === null || bed.careType === null)
  const closing = figureValue(figures, 'closing') ?? 0
  return [
    judge({
      code: '3.nursing-beds',
      severity: 'block',
      holds: nursing <= all,
      pass: `护理型床位 ${nursing} ≤ 床位总数 ${all}`,
      fail: `护理型床位 ${nursing} 大于床位总数 ${all}`,
    }),
    judge({
      code: '3.stay-modes',
      severity: 'block',
      holds: fullTime + dayCare === all && untyped.length === 0,
      pass: `全托 ${fullTime} + 日托 ${dayCare} = 床位总数 ${all}`,
      fail: `全托 ${fullTime} + 日托 ${dayCare}，床位总数 ${all}，其中 ${untyped.length} 张当日没有登记类型`,
      rows: untyped.map((bed) => ({ id: bed.id, link: screenLinks.bed(bed.id), label: bed.label })),
    }),
    judge({
      code: '3.within-beds',
      severity: 'warn',
      holds: closing <= fullTime,
      pass: `期末在院 ${closing} ≤ 全托床位 ${fullTime}`,
      fail: `期末在院 ${closing} 大于全托床位 ${fullTime}`,
    }),
  ]
}

function checkEverybodyHasABed({ source, period }: ComputeInput): CheckResult {
  const bedless = source.residentsOn(period.asOf).filter(({ bed }) => bed === null)
  return judge({
    code: '3.bed-for-everybody',
    severity: 'block',
    holds: bedless.length === 0,
    pass: '在院老人均有床位记录',
    fail: `${bedless.length} 名在院老人当日没有床位记录`,
    rows: bedless.map(residentRow),
  })
}

// A filed month that was corrected afterwards no longer joins the next one; the office decides which of the two to mend.
function checkCarriedOver({ filedClosing }: ComputeInput, figures: Figures): CheckResult[] {
  if (filedClosing === null) return []
  const opening = figureValue(figures, 'opening')
  return [
    judge({
      code: '9.carried-over',
      severity: 'warn',
      holds: opening === filedClosing,
      pass: `期初在院 ${shown(opening)} = 上期已报期末在院 ${filedClosing}`,
      fail: `期初在院 ${shown(opening)} 不等于上期已报期末在院 ${filedClosing}`,
    }),
  ]
}
