// Conditions of a bed: vital signs outside their limits, out of bed at night. Judged on what the wall shows, never on more.
// Parked while nobody lies there (leave, hospital, free bed): a mattress that is cleaned has no pulse to report.
import type { AlarmRule } from '#shared/features/alarms/alarm-rules.model.ts'
import type { AlarmKind, AlarmPriority } from '#shared/features/alarms/alarms.model.ts'
import type { BedState, LiveSettings, Occupants } from '../devices/index.ts'
import type { AlarmDefaults } from './alarm-defaults.ts'
import { outOfBedMs } from './night-watch.ts'
import type { ResolveRule, RulePlace } from './rule-book.ts'
import {
  createVitalEpisodes,
  type VitalName,
  type VitalSample,
  type VitalSide,
  type VitalTier,
  type VitalTiers,
} from './vital-episodes.ts'

const MINUTE_MS = 60_000

export type BedFinding = {
  conditionKey: string
  kind: AlarmKind
  priority: AlarmPriority
  change: 'begins' | 'ends'
  values: Record<string, string | number | boolean | null>
}

export type BedWatch = { judge(bedId: string, now: number): BedFinding[] }

export type BedWatchOptions = {
  defaults: AlarmDefaults
  settings: Pick<LiveSettings, 'get'>
  /** The rule of a kind as it counts for the bed and whoever has it. */
  resolveRule: ResolveRule
  placeOfBed: (bedId: string) => RulePlace
  occupants: Occupants
  bedState: (bedId: string) => BedState
}

const vitalNames: readonly VitalName[] = ['heart-rate', 'respiration']
const allTiers = (['high', 'low'] as const).flatMap((side) =>
  (['high', 'medium'] as const).map((tier) => ({ side, tier })),
)

function vitalKey(bedId: string, name: VitalName, side: VitalSide, tier: VitalTier): string {
  return `${name}-${side}:${tier}:bed:${bedId}`
}

/** A value counts when somebody lies in the bed (or the sensor cannot tell) and the sensor trusts its own signal. */
function sampleOf(state: BedState, name: VitalName, minQuality: number): VitalSample | null {
  const { value, at } = name === 'heart-rate' ? state.heartRate : state.respiration
  const isInBed = state.inBed === true || (!state.tellsPresence && state.inBed === null)
  const isTrusted = state.signalQuality === null || state.signalQuality >= minQuality
  return value !== null && at !== null && isInBed && isTrusted ? { value, at } : null
}

