// Reads a person's last nights from the bed they lay in, proposes a night window, and keeps what people answered.
// Nothing changes by itself: an accepted proposal becomes the person's own rule, with the reason and who accepted it.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import {
  type JudgedNight,
  judgeNight,
  type NightProposal,
  type NightSuggestion,
  type ObservedNight,
  proposeNight,
} from '#shared/features/vitals/night-suggestion.rules.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { withTransaction } from '../../database/open-database.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { NightAnswersRepository } from './night-answers.repository.ts'
import type { VitalContext } from './vital-context.ts'

const DAY_MS = 86_400_000
const NOON_MS = 12 * 3_600_000

export type NightRule = { nightFrom: string; nightTo: string; graceMinutes: number }
/** The person's own rule of the night, kept with the rules of the alarms. */
export type NightRules = {
  of(residentId: ResidentId): NightRule
  /** Within the caller's transaction. */
  set(residentId: ResidentId, night: Partial<NightRule>, reason: string, actor: Actor): void
}
type BedMinutes = { minutes: { at: number; inBed: boolean | null }[] }

export type NightSuggestionsOptions = {
  context: VitalContext
  answers: NightAnswersRepository
  nightRules: NightRules
  bedHistory: (input: { bedId: string; from: number; to: number }) => BedMinutes
}
export type AcceptInput = {
  residentId: ResidentId
  nightFrom: string
  nightTo: string
  graceMinutes: number | null
  basedOn: Day[]
  reason: string
}

export function createNightSuggestions({ context, answers, nightRules, bedHistory }: NightSuggestionsOptions) {
  const { records, clock, numbers, residents, displayNameOf } = context
  const settings = numbers.night
  /** Past nights do not change; read once a day each. */
  const judged = new Map<string, { until: Day; nights: JudgedNight[] }>()

  function observe(residentId: ResidentId, night: Day): ObservedNight {
    const [evening, morning] = [residents.get(residentId, night), residents.get(residentId, addDays(night, 1))]
    const isAway = evening.state !== 'in' || morning.state !== 'in'
    const from = startOfDay(night) + NOON_MS
    if (isAway || evening.bedId === null) return { night, isAway, minutes: Array.from({ length: 1440 }, () => null) }
    const { minutes } = bedHistory({ bedId: evening.bedId, from, to: from + DAY_MS })
    return { night, isAway, minutes: minutes.map(({ inBed }) => inBed) }
  }

  /** The nights that are over, oldest first; a night ends at noon. */
  function lastNights(residentId: ResidentId): JudgedNight[] {
    const until = addDays(dayOf(clock.now() - NOON_MS), -1)
    const known = judged.get(residentId)
    if (known?.until === until) return known.nights
    const nights = Array.from({ length: settings.nights }, (_, index) =>
      judgeNight(observe(residentId, addDays(until, index + 1 - settings.nights)), settings),
    )
    // Another day: what was kept for people is old.
    if ([...judged.values()].some((entry) => entry.until !== until)) judged.clear()
    judged.set(residentId, { until, nights })
    return nights
  }

  function isNews(proposal: NightProposal, rule: NightRule): boolean {
    const { nightFrom, nightTo, graceMinutes } = proposal
    const isSameGrace = graceMinutes === null || graceMinutes === rule.graceMinutes
    return nightFrom !== rule.nightFrom || nightTo !== rule.nightTo || !isSameGrace
  }

  function suggestionOf(residentId: ResidentId): NightSuggestion {
    context.mustFind(residentId)
    const nights = lastNights(residentId)
    const proposal = proposeNight(nights, settings)
    const last = answers.findNewest(residentId)
    const quietUntil = last?.answer === 'dismissed' ? last.answeredAt + settings.dismissedForDays * DAY_MS : null
    const isQuiet = quietUntil !== null && clock.now() < quietUntil
    return {
      ...{ version: settings.version, usable: nights.filter(({ use }) => use === 'used').length },
      ...{ asked: settings.nights, least: settings.leastUsableNights, nights, proposal },
      answer: last
        ? {
            ...{ kind: last.answer, at: last.answeredAt, reason: last.reason, quietUntil },
            by: last.answeredBy === null ? null : displayNameOf(last.answeredBy),
          }
        : null,
      isOffered: proposal !== null && !isQuiet && isNews(proposal, nightRules.of(residentId)),
    }
  }

  function answer(
    residentId: ResidentId,
    given: { answer: 'accepted' | 'dismissed'; reason: string; after: object },
    suggestion: NightSuggestion,
    actor: Actor,
  ): void {
    const { reason } = given
    answers.insert({
      ...{ id: context.newId() as RecordId, residentId, answer: given.answer, reason },
      suggestionJson: JSON.stringify({ ...given.after, suggestion }),
      ...{ answeredAt: clock.now(), answeredBy: actor.userId },
    })
    appendAudit(records, {
      at: clock.now(),
      ...auditAs(actor),
      ...{ action: `vitals.night-suggestion-${given.answer}`, objectType: 'resident', objectId: residentId },
      ...{ before: nightRules.of(residentId), after: given.after, reason },
    })
  }

  return {
    suggestionOf,
    /** What is accepted must be what stands now: between looking and accepting a night may have passed. */
    accept(input: AcceptInput, actor: Actor): void {
      const suggestion = suggestionOf(input.residentId)
      const { proposal } = suggestion
      const used = suggestion.nights.filter(({ use }) => use === 'used').map(({ night }) => night)
      const { nightFrom, nightTo, graceMinutes, reason } = input
      const isSame =
        proposal?.nightFrom === nightFrom && proposal.nightTo === nightTo && proposal.graceMinutes === graceMinutes
      if (!isSame || String(used) !== String(input.basedOn)) refuseRule('SUGGESTION_CHANGED', 'suggestion')
      const night = { nightFrom, nightTo, ...(graceMinutes === null ? {} : { graceMinutes }) }
      withTransaction(records, () => {
        answer(input.residentId, { answer: 'accepted', reason, after: night }, suggestion, actor)
        nightRules.set(input.residentId, night, reason, actor)
      })
    },
    dismiss(residentId: ResidentId, reason: string, actor: Actor): void {
      const suggestion = suggestionOf(residentId)
      if (suggestion.proposal === null) refuseRule('SUGGESTION_CHANGED', 'suggestion')
      withTransaction(records, () =>
        answer(residentId, { answer: 'dismissed', reason, after: suggestion.proposal ?? {} }, suggestion, actor),
      )
    },
  }
}
