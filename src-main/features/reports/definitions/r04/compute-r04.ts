// The rows of R04, the roster of everybody in the home at 24:00 of the day. What is not recorded stays null; masking happens where it is shown.

import { ageOn } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import {
  BED_CARE_TYPE_WORDS,
  CATEGORY_WORDS,
  LEAVE_WORDS,
  SEX_WORDS,
  wordOf,
} from '#shared/features/reports/report-words.ts'
import type { FigureRow } from '#shared/features/reports/reports.model.ts'
import {
  ABILITY_LEVEL_LABELS,
  CARE_LEVEL_LABELS,
  MEDICAL_PAYMENT_LABELS,
  SPECIAL_GROUP_LABELS,
} from '#shared/features/residents/resident.codes.ts'
import type { ReportPeriod } from '../../period.ts'
import type { SourceAgreement, SourceResident } from '../../report-source.ts'
import type { ComputeInput } from '../definition.ts'

type Cells = FigureRow['cells']

export function computeR04({ source, period }: Pick<ComputeInput, 'source' | 'period'>): FigureRow[] {
  return source.residentsOn(period.asOf).map((resident, index) => ({
    id: resident.residentId,
    link: screenLinks.resident(resident.residentId),
    cells: {
      number: index + 1,
      ...personCells(resident, period),
      ...careCells(resident),
      ...contactCells(resident),
      state: resident.away === null ? '在院' : wordOf(LEAVE_WORDS, resident.away),
      note: resident.note,
    },
  }))
}

function personCells(resident: SourceResident, period: ReportPeriod): Cells {
  return {
    name: resident.name,
    sex: wordOf(SEX_WORDS, resident.sex),
    idNumber: resident.idNumber,
    birthOn: resident.birthOn,
    age: resident.birthOn === null ? null : ageOn(resident.birthOn, period.asOf),
    ethnicity: resident.ethnicity,
    householdAddress: resident.householdAddress,
    admittedOn: resident.admittedOn,
    agreement: agreementText(resident.agreement),
    bed: resident.bed?.label ?? null,
    bedType: wordOf(BED_CARE_TYPE_WORDS, resident.bed?.careType ?? null),
    monthlyFee: resident.agreement?.monthlyFee ?? null,
  }
}

function careCells(resident: SourceResident): Cells {
  const levels: Readonly<Record<number, { short: string }>> = ABILITY_LEVEL_LABELS
  return {
    abilityLevel: resident.abilityLevel === null ? null : (levels[resident.abilityLevel]?.short ?? null),
    assessedOn: resident.assessedOn,
    assessmentNumber: resident.assessmentNumber,
    careLevel: wordOf(CARE_LEVEL_LABELS, resident.careLevel),
    category: wordOf(CATEGORY_WORDS, resident.category),
    groupTags: resident.groupTags.map((tag) => wordOf(SPECIAL_GROUP_LABELS, tag) ?? tag).join('、') || null,
    hasDementia: yesNo(resident.hasDementia),
    medicalInsurance: wordOf(MEDICAL_PAYMENT_LABELS, resident.medicalInsurance),
    longTermCare: longTermCareText(resident.longTermCareLevel),
    diseases: resident.diseases,
  }
}

function contactCells(resident: SourceResident): Cells {
  return {
    contactName: resident.contact?.name ?? null,
    contactRelation: resident.contact?.relation || null,
    contactPhone: resident.contact?.phone || null,
  }
}

function agreementText(agreement: SourceAgreement | null): string | null {
  return agreement === null ? null : `${agreement.fromOn} 至 ${agreement.toOn ?? '未注明'}`
}

function yesNo(value: boolean | null): string | null {
  if (value === null) return null
  return value ? '是' : '否'
}

// Null is "not in the scheme or not recorded": the record does not tell the two apart, so the cell must not either.
function longTermCareText(level: number | null): string | null {
  return level === null ? null : `已参保/${level}级`
}