export function createBedWatch(options: BedWatchOptions): BedWatch {
  const { defaults } = options
  const episodes = createVitalEpisodes(defaults.vitals, limitsOf)
  const limitsByRule = new WeakMap<AlarmRule, { low: AlarmRule; tiers: VitalTiers }>()

  /** A side without a limit is never broken. */
  function limitsOf(bedId: string, name: VitalName): VitalTiers {
    const place = options.placeOfBed(bedId)
    const high = options.resolveRule(`${name}-high`, place)
    const low = options.resolveRule(`${name}-low`, place)
    // The rule book answers the same object until a rule changes.
    const known = limitsByRule.get(high)
    if (known && known.low === low) return known.tiers
    const tiers = tiersOf(high, low)
    limitsByRule.set(high, { low, tiers })
    return tiers
  }

  function tiersOf(high: AlarmRule, low: AlarmRule): VitalTiers {
    const tier = (
      atOrAbove: number | undefined,
      atOrBelow: number | undefined,
      holds: readonly (number | undefined)[],
    ): VitalTiers['high'] => ({
      atOrAbove: atOrAbove ?? Number.POSITIVE_INFINITY,
      atOrBelow: atOrBelow ?? Number.NEGATIVE_INFINITY,
      holdMs: { high: (holds[0] ?? 0) * 1000, low: (holds[1] ?? 0) * 1000 },
    })
    return {
      high: tier(high.highAtOrAbove, low.highAtOrBelow, [high.highHoldSeconds, low.highHoldSeconds]),
      medium: tier(high.mediumAtOrAbove, low.mediumAtOrBelow, [high.mediumHoldSeconds, low.mediumHoldSeconds]),
      hysteresis: { high: high.hysteresis ?? 0, low: low.hysteresis ?? 0 },
    }
  }

  function ends(conditionKey: string, kind: AlarmKind, priority: AlarmPriority, because: string): BedFinding {
    return { conditionKey, kind, priority, change: 'ends', values: { because } }
  }

  function endAllVitals(bedId: string, because: string): BedFinding[] {
    return vitalNames.flatMap((name) =>
      allTiers.map(({ side, tier }) => ends(vitalKey(bedId, name, side, tier), `${name}-${side}`, tier, because)),
    )
  }

  function judgeVital(bedId: string, name: VitalName, state: BedState, now: number): BedFinding[] {
    const sample = sampleOf(state, name, defaults.vitals.minSignalQuality)
    const begins = episodes.judge(bedId, name, sample, now).map((finding): BedFinding => {
      const { side, tier, value, limit } = finding
      const kind: AlarmKind = `${name}-${side}`
      return {
        conditionKey: vitalKey(bedId, name, side, tier),
        kind,
        priority: tier,
        change: 'begins',
        values: { value, limit },
      }
    })
    const graver = begins
      .filter((finding) => finding.priority === 'high')
      .map(({ kind }) => ends(`${kind}:medium:bed:${bedId}`, kind, 'medium', 'graver-alarm'))
    const over = sample
      ? episodes
          .ended(bedId, name, sample.value)
          .map(({ side, tier }) => ends(vitalKey(bedId, name, side, tier), `${name}-${side}`, tier, 'back-to-normal'))
      : []
    return [...over, ...graver, ...begins]
  }

  function judgeAbsence(bedId: string, state: BedState, now: number): BedFinding[] {
    const house = options.settings.get().outOfBed
    const rule = options.resolveRule('out-of-bed', options.placeOfBed(bedId))
    const outOfBed = {
      nightFrom: rule.nightFrom ?? house.nightFrom,
      nightTo: rule.nightTo ?? house.nightTo,
      graceMinutes: rule.graceMinutes ?? house.graceMinutes,
    }
    const keys = { medium: `out-of-bed:medium:bed:${bedId}`, high: `out-of-bed:high:bed:${bedId}` } as const
    const endBoth = (because: string) =>
      (['medium', 'high'] as const).map((tier) => ends(keys[tier], 'out-of-bed', tier, because))
    if (state.inBed === true) return endBoth('back-in-bed')
    // Unknown is neither in nor out: it starts nothing and ends nothing.
    if (state.inBed === null || state.presenceSince === null) return []
    const awayMs = outOfBedMs(state.presenceSince, now, outOfBed)
    if (awayMs === null) return endBoth('night-over')
    const graceMs = outOfBed.graceMinutes * MINUTE_MS
    if (awayMs < graceMs) return []
    const values = { minutes: Math.floor(awayMs / MINUTE_MS), graceMinutes: outOfBed.graceMinutes }
    const tier = awayMs >= 2 * graceMs ? 'high' : 'medium'
    const begins: BedFinding = {
      conditionKey: keys[tier],
      kind: 'out-of-bed',
      priority: tier,
      change: 'begins',
      values,
    }
    return tier === 'high' ? [ends(keys.medium, 'out-of-bed', 'medium', 'graver-alarm'), begins] : [begins]
  }

  return {
    judge(bedId, now) {
      const state = options.bedState(bedId)
      const isParked = options.occupants.of(bedId).occupancy !== 'occupied'
      if (isParked || state.unknownBecause === 'no-device' || state.unknownBecause === 'out-of-service') {
        episodes.forget(bedId)
        const because = isParked ? 'parked' : 'not-watched'
        const absence = (['medium', 'high'] as const).map((tier) =>
          ends(`out-of-bed:${tier}:bed:${bedId}`, 'out-of-bed', tier, because),
        )
        return [...endAllVitals(bedId, because), ...absence]
      }
      const vitals = vitalNames.flatMap((name) => judgeVital(bedId, name, state, now))
      const left = state.inBed === false ? endAllVitals(bedId, 'out-of-bed') : []
      return [...left, ...vitals, ...judgeAbsence(bedId, state, now)]
    },
  }
}
