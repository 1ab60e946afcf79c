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
    incidentFilesIn: (from, until) => once(`files ${from} ${until}`, () => source.incidentFilesIn(from, until)),
  }
}
