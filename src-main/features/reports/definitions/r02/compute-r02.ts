// The figures of R02. Each is the number of the rows it names (or the sum they carry); a share over nothing is unknown, never 0.

import { openingDay, type ReportPeriod } from '../../period.ts'
import type { ReportSource, SourceResident } from '../../report-source.ts'
import { abilityLevels, categories, dischargeReasons, riskKinds } from '../code-lists.ts'
import { type ComputeInput, countOf, type FigureValue, sumOf } from '../definition.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>
type Figures = Map<string, FigureValue>

export function computeR02({ source, period }: Input): Figures {
  const figures: Figures = new Map()
  addBeds(figures, source, period)
  addMovements(figures, source, period)
  const residents = source.residentsOn(period.asOf)
  figures.set('closing', countOf('resident', idsOf(residents)))
  addShares(figures, source, period)
  addBreakdowns(figures, residents)
  addEvents(figures, source, period)
  addStaff(figures, source, period)
  return figures
}

function addBeds(figures: Figures, source: ReportSource, period: ReportPeriod): void {
  const beds = source.bedsOn(period.asOf)
  const nursing = beds.filter((bed) => bed.careType === 'nursing')
  figures.set(
    'beds-total',
    countOf(
      'bed',
      beds.map((bed) => bed.id),
    ),
  )
  figures.set(
    'beds-nursing',
    countOf(
      'bed',
      nursing.map((bed) => bed.id),
    ),
  )
}

function addMovements(figures: Figures, source: ReportSource, period: ReportPeriod): void {
  figures.set('opening', countOf('resident', idsOf(source.residentsOn(openingDay(period)))))
  const admissions = source.admissionsIn(period.firstOn, period.asOf)
  figures.set(
    'admitted',
    countOf(
      'admission',
      admissions.map((admission) => admission.id),
    ),
  )
  const discharges = source.dischargesIn(period.firstOn, period.asOf)
  figures.set(
    'discharged',
    countOf(
      'discharge',
      discharges.map((discharge) => discharge.id),
    ),
  )
  for (const reason of dischargeReasons) {
    const rows = discharges.filter((discharge) => discharge.reason === reason)
    figures.set(
      `discharged-${reason}`,
      countOf(
        'discharge',
        rows.map((discharge) => discharge.id),
      ),
    )
  }
}

function addShares(figures: Figures, source: ReportSource, period: ReportPeriod): void {
  const personDays = sumOf('person-day', source.personDays(period.firstOn, period.asOf))
  const available = source.bedsOn(period.asOf).filter((bed) => bed.isAvailable).length
  figures.set('person-days', personDays)
  figures.set('leave-days', sumOf('leave-day', source.leaveDays(period.firstOn, period.asOf)))
  figures.set('occupancy', percent(figures.get('closing')?.value ?? null, available))
  figures.set('average-occupancy', percent(personDays.value, source.bedDays(period.firstOn, period.asOf)))
}

function addBreakdowns(figures: Figures, residents: readonly SourceResident[]): void {
  const add = (key: string, belongs: (resident: SourceResident) => boolean): void => {
    figures.set(key, countOf('resident', idsOf(residents.filter(belongs))))
  }
  for (const level of abilityLevels) add(`ability-${level}`, (resident) => resident.abilityLevel === level)
  add('ability-unknown', (resident) => resident.abilityLevel === null)
  for (const sex of ['male', 'female'] as const) add(`sex-${sex}`, (resident) => resident.sex === sex)
  for (const category of categories) add(`category-${category}`, (resident) => resident.category === category)
  add('category-unknown', (resident) => resident.category === null)
}

function addEvents(figures: Figures, source: ReportSource, period: ReportPeriod): void {
  const newest = new Map<string, string>()
  for (const assessment of source.assessmentsIn(period.firstOn, period.asOf)) {
    // Counted in persons: the last assessment of the month stands for each.
    newest.set(assessment.residentId, assessment.id)
  }
  figures.set('assessed', countOf('assessment', [...newest.values()]))
  const incidents = source.incidentsIn(period.firstOn, period.asOf)
  const add = (key: string, kinds: readonly string[]): void => {
    const rows = incidents.filter((incident) => kinds.includes(incident.kind))
    figures.set(
      key,
      countOf(
        'incident',
        rows.map((incident) => incident.id),
      ),
    )
  }
  add('incidents', [...riskKinds, 'other'])
  for (const kind of [...riskKinds, 'other']) add(`incidents-${kind}`, [kind])
  add('complaints', ['complaint'])
}

function addStaff(figures: Figures, source: ReportSource, period: ReportPeriod): void {
  if (!source.hasStaffRegister()) {
    const unknown: FigureValue = { value: null, rowKind: 'staff', rowIds: [] }
    figures.set('staff', unknown).set('caregivers', unknown)
    return
  }
  const staff = source.staffOn(period.asOf)
  const caregivers = staff.filter((member) => member.post === 'caregiver')
  figures.set(
    'staff',
    countOf(
      'staff',
      staff.map((member) => member.id),
    ),
  )
  figures.set(
    'caregivers',
    countOf(
      'staff',
      caregivers.map((member) => member.id),
    ),
  )
}

function percent(part: number | null, whole: number): FigureValue {
  const value = part === null || whole === 0 ? null : Math.round((part / whole) * 1000) / 10
  return { value, rowKind: 'none', rowIds: [] }
}

function idsOf(residents: readonly SourceResident[]): string[] {
  return residents.map((resident) => resident.residentId)
}
