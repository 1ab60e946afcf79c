// Who may have which award. Years count to the end of 31 December of the year before, the day of hiring included. What the record does not
// tell makes an award unknown, never refused and never granted. Pure.
import { addDays, addMonths } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'
import type { Facility } from '../facility/facility.model.ts'
import type { StaffPost } from '../staff/staff.contract.ts'
import { type HeldPost, postOn } from '../staff/staff-posts.rules.ts'
import type { StaffFileFacts } from '../staff-files/staff-files.model.ts'
import {
  type AwardClaim,
  type AwardJudgement,
  type AwardKind,
  type AwardLine,
  type AwardRules,
  FormGap,
} from './awards.model.ts'

export type JudgedPerson = {
  hiredOn: Day
  leftOn: Day | null
  /** Earliest first, the first one from the day of hiring. */
  posts: readonly HeldPost[]
  facts: Pick<
    StaffFileFacts,
    'education' | 'graduatedOn' | 'isFullTimeEducation' | 'employmentForm' | 'earlierCareMonths'
  >
  claims: readonly Pick<AwardClaim, 'kind' | 'state' | 'year' | 'on'>[]
}
export type JudgedFacility = Pick<Facility, 'areaCode' | 'isFiled' | 'filedOn' | 'nature'>

const MONTHS_A_YEAR = 12

/** The day years are counted to for an application of a year. */
export function countedTo(year: number): Day {
  return `${year - 1}-12-31`
}

/** Whole months from a day to the end of another, both days worked. */
export function wholeMonths(fromOn: Day, lastOn: Day): number {
  const end = addDays(lastOn, 1)
  let months = (Number(end.slice(0, 4)) - Number(fromOn.slice(0, 4))) * MONTHS_A_YEAR
  months += Number(end.slice(5, 7)) - Number(fromOn.slice(5, 7))
  while (months > 0 && addMonths(fromOn, months) > end) months -= 1
  return Math.max(0, months)
}

/** Whole months in care posts of this house up to a day; each stretch is counted for itself. */
export function careMonthsHere(
  person: Pick<JudgedPerson, 'posts' | 'leftOn'>,
  carePosts: readonly StaffPost[],
  asOf: Day,
) {
  const last = person.leftOn !== null && person.leftOn <= asOf ? addDays(person.leftOn, -1) : asOf
  const stretches: { fromOn: Day; lastOn: Day }[] = []
  for (const [index, { post, fromOn }] of person.posts.entries()) {
    if (!carePosts.includes(post) || fromOn > last) continue
    const next = person.posts[index + 1]?.fromOn
    const lastOn = next !== undefined && next <= last ? addDays(next, -1) : last
    const before = stretches.at(-1)
    // From one care post straight into another is one stretch.
    if (before && addDays(before.lastOn, 1) === fromOn) before.lastOn = lastOn
    else stretches.push({ fromOn, lastOn })
  }
  return stretches.reduce((sum, { fromOn, lastOn }) => sum + wholeMonths(fromOn, lastOn), 0)
}

function line(
  rule: AwardLine['rule'],
  isMet: boolean | null,
  value: string | number | null,
  asked: string | number | null,
) {
  const text = (of: string | number | null) => (of === null ? null : String(of))
  return { rule, isMet, value: text(value), asked: text(asked) }
}

function facilityLine({ areaCode, isFiled, filedOn }: JudgedFacility, rules: AwardRules): AwardLine {
  const isInArea = areaCode === null ? null : areaCode.startsWith(rules.areaPrefix)
  const isMet = isFiled === null || isInArea === null ? null : isFiled && isInArea
  return line('facility', isMet, filedOn, rules.filedSince)
}

/** Months in care posts here and elsewhere. What was worked elsewhere may be unknown: then it is at least what was worked here. */
function careLine(person: JudgedPerson, kind: AwardKind, rules: AwardRules, asOf: Day): AwardLine {
  const here = careMonthsHere(person, rules.carePosts, asOf)
  const elsewhere = person.facts.earlierCareMonths
  const asked = (kind.careYears ?? 0) * MONTHS_A_YEAR
  const below = kind.careYearsBelow === undefined ? null : kind.careYearsBelow * MONTHS_A_YEAR
  const total = here + (elsewhere ?? 0)
  const reaches = total >= asked
  const staysBelow = below === null || total < below
  const isMet =
    elsewhere === null ? (!staysBelow ? false : reaches && below === null ? true : null) : reaches && staysBelow
  return line('care-years', isMet, total, below === null ? asked : `${asked}-${below}`)
}

