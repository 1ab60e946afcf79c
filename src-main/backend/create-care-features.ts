// Builds the features of care and tells each what it needs of the others: from assessment over plan and task to the handover.
import type { Day } from '#shared/contract/primitives.ts'
import { shiftAt } from '#shared/features/stations/shifts.rules.ts'
import type { SqliteDatabase } from '../database/open-database.ts'
import type { AccountsFeature } from '../features/accounts/index.ts'
import type { AlarmsFeature } from '../features/alarms/index.ts'
import { type AssessmentsFeature, createAssessmentsFeature } from '../features/assessments/index.ts'
import type { BedsFeature } from '../features/beds/index.ts'
import { createCareOrdersFeature } from '../features/care-orders/index.ts'
import { createCarePlansFeature } from '../features/care-plans/index.ts'
import { createCareTasksFeature } from '../features/care-tasks/index.ts'
import { type ChartsFeature, createChartsFeature } from '../features/charts/index.ts'
import type { DevicesFeature } from '../features/devices/index.ts'
import { createDutyRosterFeature } from '../features/duty-roster/index.ts'
import type { FacilityFeature } from '../features/facility/index.ts'
import { createHandoverFeature, toSection } from '../features/handover/index.ts'
import { createIncidentsFeature, type IncidentsFeature } from '../features/incidents/index.ts'
import { createInfectionsFeature, type InfectionsFeature } from '../features/infections/index.ts'
import { createMedicationFeature, type MedicationFeature } from '../features/medication/index.ts'
import type { ResidentsFeature } from '../features/residents/index.ts'
import { createRisksFeature, type RisksFeature } from '../features/risks/index.ts'
import { createRoundsFeature } from '../features/rounds/index.ts'
import type { StaffFeature } from '../features/staff/index.ts'
import type { ShiftFitness } from '../features/staff-files/index.ts'
import type { VitalsFeature } from '../features/vitals/index.ts'
import type { Clock } from '../platform/clock.ts'

export type CareFeaturesOptions = {
  base: { records: SqliteDatabase; clock: Clock; newId: () => string }
  displayNameOf: (userId: string) => string | null
  accounts: AccountsFeature
  facility: FacilityFeature
  staff: StaffFeature
  beds: BedsFeature
  residents: ResidentsFeature
  devices: DevicesFeature
  alarms: AlarmsFeature
  vitals: VitalsFeature
  /** What the files of the staff tell the duty roster; asked only when a call comes. */
  fitness: () => ShiftFitness
}
export type CareFeatures = ReturnType<typeof createCareFeatures>

export function createCareFeatures(options: CareFeaturesOptions) {
  const { base, displayNameOf, accounts, facility, staff, beds, residents, devices, alarms, vitals } = options
  const shifts = () => facility.service.settings().shifts

  const assessments: AssessmentsFeature = createAssessmentsFeature({
    ...{ ...base, residents, displayNameOf },
    incidentsSince: (from) => incidents.ofResidentsSince(from),
  })
  const carePlans = createCarePlansFeature({ ...base, residents, displayNameOf })
  const careOrders = createCareOrdersFeature({ ...base, residents, displayNameOf })
  const careTasks = createCareTasksFeature({
    ...{ ...base, residents, displayNameOf, plans: carePlans, orders: careOrders },
    shifts,
  })

  const medication: MedicationFeature = createMedicationFeature({
    ...{ ...base, residents, accounts, displayNameOf, placeOf: beds.placeOf },
    shifts,
  })

  const charts: ChartsFeature = createChartsFeature({ ...base, residents, careTasks, vitals, devices, displayNameOf })
  const incidents: IncidentsFeature = createIncidentsFeature({
    ...{ ...base, residents, displayNameOf },
    around: {
      residentOn: residents.get,
      ...{ alarms, bedHistory: devices.bedHistory },
      vitalsOf: (id, from, to) => vitals.reader.listOf(id, from, to, null),
      shiftAt: (at) => shiftAt(at, shifts()).name,
    },
  })
  const risks: RisksFeature = createRisksFeature({
    ...{ ...base, residents, incidents, displayNameOf },
    ruleOf: alarms.resolveRuleOf,
  })
  const dutyRoster = createDutyRosterFeature({
    ...{ ...base, staff: () => staff.service.list(), displayNameOf },
    unfitness: () => options.fitness().unfitness(),
    checks: () => [(cells) => options.fitness().findings(cells)],
    coverage: (cells, days) => options.fitness().coverage(cells, days),
  })
  const rounds = createRoundsFeature({ ...base, residents, beds, displayNameOf })
  const handover = createHandoverFeature({
    ...{ ...base, residents, dutyRoster, displayNameOf, confirmPerson: accounts.confirmPerson },
    shifts,
    sources: { alarms, incidents, devices, vitals, careTasks, carePlans, assessments, risks },
    // Sections of features that come later; each asked when a sheet is made.
    contributors: () => [({ shift }) => [toSection('medication', medication.handoverLines(shift))]],
  })
  const infections: InfectionsFeature = createInfectionsFeature({ ...base, residents, beds, vitals, displayNameOf })

  return {
    features: {
      ...{ assessments, carePlans, careOrders, careTasks, medication, charts },
      ...{ incidents, risks, dutyRoster, rounds, handover, infections },
    },
    timelineContributors: [incidents, assessments, risks, medication, charts, infections].map(
      (each) => each.timelineContributor,
    ),
    dutyContributors: [
      carePlans.dutyContributor,
      (today: Day) => careTasks.dutyContributor(today),
      (today: Day) => medication.dutyContributor(today),
      (today: Day) => charts.dutyContributor(today),
      incidents.dutyContributor,
      (_today: Day, untilOn: Day) => risks.dutyContributor({ untilOn }),
      (today: Day) => handover.dutyContributor(today),
      (today: Day) => rounds.dutyContributor(today),
      (today: Day) => infections.dutyContributor(today),
      () => assessments.dutyContributor(),
    ],
  }
}
