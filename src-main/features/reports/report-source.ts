// What reports may ask of the home's records. Computations see this interface only, so that each figure can be tested with a hand-made home.
// All stocks are counted at 24:00 of the day; `from` and `until` days are both inside; voided rows never appear; null = not recorded.
import type { Day, Instant, ResidentId } from '#shared/contract/primitives.ts'
import type { BedCareType, BedStayMode } from '#shared/features/beds/beds.model.ts'
import type { DutyCell } from '#shared/features/duty-roster/duty-roster.model.ts'
import type { Facility } from '#shared/features/facility/facility.model.ts'
import type { HandoverMatters } from '#shared/features/handover/handover.rules.ts'
import type { LoopStep } from '#shared/features/incidents/incident-loop.rules.ts'
import type { IncidentKind } from '#shared/features/incidents/incidents.model.ts'
import type {
  CareLevel,
  DischargeReason,
  FundingCategory,
  LeaveKind,
  Sex,
} from '#shared/features/residents/residents.model.ts'
import type { RiskIncident } from '#shared/features/risks/risk-due.rules.ts'
import type { RiskAssessmentKind, RiskItems } from '#shared/features/risks/risks.model.ts'
import type { StaffPost } from '#shared/features/staff/staff.contract.ts'
import type { ShiftName } from '#shared/features/stations/stations.contract.ts'
import type { FirePatrolsSource } from './sources/fire-patrols-source.ts'
import type { FireSafetySource } from './sources/fire-safety-source.ts'
import type { FoodSamplesSource } from './sources/food-samples-source.ts'
import type { PartnershipSource } from './sources/partnership-source.ts'
import type { SelfChecksSource } from './sources/self-checks-source.ts'
import type { StaffSource } from './sources/staff-source.ts'

export type SourceBed = {
  id: string
  label: string
  careType: BedCareType | null
  stayMode: BedStayMode | null
  /** False while in repair, out of use or isolated; a reserved bed is still available. */
  isAvailable: boolean
}
export type SourceAdmission = { id: string; residentId: string; admittedOn: Day }
export type SourceDischarge = SourceAdmission & { dischargedOn: Day; reason: DischargeReason | null }
export type SourceDays = { residentId: string; days: number }
export type SourceAssessment = { id: string; residentId: string; assessedOn: Day; level: number }
export type SourceIncident = { id: string; kind: IncidentKind }
/** An incident (no complaint) with its file; `foundAt` null = written down before files were kept. */
export type SourceIncidentFile = SourceIncident & {
  occurredAt: Instant
  place: string | null
  summary: string
  residentId: ResidentId | null
  residentName: string | null
  foundAt: Instant | null
  /** Every row, also those that were corrected. */
  steps: LoopStep[]
}
/** A day of the duty table: who was planned, and the shifts that began on it and were handed over. */
export type SourceDutyDay = {
  day: Day
  cells: Pick<DutyCell, 'day' | 'post' | 'shift' | 'people'>[]
  handovers: { shift: ShiftName; signedAt: Instant; receivedAt: Instant | null; matters: HandoverMatters }[]
}
/** What is known of a person's nine risks up to a day; `newest` is the last finished assessment, whatever stay it was made for. */
export type SourceRisks = {
  residentId: string
  newest: {
    id: string
    listVersion: string
    kind: RiskAssessmentKind
    basedOn: Day
    finishedAt: Instant
    items: RiskItems
  } | null
  incidents: RiskIncident[]
}
export type SourceStaff = { id: string; post: StaffPost }
export type SourceContact = { name: string; relation: string; phone: string; isEmergency: boolean }
export type SourceAgreement = {
  fromOn: Day
  /** Last day in force; null = no end agreed. */
  toOn: Day | null
  monthlyFee: number | null
  /** False when the last day of the newest agreement lies before the day. */
  isInForce: boolean
}

/** One person in the home at 24:00 of a day, with the dated facts in force on that day. */
export type SourceResident = {
  residentId: string
  name: string
  sex: Sex
  idNumber: string | null
  birthOn: Day | null
  ethnicity: string | null
  householdAddress: string | null
  admittedOn: Day
  hasDementia: boolean | null
  isDisabled: boolean | null
  medicalInsurance: string | null
  longTermCareLevel: number | null
  groupTags: readonly string[]
  diseases: string | null
  note: string | null
  bed: { id: string; label: string; careType: BedCareType | null } | null
  abilityLevel: number | null
  assessedOn: Day | null
  assessmentNumber: string | null
  careLevel: CareLevel | null
  category: FundingCategory | null
  agreement: SourceAgreement | null
  /** The first emergency contact, else the first contact. */
  contact: SourceContact | null
  /** Set while away with the bed kept. */
  away: LeaveKind | null
}

/** The query layer under all reports. */
export interface ReportSource
  extends PartnershipSource,
    StaffSource,
    FoodSamplesSource,
    FireSafetySource,
    FirePatrolsSource,
    SelfChecksSource {
  facility(): Facility | null
  /** First day anything of this home is on record; figures of earlier months are unknown, not 0. */
  firstRecordedOn(): Day | null
  bedsOn(day: Day): SourceBed[]
  /** Sum over the days of the open beds. */
  bedDays(from: Day, until: Day): number
  residentsOn(day: Day): SourceResident[]
  admissionsIn(from: Day, until: Day): SourceAdmission[]
  dischargesIn(from: Day, until: Day): SourceDischarge[]
  /** Days in the home at 24:00, a row per resident with at least one. */
  personDays(from: Day, until: Day): SourceDays[]
  /** Days on leave or in hospital at 24:00 while admitted, a row per resident with at least one. */
  leaveDays(from: Day, until: Day): SourceDays[]
  /** Real assessments only; a level taken over with a roster is none. */
  assessmentsIn(from: Day, until: Day): SourceAssessment[]
  incidentsIn(from: Day, until: Day): SourceIncident[]
  /** By the time they happened, complaints left out. */
  incidentFilesIn(from: Day, until: Day): SourceIncidentFile[]
  /** Every day of the span, planned or not. */
  dutyDaysIn(from: Day, until: Day): SourceDutyDay[]
  /** Based on the day or before; nobody of whom nothing is on record. */
  risksOn(day: Day): SourceRisks[]
  staffOn(day: Day): SourceStaff[]
  /** False when nobody was ever entered: the number of staff is then unknown, not 0. */
  hasStaffRegister(): boolean
}
