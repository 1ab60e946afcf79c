// Writing what was seen of people on a day. All entries of a call or none; a temperature becomes a vital sign, so that it is judged like any other.
import type { Day, ResidentId } from '#shared/contract/primitives.ts'
import type { ScreeningEntry } from '#shared/features/infections/infections.model.ts'
import { emptyEntry } from '#shared/features/vitals/vital-entry.rules.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { InfectionContext } from './infection-context.ts'
import type { ScreeningRecord } from './screenings.repository.ts'

const MOST_PEOPLE = 20_000

/** Runs an act for each entry; what refuses one names its place. */
function eachNamed<Entry, Result>(entries: readonly Entry[], act: (entry: Entry) => Result): Result[] {
  return entries.map((entry, index) => {
    try {
      return act(entry)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      throw new DomainError(error.code, { ...error.data, where: `entries.${index}` })
    }
  })
}

export function createScreeningService(context: InfectionContext) {
  const { screenings, rules } = context
  const codes = rules.symptoms.map(({ code }) => code)

  /** The row to be written; null = exactly this was said before. */
  function rowOf(on: Day, entry: ScreeningEntry, here: ReadonlySet<ResidentId>, actor: Actor): ScreeningRecord | null {
    const isLate = on < context.today()
    if (!here.has(entry.residentId)) context.mustBeHere(entry.residentId, on)
    if (entry.symptoms.some((code) => !codes.includes(code))) refuseRule('SYMPTOM_UNKNOWN', 'symptoms')
    // A temperature of another day has a time of its own, which only the vital signs ask for.
    if (entry.temperature !== null && isLate) refuseRule('TEMPERATURE_OF_PAST_DAY', 'temperature')
    const symptoms = codes.filter((code) => entry.symptoms.includes(code))
    const known = screenings.find(entry.residentId, on)
    if (known && known.note === entry.note && known.symptoms.join() === symptoms.join()) return null
    if ((isLate || known) && entry.reason === null) refuseRule('REASON_MISSING', 'reason')
    return {
      ...{ id: context.recordId(), residentId: entry.residentId, day: on, symptoms, note: entry.note },
      ...{ isLate: isLate ? 1 : 0, reason: isLate || known ? entry.reason : null, correctsId: known?.id ?? null },
      ...context.stamp(actor),
    }
  }

  /** Read once for a call: a floor is a hundred people. */
  function peopleHere(on: Day): Set<ResidentId> {
    const { rows } = context.residents.list({ scope: 'in', on, limit: MOST_PEOPLE, offset: 0 })
    return new Set(rows.flatMap(({ id, state }) => (state === 'in' ? [id] : [])))
  }

  function keepTemperatures(entries: readonly ScreeningEntry[], actor: Actor): void {
    const measured = entries.flatMap(({ residentId, temperature }, index) =>
      temperature === null ? [] : [{ index, residentId, takenAt: null, entry: { ...emptyEntry, temperature } }],
    )
    if (measured.length === 0) return
    try {
      context.vitals.service.recordRound(measured, actor)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const place = Number(/^entries\.(\d+)$/.exec(String(error.data.where))?.[1])
      throw new DomainError(error.code, { ...error.data, where: `entries.${measured[place]?.index ?? 0}` })
    }
  }

  return {
    screen({ on, entries }: { on: Day; entries: readonly ScreeningEntry[] }, actor: Actor): { count: number } {
      context.refuseFuture(on, 'on')
      // Everything is looked at before anything is written.
      const here = peopleHere(on)
      const rows = eachNamed(entries, (entry) => rowOf(on, entry, here, actor)).flatMap((row) => row ?? [])
      keepTemperatures(entries, actor)
      const [first] = rows
      if (!first) return { count: 0 }
      context.transact(() => {
        for (const row of rows) screenings.insert(row)
        context.audit(actor, 'screen', 'infection-screening', first.id, { after: rows, reason: first.reason })
      })
      return { count: rows.length }
    },
  }
}
export type ScreeningService = ReturnType<typeof createScreeningService>