function notPaidLine(person: JudgedPerson, kind: AwardKind, rules: AwardRules, year: number): AwardLine {
  const family = rules.kinds.filter((each) => each.family === kind.family).map(({ code }) => code)
  // A claim of the year itself is this very application.
  const other = person.claims.find(
    (claim) =>
      claim.state !== 'refused' && family.includes(claim.kind) && !(claim.kind === kind.code && claim.year === year),
  )
  return line('not-paid', other === undefined, other?.on ?? null, other?.kind ?? null)
}

/** Judges one kind of award for one person and the year of an application. */
export function judgeAward(
  person: JudgedPerson,
  kind: AwardKind,
  about: { rules: AwardRules; facility: JudgedFacility; year: number },
): AwardJudgement {
  const { rules, facility, year } = about
  const asOf = countedTo(year)
  const { facts } = person
  const post = postOn(person.posts, asOf)
  const lines: AwardLine[] = [
    facilityLine(facility, rules),
    line('on-roll', person.hiredOn <= asOf && (person.leftOn === null || person.leftOn > asOf), person.hiredOn, asOf),
    line('care-post', rules.carePosts.includes(post), post, null),
  ]
  // In a public house only those outside the establishment; whether the house is public may not be on record.
  if (facility.nature === 'public' || facility.nature === null) {
    const form = facts.employmentForm
    const isOutside = form === null ? null : form !== 'establishment'
    lines.push(
      line('outside-establishment', facility.nature === null && isOutside === false ? null : isOutside, form, null),
    )
  }
  if (kind.educations) {
    const { education, graduatedOn, isFullTimeEducation } = facts
    lines.push(
      line(
        'education',
        education === null ? null : kind.educations.includes(education),
        education,
        kind.educations.join(),
      ),
    )
    if (kind.isFullTimeAsked) {
      const value = isFullTimeEducation === null ? null : String(isFullTimeEducation)
      lines.push(line('full-time', isFullTimeEducation, value, null))
    }
    lines.push(line('graduated', graduatedOn === null ? null : graduatedOn <= asOf, graduatedOn, asOf))
  }
  if (kind.facilityYears !== undefined) {
    const last = person.leftOn !== null && person.leftOn <= asOf ? addDays(person.leftOn, -1) : asOf
    const months = person.hiredOn > last ? 0 : wholeMonths(person.hiredOn, last)
    const asked = kind.facilityYears * MONTHS_A_YEAR
    lines.push(line('facility-years', months >= asked, months, asked))
  }
  if (kind.careYears !== undefined) lines.push(careLine(person, kind, rules, asOf))
  lines.push(notPaidLine(person, kind, rules, year))
  return { kind: kind.code, amount: kind.amount, result: resultOf(lines), lines }
}

function resultOf(lines: readonly AwardLine[]): AwardJudgement['result'] {
  if (lines.some(({ isMet }) => isMet === false)) return 'not-eligible'
  return lines.every(({ isMet }) => isMet === true) ? 'eligible' : 'unknown'
}

/** Every kind, in the order of the data. */
export function judgeAwards(
  person: JudgedPerson,
  about: { rules: AwardRules; facility: JudgedFacility; year: number },
): AwardJudgement[] {
  return about.rules.kinds.map((kind) => judgeAward(person, kind, about))
}

/** People and yuan of each kind among those who may have it. */
export function totalAwards(rules: AwardRules, judged: readonly (readonly AwardJudgement[])[]) {
  return rules.kinds.map(({ code, amount }) => {
    const people = judged.filter((each) =>
      each.some(({ kind, result }) => kind === code && result === 'eligible'),
    ).length
    return { kind: code, people, amount: people * amount }
  })
}

/** Columns of the form the record leaves open on the day years are counted to. */
export function missingForForm(
  facts: StaffFileFacts,
  contracts: readonly { fromOn: Day; untilOn: Day | null }[],
  asOf: Day,
): FormGap[] {
  const isUnderContract = contracts.some(
    ({ fromOn, untilOn }) => fromOn <= asOf && (untilOn === null || untilOn >= asOf),
  )
  const open: Record<FormGap, boolean> = {
    ...{ idNumber: facts.idNumber === null, school: facts.school === null, graduatedOn: facts.graduatedOn === null },
    ...{ bankAccount: facts.bankAccount === null, contract: !isUnderContract },
    socialInsurance: facts.socialInsurance === null,
  }
  return FormGap.options.filter((gap) => open[gap])
}
