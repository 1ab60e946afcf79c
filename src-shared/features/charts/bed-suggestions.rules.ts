// What the mattress suggests for the chart: when somebody slept, when somebody moved. Suggestions only: a person accepts them or nobody does.
// A bed that was not heard suggests nothing and says so.
import type { ChartNumbers } from './charts.model.ts'

export type BedSample = { at: number; inBed: boolean | null }
export type SleepSuggestion = {
  from: number
  to: number
  /** Out of bed in between. */
  outMinutes: number
  unheardMinutes: number
}
/** `unheard` = too much of the night was not heard; `no-sleep` = heard, and not long enough in bed. */
export type SleepFinding = { sleep: SleepSuggestion } | { because: 'unheard' | 'no-sleep'; unheardMinutes: number }

type Settings = ChartNumbers['suggestions']

const MINUTE_MS = 60_000

/** Longest stretch in bed of a night, minute by minute in order of time; short absences and silences are bridged and told. */
export function suggestSleep(minutes: readonly BedSample[], settings: Settings): SleepFinding {
  const unheardMinutes = minutes.filter(({ inBed }) => inBed === null).length
  const isUnheard = minutes.length === 0 || (unheardMinutes / minutes.length) * 100 > settings.mostUnheardPercent
  if (isUnheard) return { because: 'unheard', unheardMinutes }
  let best = null as SleepSuggestion | null
  let open = null as SleepSuggestion | null
  let away = { out: 0, unheard: 0 }
  for (const { at, inBed } of minutes) {
    if (inBed === true) {
      open = open
        ? {
            ...open,
            to: at + MINUTE_MS,
            outMinutes: open.outMinutes + away.out,
            unheardMinutes: open.unheardMinutes + away.unheard,
          }
        : { from: at, to: at + MINUTE_MS, outMinutes: 0, unheardMinutes: 0 }
      away = { out: 0, unheard: 0 }
      if (!best || open.to - open.from > best.to - best.from) best = open
    } else if (open) {
      away = inBed === null ? { ...away, unheard: away.unheard + 1 } : { ...away, out: away.out + 1 }
      if (away.out + away.unheard > settings.bridgeMinutes) open = null
      if (!open) away = { out: 0, unheard: 0 }
    }
  }
  if (!best || best.to - best.from < settings.leastSleepMinutes * MINUTE_MS)
    return { because: 'no-sleep', unheardMinutes }
  return { sleep: best }
}

/** A moment at which the person changed position by what the bed heard: came back to bed, or lay down after sitting up. */
export type MoveHint = { at: number; because: 'back-in-bed' | 'lay-down' }

/** Hints that somebody moved, in order of time; unknown samples in between end what was known, so that no move is made of a silence. */
export function suggestMoves(
  inBed: readonly BedSample[],
  sittingUp: readonly { at: number; value: number | null }[],
): MoveHint[] {
  const back = inBed.flatMap(({ at, inBed: now }, index): MoveHint[] => {
    const before = inBed[index - 1]?.inBed
    return now === true && before === false ? [{ at, because: 'back-in-bed' }] : []
  })
  const lay = sittingUp.flatMap(({ at, value }, index): MoveHint[] => {
    const before = sittingUp[index - 1]?.value
    return value === 0 && before === 1 ? [{ at, because: 'lay-down' }] : []
  })
  return [...back, ...lay].sort((left, right) => left.at - right.at)
}
