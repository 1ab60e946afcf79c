// Conditions of a bed: vital signs outside their limits, out of bed, lying without moving. Judged on what the wall shows, never on more.
// Parked while nobody lies there (leave, hospital, free bed): a mattress that is cleaned has no pulse to report.
import type { AlarmRule } from '#shared/features/alarms/alarm-rules.model.ts'
import type { AlarmKind, AlarmPriority } from '#shared/features/alarms/alarms.model.ts'
import type { BedState, LiveSettings, Occupants } from '../devices/index.ts'
import type { AlarmDefaults } from './alarm-defaults.ts'
import { judgeAbsence } from './bed-absence.ts'
import { type BedMovement, createBedMovement } from './bed-movement.ts'
import type { ResolveRule, RulePlace } from './rule-book.ts'
import {
  createVitalEpisodes,
  type VitalName,
  type VitalSample,
  type VitalSide,
  type VitalTier,
  type VitalTiers,
} from './vital-episodes.ts'

export type BedFinding = {
  conditionKey: string
  kind: AlarmKind
  priority: AlarmPriority
  change: 'begins' | 'ends'
  values: Record<string, string | number | boolean | null>
}

export type BedWatch = Pick<BedMovement, 'hear'> & {
  /** What begins and what ends. Told as ended is only what may be there: a bed without conditions has nothing to end. */
  judge(bedId: string, now: number): readonly BedFinding[]
}

export type BedWatchOptions = {
  defaults: AlarmDefaults
  settings: Pick<LiveSettings, 'get'>
  /** The rule of a kind as it counts for the bed and whoever has it. */
  resolveRule: ResolveRule
  placeOfBed: (bedId: string) => RulePlace
  occupants: Occupants
  /** True when an alarm of the bed is open, or a condition of it is held back until it lasted. */
  hasConditions: (bedId: string) => boolean
  bedState: (bedId: string) => BedState
}

type Judged = { bedId: string; place: RulePlace; state: BedState; isCalling: boolean; now: number }

const tiers = ['medium', 'high'] as const
const vitalNames: readonly VitalName[] = ['heart-rate', 'respiration']
/** Asked for with every message: no word is put together for it. */
const vitalKinds = {
  'heart-rate': { high: 'heart-rate-high', low: 'heart-rate-low' },
  respiration: { high: 'respiration-high', low: 'respiration-low' },
} as const
const none: readonly BedFinding[] = []
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
  const movement = createBedMovement()
  const episodes = createVitalEpisodes(defaults.vitals)
  const limitsByRule = new WeakMap<AlarmRule, { low: AlarmRule; tiers: VitalTiers }>()

  /** A side without a limit is never broken. */
  function limitsOf(name: VitalName, place: RulePlace): VitalTiers {
    const high = options.resolveRule(vitalKinds[name].high, place)
    const low = options.resolveRule(vitalKinds[name].low, place)
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

  function judgeVital(name: VitalName, { bedId, place, state, isCalling, now }: Judged): readonly BedFinding[] {
    const sample = sampleOf(state, name, defaults.vitals.minSignalQuality)
    const limits = limitsOf(name, place)
    const held = episodes.judge(bedId, name, limits, sample, now)
    if (held.length === 0 && !isCalling) return none
    const broken = held.map((finding): BedFinding => {
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
    const graver = broken
      .filter((finding) => finding.priority === 'high')
      .map(({ kind }) => ends(`${kind}:medium:bed:${bedId}`, kind, 'medium', 'graver-alarm'))
    const over = sample
      ? episodes
          .ended(limits, sample.value)
          .map(({ side, tier }) => ends(vitalKey(bedId, name, side, tier), `${name}-${side}`, tier, 'back-to-normal'))
      : []
    return [...over, ...graver, ...broken]
  }

  const tierKey = (kind: 'out-of-bed' | 'no-movement', tier: VitalTier, bedId: string) => `${kind}:${tier}:bed:${bedId}`

  function endBoth(kind: 'out-of-bed' | 'no-movement', bedId: string, because: string): BedFinding[] {
    return tiers.map((tier) => ends(tierKey(kind, tier, bedId), kind, tier, because))
  }

  /** The graver tier speaks for both. */
  function begins(
    kind: 'out-of-bed' | 'no-movement',
    bedId: string,
    tier: VitalTier,
    values: BedFinding['values'],
  ): BedFinding[] {
    const finding: BedFinding = {
      conditionKey: tierKey(kind, tier, bedId),
      kind,
      priority: tier,
      change: 'begins',
      values,
    }
    return tier === 'high' ? [ends(tierKey(kind, 'medium', bedId), kind, 'medium', 'graver-alarm'), finding] : [finding]
  }

  function judgeBedAbsence({ bedId, place, state, isCalling, now }: Judged): readonly BedFinding[] {
    if (state.inBed !== false && !isCalling) return none
    const house = options.settings.get().outOfBed
    const rule = options.resolveRule('out-of-bed', place)
    const found = judgeAbsence(
      state.inBed,
      state.presenceSince,
      {
        ...{ isAnyExitHigh: rule.isAnyExitHigh, highMinutes: rule.highMinutes, dayMinutes: rule.dayMinutes },
        nightFrom: rule.nightFrom ?? house.nightFrom,
        nightTo: rule.nightTo ?? house.nightTo,
        graceMinutes: rule.graceMinutes ?? house.graceMinutes,
      },
      now,
    )
    if (found === null) return []
    if (found.change === 'ends') return endBoth('out-of-bed', bedId, found.because)
    return begins('out-of-bed', bedId, found.tier, found.values)
  }

  function judgeMovement({ bedId, place, state, now }: Judged): readonly BedFinding[] {
    if (!movement.isWatching(bedId)) return none
    const rule = options.resolveRule('no-movement', place)
    const found = movement.judge(bedId, state.inBed, rule, now)
    if (found === null) return []
    if (found.change === 'ends') return endBoth('no-movement', bedId, found.because)
    return begins('no-movement', bedId, found.tier, { minutes: found.minutes })
  }

  return {
    hear: movement.hear,
    judge(bedId, now) {
      const state = options.bedState(bedId)
      const isCalling = options.hasConditions(bedId)
      const isParked = options.occupants.of(bedId).occupancy !== 'occupied'
      if (isParked || state.unknownBecause === 'no-device' || state.unknownBecause === 'out-of-service') {
        episodes.forget(bedId)
        const because = isParked ? 'parked' : 'not-watched'
        movement.forget(bedId)
        if (!isCalling) return none
        const lying = [...endBoth('out-of-bed', bedId, because), ...endBoth('no-movement', bedId, because)]
        return [...endAllVitals(bedId, because), ...lying]
      }
      const judged: Judged = { bedId, state, isCalling, now, place: options.placeOfBed(bedId) }
      const heartRate = judgeVital('heart-rate', judged)
      const respiration = judgeVital('respiration', judged)
      const absence = judgeBedAbsence(judged)
      const lying = judgeMovement(judged)
      const left = state.inBed === false && isCalling ? endAllVitals(bedId, 'out-of-bed') : none
      // Nearly every message of the day ends here.
      if (left === none && heartRate === none && respiration === none && absence === none && lying === none) return none
      return [...left, ...heartRate, ...respiration, ...absence, ...lying]
    },
  }
}
