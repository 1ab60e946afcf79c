// The rows and figures of R14: a row an agreement that was in force in the quarter.
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Filing } from '#shared/features/partnerships/partnerships.model.ts'
import type { FigureRow } from '#shared/features/reports/reports.model.ts'
import { loadPartnershipData } from '../../../partnerships/index.ts'
import { type ComputeInput, countOf, type FigureValue } from '../definition.ts'
import { countPartnership, peopleOf, rateOf } from './partnership-figures.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>

export function computeR14Figures(input: Input): Map<string, FigureValue> {
  const on = input.period.asOf
  return new Map<string, FigureValue>([
    ...countPartnership(input),
    ['family-doctor', countOf('resident', peopleOf(input, on, ({ isSigned }) => isSigned).done)],
    ['family-doctor-rate', rateOf(input, ({ isSigned }) => isSigned)],
    ['health-file-rate', rateOf(input, ({ hasFile }) => hasFile)],
    ['check-up-rate', rateOf(input, ({ isCheckedThisYear }) => isCheckedThisYear)],
  ])
}

const FREQUENCY = { month: '每月', quarter: '每季', year: '每年' } as const

function filingText(filing: Filing): string | null {
  if (filing.state === 'unknown') return null
  return filing.state === 'filed' ? `${filing.on} 已备案` : '未备案'
}

export function computeR14Rows({ source, period }: Input): FigureRow[] {
  const { kinds, services } = loadPartnershipData()
  const termOf = (terms: readonly { code: string; term: string }[], code: string) =>
    terms.find((each) => each.code === code)?.term ?? code
  const visits = source.medicalVisitsIn(period.firstOn, period.asOf)
  const referrals = source.referralsIn(period.firstOn, period.asOf)
  const consults = source.teleconsultationsIn(period.firstOn, period.asOf)
  const agreements = source.partnerAgreementsIn(period.firstOn, period.asOf)
  // What names an institution belongs to its agreement of that day, the newest where several run: each is counted in one row.
  const agreementOf = ({ partnerId, on }: { partnerId: string | null; on: Day }) =>
    agreements
      .filter((each) => each.partnerId === partnerId && each.fromOn <= on && each.lastOn >= on)
      .sort((left, right) => (left.fromOn < right.fromOn ? -1 : 1))
      .at(-1)
  return agreements.map((agreement) => {
    const own = visits.filter(({ agreementId }) => agreementId === agreement.id)
    const referred = (direction: 'up' | 'down') =>
      referrals.filter((each) => agreementOf(each) === agreement && each.direction === direction).length
    return {
      id: agreement.id,
      link: screenLinks.partnerAgreement(agreement.id),
      cells: {
        ...{ partner: agreement.partnerName, kind: termOf(kinds, agreement.partnerKind) },
        ...{ creditCode: agreement.creditCode, licenceNumber: agreement.licenceNumber, number: agreement.number },
        ...{ signedOn: agreement.signedOn, fromOn: agreement.fromOn, untilOn: agreement.lastOn },
        services: agreement.services
          .map(({ service, frequency }) =>
            frequency.per === 'as-needed'
              ? `${termOf(services, service)}（按需）`
              : `${termOf(services, service)}（${FREQUENCY[frequency.per]} ${frequency.times} 次）`,
          )
          .join('、'),
        ...{ visits: own.length, people: own.reduce((sum, { people }) => sum + people, 0) },
        ...{ up: referred('up'), down: referred('down') },
        teleconsultations: consults.filter((each) => agreementOf(each) === agreement).length,
        ...{ civilAffairs: filingText(agreement.civilAffairs), health: filingText(agreement.health) },
      },
    }
  })
}
