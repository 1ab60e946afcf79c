// What plans and stores show for the binder. Pure. Every gap is told once, from the day it began.
import { addDays } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceGap, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import { missingStretches } from '#shared/features/binder/missing-stretches.rules.ts'
import type { EmergencyRules, SupplyCheck } from '#shared/features/emergency/emergency.model.ts'
import { checkDueOn, planReviewDueOn } from '#shared/features/emergency/emergency.rules.ts'
import type { Plan } from './plans.service.ts'
import type { Supply } from './supplies.service.ts'

const isInside = (day: Day, { from, until }: EvidenceSpan): boolean => day >= from && day <= until
const byDay = (left: { on: Day }, right: { on: Day }): number => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0)

/** Without a plan a kind is wanting from the first day of the span, or of this home's records where that is later. */
export function plansEvidence(
  plans: readonly Plan[],
  span: EvidenceSpan,
  rules: EmergencyRules,
  recordsSince: Day | null,
): Evidence {
  const begins = recordsSince !== null && recordsSince > span.from ? recordsSince : span.from
  const records = plans.flatMap(({ kind, term, versions, reviews }) => [
    ...versions.map(({ id, inForceOn, version }) => ({ id, on: inForceOn, kind, term, version, act: 'version' })),
    ...reviews.map(({ id, on, versionId }) => {
      const version = versions.find((each) => each.id === versionId)?.version ?? null
      return { id, on, kind, term, version, act: 'review' }
    }),
  ])
  const gaps = plans.flatMap(({ kind, term, versions, reviews }): EvidenceGap[] => {
    const link = screenLinks.emergencyPlan(kind)
    const first = versions.map(({ inForceOn }) => inForceOn).sort()[0] ?? null
    const missing: EvidenceGap[] =
      (first !== null && first <= begins) || begins > span.until
        ? []
        : [{ key: `plan-missing:${kind}`, kind: 'plan-missing', on: begins, values: { name: term }, link }]
    const looked = [...versions.map(({ inForceOn }) => inForceOn), ...reviews.map(({ on }) => on)]
    const dueOn = (lastOn: Day | null) => (lastOn === null ? null : planReviewDueOn(lastOn, rules))
    const overdue = missingStretches(looked, dueOn, span).map(({ beganOn, lastOn }) => ({
      ...{ key: `plan-review-missing:${kind}:${beganOn}`, kind: 'plan-review-missing' as const, on: beganOn },
      ...{ values: { name: term, day: lastOn }, link },
    }))
    return [...missing, ...overdue]
  })
  return {
    records: records
      .filter(({ on }) => isInside(on, span))
      .map(({ id, on, kind, term, version, act }) => ({
        ...{ id, on, link: screenLinks.emergencyPlan(kind), values: { name: term, version, act } },
      }))
      .sort(byDay),
    gaps,
  }
}

export function suppliesEvidence(supplies: readonly Supply[], span: EvidenceSpan, rules: EmergencyRules): Evidence {
  const link = screenLinks.emergencySupplies()
  const termOf = (category: string) => rules.supplies.find((each) => each.category === category)?.term ?? category
  const looks = Map.groupBy(
    supplies.flatMap(({ category, checks }) => checks.map(({ on }) => ({ on, category }))),
    ({ on, category }) => `${on}:${category}`,
  )
  const gaps: EvidenceGap[] = []
  // Things of a category are looked at together: they are told together.
  const unlooked = new Map<string, { category: string; beganOn: Day; things: number }>()
  for (const { supplyId, category, name, place, sinceOn, endedOn, every, checks, leastCount } of supplies) {
    const lived = endedOn !== null && endedOn < span.until ? { ...span, until: endedOn } : span
    const days = checks.map(({ on }) => on)
    for (const { beganOn } of missingStretches(days, (lastOn) => checkDueOn(lastOn ?? sinceOn, every), lived)) {
      const key = `${category}:${beganOn}`
      unlooked.set(key, { category, beganOn, things: (unlooked.get(key)?.things ?? 0) + 1 })
    }
    for (const { on, last } of wantingStretches(checks, expiredFrom, lived)) {
      const values = { name, place, day: last.expiresOn }
      gaps.push({ key: `supply-expired:${supplyId}:${on}`, kind: 'supply-expired', on, values, link })
    }
    for (const { on, last } of wantingStretches(checks, (check) => shortFrom(check, leastCount), lived)) {
      const values = { name, place, count: last.count, least: leastCount }
      gaps.push({ key: `supply-short:${supplyId}:${on}`, kind: 'supply-short', on, values, link })
    }
  }
  for (const [key, { category, beganOn, things }] of unlooked) {
    const values = { name: termOf(category), things }
    gaps.push({ key: `supply-check-missing:${key}`, kind: 'supply-check-missing', on: beganOn, values, link })
  }
  return {
    records: [...looks]
      .map(([id, group]) => {
        const [on = '', category = ''] = id.split(':')
        return { id, on, values: { name: termOf(category), things: group.length }, link }
      })
      .filter(({ on }) => isInside(on, span))
      .sort(byDay),
    gaps: gaps.sort(byDay),
  }
}

type Look = Pick<SupplyCheck, 'on' | 'count' | 'expiresOn'>

/** The day after the last valid one, or the look itself where it found something expired; null = does not expire. */
function expiredFrom({ on, expiresOn }: Look): Day | null {
  if (expiresOn === null) return null
  return expiresOn < on ? on : addDays(expiresOn, 1)
}

const shortFrom = ({ on, count }: Look, least: number): Day | null => (count < least ? on : null)

/** What a look says holds until the next one; looks that say the same one after another are one stretch, told from its first day. */
function wantingStretches(
  checks: readonly Look[],
  wantingFrom: (check: Look) => Day | null,
  span: EvidenceSpan,
): { on: Day; last: Look }[] {
  const stretches: { on: Day; until: Day | null; last: Look }[] = []
  for (const [index, check] of checks.entries()) {
    const until = checks[index + 1]?.on ?? null
    const on = wantingFrom(check)
    if (on === null || (until !== null && on >= until)) continue
    const before = stretches.at(-1)
    if (before && before.until === on) Object.assign(before, { until, last: check })
    else stretches.push({ on, until, last: check })
  }
  return stretches.filter(({ on, until }) => on <= span.until && (until === null || until > span.from))
}
