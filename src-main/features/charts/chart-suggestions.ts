// What the mattress suggests for the chart of a person. Reads only: a suggestion becomes an entry when a person writes it.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Day, ResidentId } from '#shared/contract/primitives.ts'
import { instantsOf } from '#shared/features/care-plans/frequency.rules.ts'
import { suggestMoves, suggestSleep } from '#shared/features/charts/bed-suggestions.rules.ts'
import type { BedSuggestions } from '#shared/features/charts/charts.contract.ts'
import type { ChartContext } from './chart-context.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

export function createChartSuggestions({ clock, residents, devices, repository, numbers, mustFind }: ChartContext) {
  const { suggestions: settings } = numbers

  /** The night that ended on the day, or so far as it has gone. */
  return function suggestionsOf(residentId: ResidentId, on?: Day): BedSuggestions {
    mustFind(residentId)
    const now = clock.now()
    const day = on ?? dayOf(now)
    const nightFrom = instantsOf(addDays(day, -1))(settings.nightFrom)
    const nightTo = instantsOf(day)(settings.nightTo)
    const night = { nightFrom, nightTo }
    const standing = residents.standingOn(residentId, dayOf(now))
    const none = { ...night, sleep: null, moves: [], unheardMinutes: 0 }
    const bedId = standing?.bedId ?? null
    if (bedId === null || standing?.state !== 'in') return { ...none, noSleepBecause: 'no-bed' }
    const to = Math.min(nightTo, now)
    const minutes = to <= nightFrom ? [] : devices.bedHistory({ bedId, from: nightFrom, to }).minutes
    const recent = { bedId, from: now - settings.movesWithinHours * HOUR_MS, to: now }
    const moves = suggestMoves(devices.bedHistory(recent).minutes, devices.sittingUp(recent))
    // A turn somebody wrote within a quarter of an hour is what the bed felt.
    const turns = repository.listCounting([residentId], ['turning'], recent).map(({ at }) => at)
    const open = moves.filter((move) => !turns.some((at) => Math.abs(at - move.at) <= 15 * MINUTE_MS))
    const slept = repository.listCounting([residentId], ['sleep'], { from: nightFrom, to: nightTo })
    if (slept.length > 0) return { ...none, moves: open, noSleepBecause: 'recorded' }
    const found = suggestSleep(minutes, settings)
    if ('sleep' in found) {
      return {
        ...night,
        sleep: found.sleep,
        noSleepBecause: null,
        unheardMinutes: found.sleep.unheardMinutes,
        moves: open,
      }
    }
    return { ...none, moves: open, noSleepBecause: found.because, unheardMinutes: found.unheardMinutes }
  }
}
