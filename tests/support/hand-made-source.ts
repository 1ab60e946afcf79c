// A home of a few lines, for computations: everything empty unless a test says otherwise.
import { loadPatrolPlan } from '#main/features/fire-patrols/patrol-book.ts'
import type { ReportPeriod } from '#main/features/reports/period.ts'
import type { ReportSource, SourceIncidentFile, SourceResident } from '#main/features/reports/report-source.ts'
import { listOfKind, loadCheckLists } from '#main/features/self-checks/check-lists.ts'
import { startOfDay } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
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
    firePatrolsIn: () => ({ plan: loadPatrolPlan(), planned: [], patrols: [] }),
    selfChecksIn: (kind) => ({ list: listOfKind(loadCheckLists(), kind), checks: [] }),
    risksOn: () => [],
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
