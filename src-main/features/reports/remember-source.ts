// One report asks for the same day several times (figures, checks, balance); the answer is read once.
// Must live no longer than one computation: it never notices a change.
import type { ReportSource } from './report-source.ts'

export function rememberSource(source: ReportSource): ReportSource {
  const answers = new Map<string, unknown>()
  const once = <Answer>(question: string, ask: () => Answer): Answer => {
    if (!answers.has(question)) answers.set(question, ask())
    return answers.get(question) as Answer
  }
  return {
    facility: () => once('facility', () => source.facility()),
    firstRecordedOn: () => once('first', () => source.firstRecordedOn()),
    hasStaffRegister: () => once('register', () => source.hasStaffRegister()),
    bedsOn: (day) => once(`beds ${day}`, () => source.bedsOn(day)),
    residentsOn: (day) => once(`residents ${day}`, () => source.residentsOn(day)),
    staffFilesOn: (day) => once(`staff files ${day}`, () => source.staffFilesOn(day)),
    trainingsIn: (from, until) => once(`trainings ${from} ${until}`, () => source.trainingsIn(from, until)),
    staffOn: (day) => once(`staff ${day}`, () => source.staffOn(day)),
    bedDays: (from, until) => once(`bed days ${from} ${until}`, () => source.bedDays(from, until)),
    personDays: (from, until) => once(`person days ${from} ${until}`, () => source.personDays(from, until)),
    leaveDays: (from, until) => once(`leave days ${from} ${until}`, () => source.leaveDays(from, until)),
    admissionsIn: (from, until) => once(`admissions ${from} ${until}`, () => source.admissionsIn(from, until)),
    dischargesIn: (from, until) => once(`discharges ${from} ${until}`, () => source.dischargesIn(from, until)),
    assessmentsIn: (from, until) => once(`assessments ${from} ${until}`, () => source.assessmentsIn(from, until)),
    incidentsIn: (from, until) => once(`incidents ${from} ${until}`, () => source.incidentsIn(from, until)),
    firePatrolsIn: (from, until) => once(`fire patrols ${from} ${until}`, () => source.firePatrolsIn(from, until)),
    selfChecksIn: (kind, from, until) =>
      once(`self-checks ${kind} ${from} ${until}`, () => source.selfChecksIn(kind, from, until)),
    dutyDaysIn: (from, until) => once(`duty days ${from} ${until}`, () => source.dutyDaysIn(from, until)),
    risksOn: (day) => once(`risks ${day}`, () => source.risksOn(day)),
    partnerAgreementsIn: (from, until) =>
      once(`partners ${from} ${until}`, () => source.partnerAgreementsIn(from, until)),
    medicalVisitsIn: (from, until) => once(`visits ${from} ${until}`, () => source.medicalVisitsIn(from, until)),
    referralsIn: (from, until) => once(`referrals ${from} ${until}`, () => source.referralsIn(from, until)),
    teleconsultationsIn: (from, until) =>
      once(`teleconsultations ${from} ${until}`, () => source.teleconsultationsIn(from, until)),
    healthOn: (day) => once(`health ${day}`, () => source.healthOn(day)),
    foodSamplesIn: (from, until) => once(`samples ${from} ${until}`, () => source.foodSamplesIn(from, until)),
    accompaniedMealsIn: (from, until) =>
      once(`accompanied ${from} ${until}`, () => source.accompaniedMealsIn(from, until)),
    firstFoodSampleOn: () => once('first sample', () => source.firstFoodSampleOn()),
    drills: () => once('drills', () => source.drills()),
    hazardsOn: (day) => once(`hazards ${day}`, () => source.hazardsOn(day)),
    equipmentOn: (day) => once(`equipment ${day}`, () => source.equipmentOn(day)),
    incidentFilesIn: (from, until) => once(`files ${from} ${until}`, () => source.incidentFilesIn(from, until)),
  }
}
