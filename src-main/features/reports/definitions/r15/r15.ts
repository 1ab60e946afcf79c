// R15 医养结合机构情况表, form version 2026-12. What the records of a home do not hold (medical beds, outpatients, pharmacists) stays unknown.

import type { StaffPost } from '#shared/features/staff/staff.contract.ts'
import r15Form from '../../../../../resources/reports/r15-2026-12.json' with { type: 'json' }
import { checkFacility } from '../checks/facility-checks.ts'
import { type ComputeInput, countOf, type FigureValue, ReportDefinition, type ReportModule } from '../definition.ts'
import { countPartnership, peopleOf } from '../r14/partnership-figures.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>
const HOSPICE = 'hospice'
const unknown: FigureValue = { value: null, rowKind: 'none', rowIds: [] }

export function computeR15Figures(input: Input): Map<string, FigureValue> {
  const { source, period } = input
  const on = period.asOf
  const beds = source.bedsOn(on)
  const residents = source.residentsOn(on)
  const staff = source.staffOn(on)
  const ofPost = (...posts: StaffPost[]): FigureValue =>
    source.hasStaffRegister()
      ? countOf(
          'staff',
          staff.filter((each) => posts.includes(each.post)).map(({ id }) => id),
        )
      : unknown
  const hospice = source
    .medicalVisitsIn(period.firstOn, on)
    .filter(({ services, people }) => services.includes(HOSPICE) && people > 0)
  const people = (rows: readonly { residentId: string }[]) =>
    countOf(
      'resident',
      rows.map(({ residentId }) => residentId),
    )
  return new Map<string, FigureValue>([
    ['medical-beds', unknown],
    [
      'beds',
      countOf(
        'bed',
        beds.map(({ id }) => id),
      ),
    ],
    [
      'nursing-beds',
      countOf(
        'bed',
        beds.filter(({ careType }) => careType === 'nursing').map(({ id }) => id),
      ),
    ],
    ['residents', people(residents)],
    ['disabled', people(residents.filter(({ abilityLevel }) => abilityLevel !== null && abilityLevel > 0))],
    ['doctors', ofPost('doctor')],
    // 护师 is the title of a registered nurse.
    ['nurses', ofPost('nurse', 'senior-nurse')],
    ['pharmacists', unknown],
    ['therapists', ofPost('therapist')],
    ['caregivers', ofPost('caregiver')],
    ['outpatients', unknown],
    ['inpatients', unknown],
    ...countPartnership(input),
    ['family-doctor', countOf('resident', peopleOf(input, on, ({ isSigned }) => isSigned).done)],
    ['health-files', countOf('resident', peopleOf(input, on, ({ hasFile }) => hasFile).done)],
    [
      'hospice',
      {
        value: hospice.reduce((sum, each) => sum + each.people, 0),
        ...{ rowKind: 'medical-visit', rowIds: hospice.map(({ id }) => id) },
        rowAmounts: hospice.map((each) => each.people),
      },
    ],
  ])
}

const yesNo = (value: boolean | null | undefined): string | null => (value == null ? null : value ? '是' : '否')

export const r15Module: ReportModule = {
  definition: ReportDefinition.parse(r15Form),
  canFreezeRunningMonth: true,
  computeFigures: computeR15Figures,
  computeRows: ({ source }) => {
    const facility = source.facility()
    if (!facility) return []
    const { name, creditCode, hasMedicalUnit, isFiled, isLongTermCareInsuranceSite } = facility
    return [
      {
        ...{ id: 'facility', link: null },
        cells: {
          ...{ name, creditCode, kind: null, hasMedicalUnit: yesNo(hasMedicalUnit), isFiled: yesNo(isFiled) },
          ...{ medicalKind: null, medicalInsurance: null, longTermCare: yesNo(isLongTermCareInsuranceSite) },
        },
      },
    ]
  },
  computeChecks: ({ source }) => checkFacility(source.facility()),
}
