// What a change makes of a draft, and what it still lacks; the same on the page and in the backend. Pure.
import { dayOf } from '../../contract/days.ts'
import type { Informing, Risk, RiskAssessment, RiskChanges, RiskItem, RiskItems, RiskKey } from './risks.model.ts'
import { riskKeys } from './risks.model.ts'

type Draft = Pick<RiskAssessment, 'kind' | 'basedOn' | 'items' | 'assessor' | 'informing' | 'note'>

/** A risk nobody has judged yet. */
export const untouchedItem: RiskItem = { level: 'not-assessed', measures: [], otherMeasure: null }
/** Before anybody was told. */
export const nobodyInformed: Informing = { person: null, relation: null, at: null, how: null, refusalReason: null }

/** Nine items, none assessed. */
export function untouchedItems(): RiskItems {
  return Object.fromEntries(riskKeys.map((key) => [key, untouchedItem])) as RiskItems
}

/** Only what was named; `undefined` is no value. */
function named<Part extends object>(part: Part | undefined): Partial<Part> {
  return Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined)) as Partial<Part>
}

/** The draft after a change. */
export function withRiskChanges<Kept extends Draft>(draft: Kept, { items, informing, ...plain }: RiskChanges): Kept {
  return {
    ...draft,
    ...named(plain),
    informing: { ...draft.informing, ...named(informing) },
    items: Object.fromEntries(
      riskKeys.map((key) => [key, { ...draft.items[key], ...named(items?.[key]) }]),
    ) as RiskItems,
  }
}

/** Two changes in one; the later word counts. */
export function joinRiskChanges(first: RiskChanges, second: RiskChanges): RiskChanges {
  const keys = riskKeys.filter((key) => first.items?.[key] || second.items?.[key])
  const items = Object.fromEntries(keys.map((key) => [key, { ...first.items?.[key], ...second.items?.[key] }]))
  const informing = { ...first.informing, ...second.informing }
  return {
    ...first,
    ...second,
    ...(keys.length > 0 ? { items } : {}),
    ...(Object.keys(informing).length > 0 ? { informing } : {}),
  }
}

/** True where a risk is there: something must be done against it. */
export const needsMeasure = ({ level }: Pick<RiskItem, 'level'>): boolean => level === 'protect' || level === 'high'
const hasMeasure = ({ measures, otherMeasure }: RiskItem): boolean => measures.length > 0 || otherMeasure !== null

/** What is kept for good: a risk that is not there needs no protection, whatever was ticked on the way. */
export function frozenItems(items: RiskItems): RiskItems {
  return Object.fromEntries(
    riskKeys.map((key) => [key, needsMeasure(items[key]) ? items[key] : { ...untouchedItem, level: items[key].level }]),
  ) as RiskItems
}

/** The texts of what was chosen for a risk, the listed ones first. */
export function measureTexts(risk: Pick<Risk, 'measures'>, item: RiskItem): string[] {
  const listed = risk.measures.filter(({ code }) => item.measures.includes(code)).map(({ text }) => text)
  return item.otherMeasure === null ? listed : [...listed, item.otherMeasure]
}

/** How many of the nine are judged. */
export const countAssessed = (items: RiskItems): number =>
  riskKeys.filter((key) => items[key].level !== 'not-assessed').length

/** A field of the form: an item by its key, or one of the fields beside them. */
export type RiskField = RiskKey | 'assessor' | 'person' | 'relation' | 'at' | 'how' | 'refusalReason'
export type RiskGap = {
  rule:
    | 'RISK_NOT_ASSESSED'
    | 'RISK_WITHOUT_MEASURE'
    | 'RISK_ASSESSOR_MISSING'
    | 'RISK_NOBODY_INFORMED'
    | 'RISK_REFUSAL_WITHOUT_REASON'
    | 'RISK_INFORMED_BEFORE'
    | 'RISK_INFORMED_IN_FUTURE'
  where: RiskField
}

/** What keeps a draft from being finished at an instant, in the order of the form; empty = nothing. */
export function gapsOf(draft: Draft, now: number): RiskGap[] {
  const { items, assessor, informing, basedOn } = draft
  const gaps: RiskGap[] = []
  for (const key of riskKeys) {
    const item = items[key]
    if (item.level === 'not-assessed') gaps.push({ rule: 'RISK_NOT_ASSESSED', where: key })
    else if (needsMeasure(item) && !hasMeasure(item)) gaps.push({ rule: 'RISK_WITHOUT_MEASURE', where: key })
  }
  if (assessor === null) gaps.push({ rule: 'RISK_ASSESSOR_MISSING', where: 'assessor' })
  for (const field of ['person', 'relation', 'at', 'how'] as const) {
    if (informing[field] === null) gaps.push({ rule: 'RISK_NOBODY_INFORMED', where: field })
  }
  // Nobody can be told a result that is not there yet.
  if (informing.at !== null && dayOf(informing.at) < basedOn) gaps.push({ rule: 'RISK_INFORMED_BEFORE', where: 'at' })
  if (informing.at !== null && informing.at > now) gaps.push({ rule: 'RISK_INFORMED_IN_FUTURE', where: 'at' })
  if (informing.how === 'refused' && informing.refusalReason === null) {
    gaps.push({ rule: 'RISK_REFUSAL_WITHOUT_REASON', where: 'refusalReason' })
  }
  return gaps
}
