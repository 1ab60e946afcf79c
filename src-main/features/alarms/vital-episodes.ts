// Hold times of heart rate and respiration. A vital sign alarms when it stayed outside its limits long enough, never on one artefact.
// Must never run on an unknown value, and never forget an episode because of a short gap.
import type { AlarmDefaults } from './alarm-defaults.ts'

export type VitalName = 'heart-rate' | 'respiration'
export type VitalSide = 'high' | 'low'
export type VitalTier = 'high' | 'medium'
/** `at` = arrival of the value. */
export type VitalSample = { value: number; at: number }
export type VitalFinding = { name: VitalName; side: VitalSide; tier: VitalTier; value: number; limit: number }

type Tier = { atOrBelow: number; atOrAbove: number; holdMs: Record<VitalSide, number> }
/** Limits of one sign as they count for one bed. `hysteresis` = how far back inside a value must come to be normal again. */
export type VitalTiers = { high: Tier; medium: Tier; hysteresis: Record<VitalSide, number> }
type Episode = { since: number; lastAt: number; samples: number; newestSampleAt: number }

export type VitalEpisodes = {
  /** Judges the present value of one bed; null = no trustworthy value now. Returns what has been held long enough. */
  judge(
    bedId: string,
    name: VitalName,
    limits: VitalTiers,
    sample: VitalSample | null,
    now: number,
  ): readonly VitalFinding[]
  /** Tiers whose limits the value no longer breaks, by more than the hysteresis. */
  ended(limits: VitalTiers, value: number): { side: VitalSide; tier: VitalTier }[]
  forget(bedId: string): void
}

const tiers: readonly VitalTier[] = ['high', 'medium']
const sides: readonly VitalSide[] = ['high', 'low']
const none: readonly VitalFinding[] = []

export function createVitalEpisodes(defaults: AlarmDefaults['vitals']): VitalEpisodes {
  /** By bed: nearly every bed has none, and then nothing has to be looked for. */
  const beds = new Map<string, Map<string, Episode>>()

  function breaks(tier: Tier, side: VitalSide, value: number, margin = 0): boolean {
    // At the limit it is broken; a value must come back past the margin to be normal again.
    if (side === 'high') return value >= tier.atOrAbove || value > tier.atOrAbove - margin
    return value <= tier.atOrBelow || value < tier.atOrBelow + margin
  }

  function breaksNothing({ high, medium }: VitalTiers, value: number): boolean {
    const isBelow = value < high.atOrAbove && value < medium.atOrAbove
    return isBelow && value > high.atOrBelow && value > medium.atOrBelow
  }

  function renew(episodes: Map<string, Episode>, key: string, sample: VitalSample, now: number): Episode {
    const episode = episodes.get(key) ?? { since: sample.at, lastAt: now, samples: 0, newestSampleAt: -1 }
    if (sample.at > episode.newestSampleAt) {
      episode.samples += 1
      episode.newestSampleAt = sample.at
    }
    episode.lastAt = now
    episodes.set(key, episode)
    return episode
  }

  function isHeld(episode: Episode, holdMs: number, now: number): boolean {
    const confirmedMs = episode.newestSampleAt - episode.since
    return confirmedMs >= holdMs || now - episode.since >= holdMs + defaults.silentHoldExtraMs
  }

  return {
    judge(bedId, name, tiersOfBed, sample, now) {
      const known = beds.get(bedId)
      if (known === undefined && (sample === null || breaksNothing(tiersOfBed, sample.value))) return none
      const episodes = known ?? new Map<string, Episode>()
      const findings: VitalFinding[] = []
      for (const side of sides) {
        for (const tier of tiers) {
          const key = `${name}|${side}|${tier}`
          const limits = tiersOfBed[tier]
          if (sample === null) {
            const episode = episodes.get(key)
            if (episode && now - episode.lastAt > defaults.toleratedGapMs) episodes.delete(key)
          } else if (!breaks(limits, side, sample.value)) {
            episodes.delete(key)
          } else if (isHeld(renew(episodes, key, sample, now), limits.holdMs[side], now)) {
            const limit = side === 'high' ? limits.atOrAbove : limits.atOrBelow
            findings.push({ name, side, tier, value: sample.value, limit })
            // The graver tier speaks for both.
            break
          }
        }
      }
      if (episodes.size === 0) beds.delete(bedId)
      else if (known === undefined) beds.set(bedId, episodes)
      return findings
    },
    ended(limits, value) {
      return sides.flatMap((side) =>
        tiers
          .filter((tier) => !breaks(limits[tier], side, value, limits.hysteresis[side]))
          .map((tier) => ({ side, tier })),
      )
    },
    forget(bedId) {
      beds.delete(bedId)
    },
  }
}
