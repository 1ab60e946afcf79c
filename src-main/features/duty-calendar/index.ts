// The duty calendar: what is done in each cycle, proved by the records of the features. Public API of the feature.
import { implement } from '@orpc/server'
import { addDays, addMonths, dayOf, monthBounds } from '#shared/contract/days.ts'
import type { Day, Month } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceTopic } from '#shared/features/binder/evidence.model.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { dutyCalendarContract } from '#shared/features/duty-calendar/duty-calendar.contract.ts'
import {
  CalendarFile,
  type CalendarItem,
  type CalendarMonth,
  type CalendarPeriod,
  type CalendarRow,
  type TopicProof,
} from '#shared/features/duty-calendar/duty-calendar.model.ts'
import { countIn, meantBy, periodsOf, stateOf } from '#shared/features/duty-calendar/duty-calendar.rules.ts'
import type { ReportCode } from '#shared/features/reports/reports.model.ts'
import calendar from '../../../resources/duty-calendar/calendar-2026-12.json' with { type: 'json' }
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { EvidenceContributor } from '../binder/index.ts'

const api = implement(dutyCalendarContract).$context<RequestContext>()
/** The last days of a month in which its open items are told together. */
const TOLD_BEFORE_END_DAYS = 5

export type DutyCalendarDependencies = {
  clock: Clock
  contributors: () => readonly EvidenceContributor[]
  /** The periods a report was frozen for, each by its last month. */
  frozenReports: (code: ReportCode) => readonly { period: Month }[]
}
export type DutyCalendarFeature = ReturnType<typeof createDutyCalendarFeature>

/** Builds the feature; does no work until called. Throws when the calendar's file is broken. */
export function createDutyCalendarFeature({ clock, contributors, frozenReports }: DutyCalendarDependencies) {
  const { version, basis, items } = CalendarFile.parse(calendar)

  function monthOf(month: Month): CalendarMonth {
    const today = dayOf(clock.now())
    const { from } = monthBounds(month)
    if (from > today) throw new DomainError('PERIOD_NOT_OVER', { where: month, values: { firstOn: from, today } })
    const evidence = createEvidenceCache(contributors(), today)
    const rows = items.map((item) => rowOf(item, month, today, evidence))
    const known = rows
      .flatMap(({ periods }) => periods)
      .filter(({ until, state }) => until < today && state !== 'before')
    const done = known.filter(({ state }) => state === 'done').length
    return { month, version, basis, rows, done, over: known.length }
  }

  function rowOf(item: CalendarItem, month: Month, today: Day, evidence: EvidenceCache): CalendarRow {
    const spans = periodsOf(item.cycle, month)
    const link = linkOf(item, month, spans.at(-1)?.until ?? `${month}-01`)
    return { item, link, periods: spans.map((span) => periodOf(item, span, today, evidence)) }
  }

  function periodOf(
    { proof }: CalendarItem,
    span: { from: Day; until: Day },
    today: Day,
    evidence: EvidenceCache,
  ): CalendarPeriod {
    if ('report' in proof) {
      const runs = frozenReports(proof.report)
      // A report is made after its period: the one of a month proves the month it is about.
      const records = runs.filter(({ period }) => period === span.until.slice(0, 7)).length
      const first = runs.map(({ period }) => period).sort()[0]
      const state = stateOf(span, { records, gaps: 0, atLeast: 1 }, { today, firstOn: first ? `${first}-01` : null })
      return { ...span, state, records, gaps: 0 }
    }
    const shown = evidence.of(proof.topic, span)
    const counts = countIn(shown, span, proof)
    // Only what is over and has no record can lie before the first one, which is a long way to look back.
    const firstOn = span.until < today && counts.records === 0 ? evidence.firstOn(proof) : span.from
    const state = stateOf(span, { ...counts, atLeast: proof.atLeast }, { today, firstOn })
    return { ...span, state, ...counts }
  }

  const router = api.router({ month: api.month.handler(({ input }) => monthOf(input.month)) })
  return {
    router,
    /** At the end of a month one line with what is still open in it. */
    dutyContributor(today: Day): Omit<Duty, 'snoozed'>[] {
      const { to } = monthBounds(today.slice(0, 7))
      if (today < addDays(to, -TOLD_BEFORE_END_DAYS)) return []
      const evidence = createEvidenceCache(contributors(), today)
      // What is done day by day is told by its own features, and a report is made once its period is over.
      const longer = items.filter(({ cycle, proof }) => cycle !== 'day' && cycle !== 'week' && !('report' in proof))
      const open = longer.filter((item) =>
        rowOf(item, today.slice(0, 7), today, evidence).periods.some(
          ({ state, until }) => state === 'open' && until <= to,
        ),
      )
      if (open.length === 0) return []
      const key = `calendar-open:${today.slice(0, 7)}`
      const values = { period: today.slice(0, 7), items: open.length }
      const link = screenLinks.dutyCalendar(today.slice(0, 7))
      return [{ key, kind: 'calendar-open', dueOn: to, owner: 'director', link, basis: null, values }]
    },
  }
}

type EvidenceCache = ReturnType<typeof createEvidenceCache>

/** Each topic is asked once for the longest span anybody needs: the year around the month. */
function createEvidenceCache(contributors: readonly EvidenceContributor[], today: Day) {
  const byTopic = new Map(contributors.map((each) => [each.topic, each]))
  const known = new Map<string, Evidence>()
  const nothing: Evidence = { records: [], gaps: [] }
  function of(topic: EvidenceTopic, span: { from: Day; until: Day }): Evidence {
    const until = span.until > today ? today : span.until
    if (span.from > until) return nothing
    // Days and weeks of a month are read together.
    const from = `${span.from.slice(0, 7)}-01`
    const end = until.slice(0, 7) === from.slice(0, 7) ? lastOf(until, today) : until
    const key = `${topic}:${from}:${end}`
    const found = known.get(key) ?? byTopic.get(topic)?.collect({ from, until: end }) ?? nothing
    known.set(key, found)
    return found
  }
  return {
    of,
    /** The first record of the last two years; what was never recorded is null. */
    firstOn(proof: TopicProof): Day | null {
      const { records } = meantBy(of(proof.topic, { from: addMonths(today, -23), until: today }), proof)
      return records.map(({ on }) => on).sort()[0] ?? null
    },
  }
}

function lastOf(day: Day, today: Day): Day {
  const { to } = monthBounds(day.slice(0, 7))
  return to > today ? today : to
}

function linkOf({ proof }: CalendarItem, month: Month, until: Day): string {
  if ('report' in proof) return screenLinks.report(proof.report, until.slice(0, 7))
  return screenLinks.binderOf(`${month}-01`, monthBounds(month).to, proof.topic)
}
