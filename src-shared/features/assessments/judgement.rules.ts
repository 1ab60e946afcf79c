// From answers to a level, with the way it came about. Must never count what was not answered as 0: without it there is no total and no level.
import { type ChangeRule, itemsOf, type Scale, type ScaleLevel } from './scale.model.ts'

/** Score by item code. */
export type Answers = Readonly<Record<string, number>>
/** Value by fact code: 0 / 1 for yes-no, how often for a count. */
export type Facts = Readonly<Record<string, number>>

export type BlockResult = {
  code: string
  name: string
  score: number | null
  max: number
  answered: number
  of: number
}
export type AppliedRule = {
  code: string
  text: string
  /** Codes of the facts that made it true. */
  because: string[]
  /** False = true, but another rule decided already or the level cannot get worse. */
  isApplied: boolean
}
export type Judgement = {
  blocks: BlockResult[]
  /** null while an item is unanswered. */
  total: number | null
  max: number
  /** Totals still possible with what is unanswered. */
  possible: { from: number; to: number }
  /** Codes of unanswered items and of facts nobody has told. */
  missing: string[]
  /** By the total alone; null while it is not known. */
  initial: ScaleLevel | null
  /** After the rules; null while an item or a fact is missing. */
  final: ScaleLevel | null
  changes: AppliedRule[]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const scoresOf = (item: { options: readonly { score: number }[] }) => item.options.map(({ score }) => score)

/** True when the item offers that score. */
export function isOffered(scale: Scale, code: string, score: number): boolean {
  return itemsOf(scale).some((item) => item.code === code && scoresOf(item).includes(score))
}

/** True when the fact may have that value: 0 or 1, or a whole number up to its `max`. */
export function isFactValue(scale: Scale, code: string, value: number): boolean {
  const fact = scale.facts.find((each) => each.code === code)
  return (
    fact !== undefined &&
    Number.isInteger(value) &&
    value >= 0 &&
    value <= (fact.kind === 'count' ? (fact.max ?? 99) : 1)
  )
}

function degreeOf(score: number, [intact, mild, moderate]: readonly [number, number, number, number]): number {
  return score >= intact ? 0 : score >= mild ? 1 : score >= moderate ? 2 : 3
}

function levelOfTotal(scale: Scale, total: number, blocks: readonly BlockResult[]): ScaleLevel | null {
  const { matrix, levels } = scale
  if (!matrix)
    return levels.find(({ from, to }) => from !== undefined && to !== undefined && total >= from && total <= to) ?? null
  const degrees = blocks.map(({ code, score }) => degreeOf(score ?? 0, matrix.bands[code] ?? [0, 0, 0, 0]))
  const [first = 0, ...others] = degrees
  const level = matrix.rows[first]?.[Math.max(0, ...others)]
  return levels.find((each) => each.level === level) ?? null
}

/** The facts that make a rule true; empty = it is not. */
function reasonsOf({ when }: ChangeRule, facts: Facts): string[] {
  if ('anyYes' in when) return when.anyYes.filter((code) => (facts[code] ?? 0) > 0)
  const { of, count } = when.sumAtLeast
  return sum(of.map((code) => facts[code] ?? 0)) >= count ? of.filter((code) => (facts[code] ?? 0) > 0) : []
}

function change(scale: Scale, initial: ScaleLevel, facts: Facts, combine: Scale['combine']) {
  const worst = Math.max(...scale.levels.map(({ level }) => level))
  let { level } = initial
  let hasWorsened = false
  const held = scale.changeRules
    .map((rule) => ({ rule, because: reasonsOf(rule, facts) }))
    .filter(({ because }) => because.length > 0)
  const decided = held.find(({ rule }) => 'setLevel' in rule.effect)
  const changes = held.map(({ rule, because }): AppliedRule => {
    const about = { code: rule.code, text: rule.text, because }
    if ('setLevel' in rule.effect) {
      const isApplied = level !== rule.effect.setLevel
      level = rule.effect.setLevel
      return { ...about, isApplied }
    }
    if (decided || (hasWorsened && combine === 'once') || level >= worst) return { ...about, isApplied: false }
    hasWorsened = true
    level = Math.min(worst, level + rule.effect.worsenBy)
    return { ...about, isApplied: true }
  })
  return { final: scale.levels.find((each) => each.level === level) ?? null, changes }
}

/**
 * Judges answers by a scale (GB/T 42195-2022 C.1 to C.5 for ability). `combine` left out = as the scale says. Answers the scale does not offer must
 * have been refused before (`isOffered`).
 */
export function judge(scale: Scale, answers: Answers, facts: Facts, combine = scale.combine): Judgement {
  const blocks = scale.blocks.map(({ code, name, items }): BlockResult => {
    const given = items.flatMap((item) => answers[item.code] ?? [])
    const max = sum(items.map((item) => Math.max(...scoresOf(item))))
    const score = given.length === items.length ? sum(given) : null
    return { code, name, score, max, answered: given.length, of: items.length }
  })
  const items = itemsOf(scale)
  const open = items.filter((item) => answers[item.code] === undefined)
  const known = sum(items.flatMap((item) => answers[item.code] ?? []))
  const untold = scale.facts.filter((fact) => facts[fact.code] === undefined)
  const total = open.length === 0 ? known : null
  const initial = total === null ? null : levelOfTotal(scale, total, blocks)
  const changed = initial === null ? { final: null, changes: [] } : change(scale, initial, facts, combine)
  return {
    blocks,
    total,
    max: sum(blocks.map((block) => block.max)),
    possible: {
      from: known + sum(open.map((item) => Math.min(...scoresOf(item)))),
      to: known + sum(open.map((item) => Math.max(...scoresOf(item)))),
    },
    missing: [...open, ...untold].map(({ code }) => code),
    initial,
    final: untold.length === 0 ? changed.final : null,
    changes: changed.changes,
  }
}
