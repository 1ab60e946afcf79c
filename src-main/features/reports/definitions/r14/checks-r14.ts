// Cross-checks of R14: what was owed in the quarter and not done, and who worked without a licence. They warn.
import { addDays } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { fillSlots, slotsOf } from '#shared/features/partnerships/partnerships.rules.ts'
import type { CheckResult } from '#shared/features/reports/reports.model.ts'
import { judge } from '../checks/check.ts'
import type { ComputeInput } from '../definition.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>

/** Services agreed "as needed" owe nothing. */
export function checkVisitsOwed({ source, period: { firstOn, asOf } }: Input): CheckResult {
  const agreements = source.partnerAgreementsIn(firstOn, asOf).map((agreement) => {
    const term = { fromOn: agreement.fromOn, untilOn: agreement.lastOn, endedOn: null }
    const visits = source.medicalVisitsIn(agreement.fromOn, asOf).filter((each) => each.agreementId === agreement.id)
    // At the end of the last day what was due on it is over, too.
    const slots = agreement.services.flatMap((agreed) => fillSlots(slotsOf(term, agreed), visits, addDays(asOf, 1)))
    return { ...agreement, missed: slots.filter(({ dueOn, state }) => dueOn >= firstOn && state === 'missed').length }
  })
  const wanting = agreements.filter(({ missed }) => missed > 0)
  return judge({
    ...{ code: '14.visits', severity: 'warn', holds: wanting.length === 0, pass: '按协议应完成的服务均有记录' },
    fail: `${wanting.reduce((sum, { missed }) => sum + missed, 0)} 次按协议应完成的服务没有记录`,
    rows: wanting.map(({ id, number, partnerName, missed }) => ({
      ...{ id, link: screenLinks.partnerAgreement(id), label: `${partnerName} ${number}：${missed} 次` },
    })),
  })
}

/** A licence that ran out while its agreement was in force. */
export function checkLicences({ source, period: { firstOn, asOf } }: Input): CheckResult {
  const expired = source
    .partnerAgreementsIn(firstOn, asOf)
    .filter(({ licenceUntil, lastOn }) => licenceUntil !== null && licenceUntil < (lastOn < asOf ? lastOn : asOf))
  return judge({
    ...{ code: '14.licence', severity: 'warn', holds: expired.length === 0, pass: '签约机构的执业许可证均在有效期内' },
    fail: `${expired.length} 份协议的签约机构执业许可证已到期`,
    rows: expired.map(({ id, number, partnerName, licenceUntil }) => ({
      ...{ id, link: screenLinks.partnerAgreement(id), label: `${partnerName} ${number}，有效至 ${licenceUntil}` },
    })),
  })
}
