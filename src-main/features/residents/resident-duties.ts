// What residents' records ask somebody to do by a day. A duty is derived each time: it closes only when its record says so.
import { addDays, addMonths } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { ABILITY_LEVELS, CARE_LEVEL_LABELS, SUGGESTED_CARE_LEVEL } from '#shared/features/residents/resident.codes.ts'
import type { ResidentContext } from './resident-context.ts'
import type { ResidentOnDay, ResidentsReadRepository } from './residents-read.repository.ts'

export type ResidentDuty = Omit<Duty, 'snoozed'>
/** GB/T 42195-2022: assessed again at the latest after twelve months. */
const ASSESSMENT_MONTHS = 12

function nextBirthday(birthOn: Day, today: Day): Day {
  const years = Number(today.slice(0, 4)) - Number(birthOn.slice(0, 4))
  const thisYear = addMonths(birthOn, years * 12)
  return thisYear >= today ? thisYear : addMonths(birthOn, (years + 1) * 12)
}

/** False when the yearly return of a day surely lies after `untilOn`: months are compared as text, which spares most people the exact reckoning. */
function mayReturnBy(day: Day, from: Day, untilOn: Day): boolean {
  const sameYear = `${from.slice(0, 4)}${day.slice(4, 7)}`
  const month = sameYear >= from.slice(0, 7) ? sameYear : `${Number(from.slice(0, 4)) + 1}${day.slice(4, 7)}`
  return month <= untilOn.slice(0, 7)
}

export function listResidentDuties(
  context: ResidentContext,
  read: ResidentsReadRepository,
  range: { today: Day; untilOn: Day },
): ResidentDuty[] {
  const { today, untilOn } = range
  const labels = context.beds.placesOn(today)
  const persons = new Map(read.listPersonDates(today).map((dates) => [dates.id, dates]))
  const duties: ResidentDuty[] = []

  function add(row: ResidentOnDay, duty: Omit<ResidentDuty, 'link' | 'values'>, values: Duty['values'] = {}): void {
    if (duty.dueOn > untilOn) return
    const bedLabel = row.bedId === null ? null : (labels.get(row.bedId)?.label ?? null)
    const all = { residentId: row.id, name: row.name, bedLabel, day: duty.dueOn, ...values }
    duties.push({ ...duty, link: screenLinks.resident(row.id), values: all })
  }

  function forAgreement(row: ResidentOnDay): void {
    const owner = 'office' as const
    const basis = null
    const endsOn = row.agreementEndsOn
    if (row.agreementId === null) {
      const dueOn = row.admittedOn ?? today
      add(row, { key: `agreement-missing:${row.admissionId}`, kind: 'agreement-missing', dueOn, owner, basis })
    } else if (endsOn !== null) {
      const renewedOn = persons.get(row.id)?.nextAgreementOn ?? null
      if (renewedOn !== null && renewedOn <= addDays(endsOn, 1)) return
      add(row, { key: `agreement-ends:${row.agreementId}`, kind: 'agreement-ends', dueOn: endsOn, owner, basis })
    }
  }

  /** Order 66 Art. 15: the care level is agreed, by the service agreement that begins with it or by a consent of its own. */
  function forCareLevel(row: ResidentOnDay): void {
    const { careLevel, careLevelSince: since, abilityLevel, assessedOn } = row
    if (careLevel === null || since === null) return
    const isAgreed = row.careLevelAgreedOn !== null || (row.agreementFromOn !== null && row.agreementFromOn >= since)
    if (!isAgreed) {
      const duty = { key: `care-level-unagreed:${row.careLevelId}`, kind: 'care-level-unagreed', dueOn: since } as const
      add(row, { ...duty, owner: 'care-lead', basis: '民政部令第66号 第十五条' })
    }
    // Assessed since, and the level usually proposed is another one: somebody decides, with the family.
    const level = ABILITY_LEVELS.find((known) => known === abilityLevel)
    if (level === undefined || assessedOn === null || assessedOn <= since) return
    const suggested = SUGGESTED_CARE_LEVEL[level]
    if (suggested === careLevel) return
    const key = `care-level-differs:${row.assessmentId}:${row.careLevelId}`
    const values = { careLevel: CARE_LEVEL_LABELS[careLevel], suggested: CARE_LEVEL_LABELS[suggested] }
    add(row, { key, kind: 'care-level-differs', dueOn: assessedOn, owner: 'care-lead', basis: null }, values)
  }

  function forPerson(row: ResidentOnDay): void {
    const since = row.admittedOn ?? today
    if (row.idNumber === null) {
      const key = `id-missing:${row.id}`
      add(row, { key, kind: 'id-missing', dueOn: since, owner: 'office', basis: 'GB 11643-1999' })
    }
    const dates = persons.get(row.id)
    const expiresOn = dates?.idExpiresOn ?? null
    if (expiresOn !== null) {
      const key = `id-expires:${row.id}:${expiresOn}`
      add(row, { key, kind: 'id-expires', dueOn: expiresOn, owner: 'office', basis: null })
    }
    if (dates?.hasEmergencyPhone !== 1) {
      const key = `emergency-contact-missing:${row.id}`
      add(row, { key, kind: 'emergency-contact-missing', dueOn: since, owner: 'care-lead', basis: 'GB 38600-2019' })
    }
    if (row.birthOn === null || !mayReturnBy(row.birthOn, today, untilOn)) return
    const dueOn = nextBirthday(row.birthOn, today)
    const age = Number(dueOn.slice(0, 4)) - Number(row.birthOn.slice(0, 4))
    add(row, { key: `birthday:${row.id}:${dueOn}`, kind: 'birthday', dueOn, owner: 'care-lead', basis: null }, { age })
  }

  for (const row of read.list(today, 'in')) {
    forAgreement(row)
    forCareLevel(row)
    forPerson(row)
    if (row.leaveId !== null && row.returnsOn !== null && row.returnsOn < today) {
      const duty = { key: `leave-overdue:${row.leaveId}`, kind: 'leave-overdue', dueOn: row.returnsOn } as const
      add(row, { ...duty, owner: 'care-lead', basis: null }, { leaveKind: row.leaveKind })
    }
    const assessBy = row.assessedOn === null ? (row.admittedOn ?? today) : addMonths(row.assessedOn, ASSESSMENT_MONTHS)
    const key = `assessment-due:${row.assessmentId ?? row.admissionId}`
    add(
      row,
      { key, kind: 'assessment-due', dueOn: assessBy, owner: 'care-lead', basis: 'GB/T 42195-2022' },
      { level: row.abilityLevel },
    )
  }
  return duties
}
