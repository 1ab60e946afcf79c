// Everybody in the home at 24:00 of a day with the dated facts in force then, in one statement: a roster of any past day is the same today and in ten years.
import type { Day } from '#shared/contract/primitives.ts'
import type { BedCareType } from '#shared/features/beds/beds.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { SourceResident } from './report-source.ts'

type Row = Omit<SourceResident, 'hasDementia' | 'isDisabled' | 'groupTags' | 'bed' | 'agreement' | 'contact'> & {
  hasDementia: number | null
  isDisabled: number | null
  groupTagsJson: string
  bedId: string | null
  bedLabel: string | null
  bedCareType: BedCareType | null
  agreementFromOn: Day | null
  agreementToOn: Day | null
  monthlyFee: number | null
  contactName: string | null
  contactRelation: string | null
  contactPhone: string | null
  isEmergency: number | null
}

export function readResidentsOn(records: SqliteDatabase, day: Day): SourceResident[] {
  return (records.prepare(RESIDENTS_ON).all({ day }) as Row[]).map((row) => toResident(row, day))
}

function toResident(row: Row, day: Day): SourceResident {
  const { hasDementia, isDisabled, groupTagsJson, bedId, bedLabel, bedCareType, ...rest } = row
  const {
    agreementFromOn,
    agreementToOn,
    monthlyFee,
    contactName,
    contactRelation,
    contactPhone,
    isEmergency,
    ...plain
  } = rest
  return {
    ...plain,
    hasDementia: hasDementia === null ? null : hasDementia === 1,
    isDisabled: isDisabled === null ? null : isDisabled === 1,
    groupTags: JSON.parse(groupTagsJson) as string[],
    bed: bedId === null ? null : { id: bedId, label: bedLabel ?? '', careType: bedCareType },
    agreement:
      agreementFromOn === null
        ? null
        : {
            fromOn: agreementFromOn,
            toOn: agreementToOn,
            monthlyFee,
            isInForce: agreementToOn === null || agreementToOn >= day,
          },
    contact:
      contactName === null
        ? null
        : {
            name: contactName,
            relation: contactRelation ?? '',
            phone: contactPhone ?? '',
            isEmergency: isEmergency === 1,
          },
  }
}

/** A dated fact of the resident in force on the day. */
function inForce(table: string, alias: string): string {
  return `LEFT JOIN ${table} ${alias} ON ${alias}.resident_id = p.id AND ${alias}.voided_at IS NULL
    AND ${alias}.from_on <= :day AND (${alias}.to_on IS NULL OR ${alias}.to_on > :day)`
}

const RESIDENTS_ON = `SELECT p.id AS residentId, p.name, p.sex, p.id_number AS idNumber, p.birth_on AS birthOn,
    p.ethnicity, p.household_address AS householdAddress, a.from_on AS admittedOn, p.has_dementia AS hasDementia,
    p.is_disabled AS isDisabled, p.medical_insurance AS medicalInsurance,
    p.long_term_care_level AS longTermCareLevel, p.group_tags_json AS groupTagsJson, p.diseases, p.note,
    b.id AS bedId, r.name || '-' || b.name AS bedLabel, t.care_type AS bedCareType,
    v.level AS abilityLevel, v.from_on AS assessedOn, v.report_number AS assessmentNumber,
    cl.care_level AS careLevel, f.category, g.from_on AS agreementFromOn, date(g.to_on, '-1 day') AS agreementToOn,
    g.monthly_fee AS monthlyFee, c.name AS contactName, c.relation AS contactRelation, c.phone AS contactPhone,
    c.is_emergency AS isEmergency, l.kind AS away
  FROM admissions a
  JOIN residents p ON p.id = a.resident_id
  LEFT JOIN stays s ON s.admission_id = a.id AND s.voided_at IS NULL
    AND s.from_on <= :day AND (s.to_on IS NULL OR s.to_on > :day)
  LEFT JOIN beds b ON b.id = s.bed_id
  LEFT JOIN rooms r ON r.id = b.room_id
  LEFT JOIN floors fl ON fl.id = r.floor_id
  LEFT JOIN buildings bu ON bu.id = fl.building_id
  LEFT JOIN bed_types t ON t.bed_id = b.id AND t.voided_at IS NULL
    AND t.from_on <= :day AND (t.to_on IS NULL OR t.to_on > :day)
  ${inForce('ability_levels', 'v')}
  ${inForce('care_levels', 'cl')}
  ${inForce('funding_categories', 'f')}
  ${inForce('leaves', 'l')}
  LEFT JOIN agreements g ON g.id = (SELECT n.id FROM agreements n WHERE n.resident_id = p.id AND n.voided_at IS NULL
    AND n.from_on <= :day ORDER BY n.from_on DESC LIMIT 1)
  LEFT JOIN contacts c ON c.id = (SELECT n.id FROM contacts n WHERE n.resident_id = p.id
    ORDER BY n.is_emergency DESC, n.position LIMIT 1)
  WHERE a.voided_at IS NULL AND a.from_on <= :day AND (a.to_on IS NULL OR a.to_on > :day)
  ORDER BY bu.position, fl.position, length(r.name), r.name, length(b.name), b.name, p.pinyin, p.id`
