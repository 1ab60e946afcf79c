// A home of a few lines, for computations: everything empty unless a test says otherwise.
import { loadPatrolPlan } from '#main/features/fire-patrols/patrol-book.ts'
import type { ReportPeriod } from '#main/features/reports/period.ts'
import type { ReportSource, SourceIncidentFile, SourceResident } from '#main/features/reports/report-source.ts'
import type { SourcePartnerAgreement } from '#main/features/reports/sources/partnership-source.ts'
import {
  noStaffSource,
  type SourceStaffFile,
  type SourceTraining,
} from '#main/features/reports/sources/staff-source.ts'
import { listOfKind, loadCheckLists } from '#main/features/self-checks/check-lists.ts'
import { startOfDay } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import { noFacts } from '#shared/features/staff-files/staff-facts.rules.ts'
import { FACILITY } from './report-home.ts'

export const OCTOBER: ReportPeriod = {
  month: '2026-10',
  firstOn: '2026-10-01',
  lastOn: '2026-10-31',
  asOf: '2026-10-31',
  isOver: true,
}

export function handMadeSource(answers: Partial<ReportSource> = {}): ReportSource {
  return {
    ...noStaffSource,
    facility: () => ({ ...FACILITY }),
    firstRecordedOn: () => '2025-01-01',
    bedsOn: () => [],
    bedDays: () => 0,
    residentsOn: () => [],
    admissionsIn: () => [],
    dischargesIn: () => [],
    personDays: () => [],
    leaveDays: () => [],
    assessmentsIn: () => [],
    incidentsIn: () => [],
    incidentFilesIn: () => [],
    dutyDaysIn: () => [],
    partnerAgreementsIn: () => [],
    medicalVisitsIn: () => [],
    referralsIn: () => [],
    teleconsultationsIn: () => [],
    healthOn: () => [],
    firePatrolsIn: () => ({ plan: loadPatrolPlan(), planned: [], patrols: [] }),
    selfChecksIn: (kind) => ({ list: listOfKind(loadCheckLists(), kind), checks: [] }),
    risksOn: () => [],
    foodSamplesIn: () => [],
    accompaniedMealsIn: () => [],
    firstFoodSampleOn: () => null,
    drills: () => [],
    hazardsOn: () => [],
    equipmentOn: () => [],
    staffOn: () => [],
    hasStaffRegister: () => true,
    ...answers,
  }
}

/** Somebody about whom everything is in order on 2026-10-31. */
export function resident(residentId: string, facts: Partial<SourceResident> = {}): SourceResident {
  return {
    residentId,
    name: '王秀英',
    sex: 'female',
    idNumber: '11010519491231002X',
    birthOn: '1949-12-31',
    ethnicity: '汉族',
    householdAddress: null,
    admittedOn: '2026-01-01',
    hasDementia: null,
    isDisabled: null,
    medicalInsurance: null,
    longTermCareLevel: null,
    groupTags: [],
    diseases: null,
    note: null,
    bed: { id: `bed-${residentId}`, label: '201-1', careType: 'nursing' },
    abilityLevel: 1,
    assessedOn: '2026-01-01',
    assessmentNumber: null,
    careLevel: null,
    category: 'self-paying',
    agreement: { fromOn: '2026-01-01', toOn: '2027-01-01', monthlyFee: 3000, isInForce: true },
    contact: { name: '王小明', relation: '儿子', phone: '13800001234', isEmergency: true },
    away: null,
    ...facts,
  }
}

/** A fall of 2026-10-10 in the corridor that nobody has done anything about yet. */
export function incidentFile(id: string, facts: Partial<SourceIncidentFile> = {}): SourceIncidentFile {
  const occurredAt = startOfDay('2026-10-10') + 10 * 3_600_000
  return {
    ...{ id, kind: 'fall', occurredAt, place: '走廊', summary: '起身时滑倒', foundAt: occurredAt, steps: [] },
    ...{ residentId: 'wang' as ResidentId, residentName: '王秀英' },
    ...facts,
  }
}

/** A caregiver of five years who may have an award, with papers that are in order on 2026-10-31. */
export function staffFile(id: string, facts: Partial<SourceStaffFile> = {}): SourceStaffFile {
  const hiredOn = '2021-01-01'
  const plain = { number: null, issuer: null, validUntil: null, skillLevel: null }
  return {
    ...{ id, name: '吴美珍', sex: 'female', post: 'caregiver', hiredOn, leftOn: null },
    posts: [{ post: 'caregiver', fromOn: hiredOn }],
    facts: { ...noFacts, education: 'junior-middle', earlierCareMonths: 0, employmentForm: 'contract' },
    certificates: [
      { ...plain, kind: 'pre-job', issuedOn: hiredOn },
      { ...plain, kind: 'health', issuedOn: '2026-03-01' },
    ],
    contracts: [{ kind: 'fixed-term', fromOn: hiredOn, untilOn: '2030-12-31' }],
    ...{ attended: [], claims: [] },
    ...facts,
  }
}

/** A closed session of 2026-10-10, two hours, one of one present. */
export function training(id: string, facts: Partial<SourceTraining> = {}): SourceTraining {
  const fromAt = startOfDay('2026-10-10') + 14 * 3_600_000
  return {
    ...{
      id,
      category: 'fire-safety',
      topic: '灭火器使用',
      lecturer: '李教官',
      mode: 'on-site',
      hours: 2,
      exam: 'none',
    },
    ...{ fromAt, untilAt: fromAt + 7_200_000, closedAt: fromAt + 7_200_000, closedBy: '林内勤', present: ['吴美珍'] },
    counts: { invited: 1, present: 1, examined: 0, passed: 0, passRate: null },
    ...facts,
  }
}

/** One drill, one hazard and one piece of equipment of October of which nothing more is known. */
export const fireSafetyLines: Pick<ReportSource, 'drills' | 'hazardsOn' | 'equipmentOn'> = {
  drills: () => [
    {
      ...{ id: 'drill' as RecordId, kind: 'fall', plannedOn: '2026-10-10', place: '走廊', organizer: '李' },
      contents: [{ kind: 'mark', mark: 'started', at: startOfDay('2026-10-10') }],
    },
  ],
  hazardsOn: () => [
    {
      ...{
        id: 'hazard' as RecordId,
        number: 'YH-2026-001',
        foundOn: '2026-10-10',
        source: 'patrol',
        category: 'other',
      },
      ...{ place: '走廊', text: '堵塞', attachmentIds: [], steps: [] },
    },
  ],
  equipmentOn: () => [
    {
      ...{ id: 'piece' as RecordId, number: 'MF-01', type: 'powder-extinguisher', spec: null, floorName: null },
      ...{ place: '走廊', quantity: 1, madeOn: null, boughtOn: null, owner: null, deviceId: null, note: null },
      ...{ addedOn: '2026-10-01', events: [] },
    },
  ],
}

/** An agreement of two years with a health centre of which nothing was filed. */
export function partnerAgreement(id: string): SourcePartnerAgreement {
  return {
    ...{
      id,
      partnerId: 'p',
      partnerName: '青阳卫生院',
      creditCode: null,
      licenceNumber: null,
      licenceUntil: null,
      partnerKind: 'township',
    },
    ...{ number: 'YY-2026-01', signedOn: '2026-01-01', fromOn: '2026-01-01', lastOn: '2027-12-31', services: [] },
    ...{ civilAffairs: { state: 'unknown' }, health: { state: 'unknown' } },
  }
}
