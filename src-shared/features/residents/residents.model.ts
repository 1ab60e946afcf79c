// Residents and the dated facts about them. Occupancy is intervals (admissions, stays, leaves), never a status.
import * as z from 'zod'
import {
  AdmissionId,
  BedId,
  Day,
  Instant,
  RecordId,
  ResidentId,
  ShortText,
  Version,
  Yuan,
} from '../../contract/primitives.ts'
import { BedCareType } from '../beds/beds.model.ts'
import { CARE_LEVELS, FUNDING_CATEGORIES, MEDICAL_PAYMENTS, SEXES, SPECIAL_GROUPS } from './resident.codes.ts'

export const Sex = z.enum(SEXES)
export type Sex = z.infer<typeof Sex>
/** 供养类别: 特困 低保 低保边缘 优抚 自费. */
export const FundingCategory = z.enum(FUNDING_CATEGORIES)
export type FundingCategory = z.infer<typeof FundingCategory>
/** GB/T 42195-2022 level: 0 能力完好 … 4 完全失能. */
export const AbilityLevel = z.number().int().min(0).max(4)
export type AbilityLevel = z.infer<typeof AbilityLevel>
/** 照料护理等级: 自理 介助一级 介助二级 介护 特护. */
export const CareLevel = z.enum(CARE_LEVELS)
export type CareLevel = z.infer<typeof CareLevel>
/** 请假 / 住院. */
export const LeaveKind = z.enum(['leave', 'hospital'])
export type LeaveKind = z.infer<typeof LeaveKind>
/** 退住原因: 回家 转院 转机构 死亡 其他. */
export const DischargeReason = z.enum(['home', 'hospital', 'other-facility', 'death', 'other'])
export type DischargeReason = z.infer<typeof DischargeReason>
export const ResidentState = z.enum(['in', 'on-leave', 'in-hospital', 'discharged', 'dead', 'never-admitted'])
export type ResidentState = z.infer<typeof ResidentState>

export const Contact = z.object({
  name: z.string().trim().min(1).max(40),
  relation: z.string().trim().max(20),
  phone: z.string().trim().max(30),
  isEmergency: z.boolean(),
})
export type Contact = z.infer<typeof Contact>

/** What the office keeps of the person. */
export const Person = z.object({
  name: z.string().trim().min(1).max(40),
  sex: Sex,
  /** 18 characters, check digit right (GB 11643-1999); null = not known yet, shown as such. */
  idNumber: z.string().nullable(),
  birthOn: Day.nullable(),
  ethnicity: z.string().max(20).nullable(),
  householdAddress: z.string().max(200).nullable(),
  idExpiresOn: Day.nullable(),
  /** 是否失智; null = not assessed. */
  hasDementia: z.boolean().nullable(),
  isDisabled: z.boolean().nullable(),
  medicalInsurance: z.enum(MEDICAL_PAYMENTS).nullable(),
  /** 长护险等级 0-5; null = not in the scheme. */
  longTermCareLevel: z.number().int().min(0).max(5).nullable(),
  /** 八大类 tags. */
  groupTags: z.array(z.enum(SPECIAL_GROUPS)).max(8),
  diseases: z.string().max(300).nullable(),
  note: z.string().max(500).nullable(),
  contacts: z.array(Contact).max(6),
})
export type Person = z.infer<typeof Person>

/** One row of the resident list on a day. Sensitive values are masked; the full ones need `reveal`. */
export const ResidentRow = z.object({
  id: ResidentId,
  name: z.string(),
  sex: Sex,
  age: z.number().int().nullable(),
  idNumberMasked: z.string().nullable(),
  state: ResidentState,
  bedId: BedId.nullable(),
  bedLabel: z.string().nullable(),
  floorName: z.string().nullable(),
  bedCareType: BedCareType.nullable(),
  abilityLevel: AbilityLevel.nullable(),
  assessedOn: Day.nullable(),
  careLevel: CareLevel.nullable(),
  category: FundingCategory.nullable(),
  admittedOn: Day.nullable(),
  dischargedOn: Day.nullable(),
  returnsOn: Day.nullable(),
  /** Last day of the newest agreement; null = none on record or no end agreed. */
  agreementEndsOn: Day.nullable(),
  contactName: z.string().nullable(),
  contactRelation: z.string().nullable(),
  contactPhoneMasked: z.string().nullable(),
})
export type ResidentRow = z.infer<typeof ResidentRow>

export const ResidentDetail = ResidentRow.extend({
  version: Version,
  person: Person.extend({ contacts: z.array(Contact) }),
  admissionId: AdmissionId.nullable(),
  /** Days as in `Agreement`: `toOn` is the last day in force. */
  agreement: z
    .object({
      id: RecordId,
      fromOn: Day,
      toOn: Day.nullable(),
      monthlyFee: Yuan.nullable(),
      number: z.string().nullable(),
    })
    .nullable(),
})
export type ResidentDetail = z.infer<typeof ResidentDetail>

/** Kinds of dated records a correction may touch. */
export const RecordKind = z.enum(['admission', 'stay', 'leave', 'category', 'ability-level', 'care-level', 'agreement'])
export type RecordKind = z.infer<typeof RecordKind>

/** One line of a resident's timeline; voided lines stay visible with the reason. */
export const TimelineEntry = z.object({
  id: z.string(),
  kind: z.enum([
    'admitted',
    'moved',
    'leave',
    'hospital',
    'returned',
    'discharged',
    'died',
    'category',
    'ability-level',
    'care-level',
    'agreement',
    'incident',
    'alarm',
    'vitals',
    'assessment',
    'medication',
    'medication-agreement',
    'medication-hand-over',
    'skin',
    'weight',
    'infection',
    'isolation',
    'vaccination',
  ]),
  record: z.object({ kind: RecordKind, id: RecordId }).nullable(),
  on: Day,
  /** The first day that does not count any more (the day of return, of the next category …); of an agreement its last day. */
  toOn: Day.nullable(),
  /** Values the sentence needs: bedLabel, fromBedLabel, category, level, destination … */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  recordedAt: Instant.nullable(),
  recordedBy: z.string().nullable(),
  voided: z.object({ at: Instant, by: z.string().nullable(), reason: z.string() }).nullable(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** The number of people in the home at 24:00 of a day, with who they are. */
export const Census = z.object({
  on: Day,
  inHouse: z.number().int(),
  onLeave: z.number().int(),
  inHospital: z.number().int(),
  residentIds: z.array(ResidentId),
})
export type Census = z.infer<typeof Census>

/** Who agreed to a care level, 本人 or an agent. Order 66 Art. 15: it is changed only with their consent. */
export const CareLevelConsent = z.object({
  name: z.string().trim().min(1).max(40),
  relation: z.string().trim().min(1).max(20),
  on: Day,
})
export type CareLevelConsent = z.infer<typeof CareLevelConsent>

/** A service agreement as it is written: `fromOn` is its first day, `toOn` its last day (both in force); null = no end agreed. */
export const Agreement = z.object({
  fromOn: Day,
  toOn: Day.nullable(),
  monthlyFee: Yuan.nullable(),
  number: ShortText.nullable(),
})
export type Agreement = z.infer<typeof Agreement>
