// When a certificate counts, when it lapses, who must hold it. Pure; the last valid day is still valid.
import { addDays, addMonths } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'
import type { StaffPost } from '../staff/staff.contract.ts'
import type { Certificate, CertificateKind, CertificateRules, Paper } from './staff-files.model.ts'

/** A stretch of days, both inside; `untilOn` null = no end. */
export type Stretch = { fromOn: Day; untilOn: Day | null }
type Counting = Pick<Certificate, 'kind' | 'issuedOn' | 'validUntil' | 'isCorrected' | 'isVoid'>

const LOWEST_LEVEL = 5

/** Sorts trade levels: 一级 is the highest and has the greatest rank; null (未评级) has none. */
export function skillRank(level: number | null): number {
  return level === null ? 0 : LOWEST_LEVEL + 1 - level
}

/** The highest of some levels; null when there is none. */
export function highestSkill(levels: readonly (number | null)[]): number | null {
  return levels.reduce((best, level) => (skillRank(level) > skillRank(best) ? level : best), null)
}

/** The caregiver's level by certificates that count; those of other trades have levels of their own. */
export function caregiverSkill(certificates: readonly Pick<Certificate, 'kind' | 'skillLevel'>[]): number | null {
  return highestSkill(certificates.flatMap(({ kind, skillLevel }) => (kind === SKILL_KIND ? [skillLevel] : [])))
}

/** Last valid day: as printed, else by the rule of the kind; null = does not expire. */
export function validUntilOf(
  kind: Pick<CertificateKind, 'validity'> | undefined,
  { issuedOn, validUntil }: Pick<Certificate, 'issuedOn' | 'validUntil'>,
): Day | null {
  if (validUntil !== null) return validUntil
  if (kind?.validity.rule !== 'months') return null
  return addDays(addMonths(issuedOn, kind.validity.months), -1)
}

/** True when people of a post must hold a certificate of the kind. */
export function isRequiredOf(kind: Pick<CertificateKind, 'requiredOf'>, post: StaffPost): boolean {
  return kind.requiredOf === 'all' || kind.requiredOf.includes(post)
}

/** The days certificates of one kind cover; corrected and voided rows cover none. */
export function coveredBy(kind: CertificateKind, certificates: readonly Counting[]): Stretch[] {
  return certificates
    .filter((each) => each.kind === kind.code && !each.isCorrected && !each.isVoid)
    .map((each) => ({ fromOn: each.issuedOn, untilOn: validUntilOf(kind, each) }))
}

/** The stretches of `from` to `until` (both inside) that nothing covers, earliest first. */
export function uncovered(covered: readonly Stretch[], from: Day, until: Day): { fromOn: Day; untilOn: Day }[] {
  const gaps: { fromOn: Day; untilOn: Day }[] = []
  let next = from
  for (const { fromOn, untilOn } of [...covered].sort((left, right) => (left.fromOn < right.fromOn ? -1 : 1))) {
    if (next > until) break
    if (fromOn > next) gaps.push({ fromOn: next, untilOn: fromOn > until ? until : addDays(fromOn, -1) })
    if (untilOn === null) return gaps
    if (untilOn >= next && fromOn <= until) next = addDays(untilOn, 1)
    else if (fromOn > next) next = fromOn
  }
  if (next <= until) gaps.push({ fromOn: next, untilOn: until })
  return gaps
}

/** How stretches stand on a day. `endingDays` before the last day it is `ending`. */
export function paperOn(covered: readonly Stretch[], on: Day, endingDays: number, isRequired: boolean): Paper {
  const now = covered.filter(({ fromOn, untilOn }) => fromOn <= on && (untilOn === null || untilOn >= on))
  if (now.some(({ untilOn }) => untilOn === null)) return { state: 'valid', untilOn: null }
  const last = latest(
    (now.length > 0 ? now : covered.filter(({ fromOn }) => fromOn <= on)).map(({ untilOn }) => untilOn),
  )
  if (now.length === 0) {
    if (last !== null) return { state: 'expired', untilOn: last }
    return { state: isRequired ? 'missing' : 'unneeded', untilOn: null }
  }
  // A renewal that begins when this one ends leaves nothing to be done.
  const isRenewed = last !== null && uncovered(covered, on, addDays(last, 1)).length === 0
  return { state: last !== null && !isRenewed && last <= addDays(on, endingDays) ? 'ending' : 'valid', untilOn: last }
}

/** The same as far as the post asks for it: what nobody needs is never owed. */
export function paperOfPost(paper: Paper, isRequired: boolean): Paper {
  if (isRequired || (paper.state !== 'expired' && paper.state !== 'ending')) return paper
  return paper.state === 'ending' ? { ...paper, state: 'valid' } : { state: 'unneeded', untilOn: null }
}

function latest(days: readonly (Day | null)[]): Day | null {
  return days.reduce<Day | null>((last, day) => (day !== null && (last === null || day > last) ? day : last), null)
}

/** The kind of a code; undefined where a newer version of the data does not know it. */
export function kindOf(rules: CertificateRules, code: string): CertificateKind | undefined {
  return rules.kinds.find((kind) => kind.code === code)
}

/** 健康证: the one the duty roster asks for. */
export const HEALTH_KIND = 'health'
/** 养老护理员职业技能等级证书: the only one whose level is that of a caregiver. */
export const SKILL_KIND = 'skill'
/** 岗前培训合格: training that was proven on paper before the console kept it. */
export const PRE_JOB_KIND = 'pre-job'
