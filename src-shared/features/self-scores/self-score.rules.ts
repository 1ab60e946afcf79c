// What a self-score comes to: per block, in all, the level reached and what is lacking for the next. Pure.
import type { Scores, SelfScoreScale } from './self-scores.model.ts'

export type BlockResult = { code: string; score: number; max: number; scored: number; of: number; rate: number }
/** What the next level asks and is not there: points in all, and points in each block below its least share. */
export type LevelGap = { level: number; name: string; points: number; blocks: { code: string; points: number }[] }
export type SelfScoreResult = {
  blocks: BlockResult[]
  total: number
  max: number
  /** Items nobody scored: the result is partial while there is one. */
  unscored: number
  /** Null = below the lowest level, or partial. */
  level: number | null
  levelName: string | null
  next: LevelGap | null
}

/** Points are rounded to one decimal, so that a sum of halves reads as it was written. */
const round = (value: number): number => Math.round(value * 10) / 10

/** What the scores of a scale come to. */
export function resultOf({ blocks, levels }: SelfScoreScale, scores: Scores): SelfScoreResult {
  const results = blocks.map(({ code, max, items }): BlockResult => {
    const known = items.flatMap((item) => scores[item.code] ?? [])
    const score = round(known.reduce((sum, each) => sum + each, 0))
    return { code, score, max, scored: known.length, of: items.length, rate: score / max }
  })
  const total = round(results.reduce((sum, { score }) => sum + score, 0))
  const max = results.reduce((sum, block) => sum + block.max, 0)
  const unscored = results.reduce((sum, block) => sum + block.of - block.scored, 0)
  const lacks = levels.map((level) => gapTo(level, results, total))
  const isReached = ({ points, blocks: short }: LevelGap) => points === 0 && short.length === 0
  // A level is reached with all below it; the first that is not is the next.
  const firstOpen = lacks.findIndex((gap) => !isReached(gap))
  const reached = firstOpen === -1 ? lacks.length : firstOpen
  const level = unscored === 0 ? (levels[reached - 1] ?? null) : null
  return {
    ...{ blocks: results, total, max, unscored, level: level?.level ?? null, levelName: level?.name ?? null },
    next: lacks[reached] ?? null,
  }
}

function gapTo(level: SelfScoreScale['levels'][number], blocks: readonly BlockResult[], total: number): LevelGap {
  const short = blocks.flatMap(({ code, score, max }) => {
    const points = round(max * level.blockRate - score)
    return points > 0 ? [{ code, points }] : []
  })
  return { level: level.level, name: level.name, points: Math.max(0, round(level.total - total)), blocks: short }
}

/** The item that may not hold this score, or null. */
export function scoreFault({ blocks }: SelfScoreScale, scores: Readonly<Record<string, number | null>>) {
  const items = new Map(blocks.flatMap((block) => block.items.map((item) => [item.code, item])))
  for (const [code, score] of Object.entries(scores)) {
    const item = items.get(code)
    if (!item) return { code, max: null }
    if (score !== null && score > item.max) return { code, max: item.max }
  }
  return null
}
