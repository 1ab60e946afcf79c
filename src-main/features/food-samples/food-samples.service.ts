// The acts on food samples: keep, correct, dispose; and meals eaten together. Each is one transaction with its audit row.
import { addDays, dayOf } from '#shared/contract/days.ts'
import { type Day, type Instant, RecordId } from '#shared/contract/primitives.ts'
import type {
  FoodSample,
  FoodSampleLimits,
  MealDay,
  SampleInput,
} from '#shared/features/food-samples/food-samples.model.ts'
import { instantAt, isKeptOnDay, isTooLittle, keepUntil } from '#shared/features/food-samples/food-samples.rules.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { AccompaniedRow, FoodSamplesRepository, SampleRow } from './food-samples.repository.ts'

export type FoodSamplesServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: FoodSamplesRepository
  limits: FoodSampleLimits
  nameOf: (userId: string | null) => string | null
}
export type DayOfMeals = { on: Day; today: Day; meals: MealDay[] }
export type Accompaniment = Pick<AccompaniedRow, 'meal' | 'people' | 'remarks' | 'lateReason' | 'correctionReason'> & {
  on: Day
}
export type FoodSamplesService = ReturnType<typeof createFoodSamplesService>

export function createFoodSamplesService(deps: FoodSamplesServiceDependencies) {
  const { records, clock, newId, repository, limits, nameOf } = deps
  const today = (): Day => dayOf(clock.now())
  const stamp = (actor: Actor) => ({ recordedAt: clock.now(), recordedBy: actor.userId })

  const audit = auditActs(deps, (action) => ({ action: `food-samples.${action}`, objectType: 'food-sample' }))

  /** An earlier day is late and says why. */
  function lateReasonOf(on: Day, reason: string | null): string | null {
    if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where: 'on', values: { on, today: today() } })
    return on === today() ? null : (reason ?? refuseRule('REASON_MISSING', 'lateReason'))
  }

  function mustFit(entry: SampleInput, on: Day, place: string): void {
    if (entry.keptAt > clock.now()) throw new DomainError('DAY_IN_FUTURE', { where: `${place}keptAt` })
    if (!isKeptOnDay(entry.keptAt, on)) refuseRule('SAMPLE_OF_OTHER_DAY', `${place}keptAt`)
    if (isTooLittle(entry.grams, limits) && entry.reason === null) {
      refuseRule('SAMPLE_TOO_LITTLE', `${place}grams`, { least: limits.leastGrams })
    }
  }

  const toSample = ({ correctsId: _c, isVoid: _v, disposedAt, disposedBy, ...row }: SampleRow): FoodSample => ({
    ...{ ...row, recordedBy: nameOf(row.recordedBy), keepUntil: keepUntil(row.keptAt, limits) },
    disposal: disposedAt === null ? null : { at: disposedAt, by: disposedBy ?? '' },
  })

  const newRow = (entry: SampleInput, on: Day, actor: Actor): SampleRow => ({
    ...{ ...entry, id: RecordId.parse(newId()), day: on, lateReason: null, ...stamp(actor) },
    ...{ correctsId: null, correctionReason: null, isVoid: 0, disposedAt: null, disposedBy: null },
  })

  function day(on: Day = today()): DayOfMeals {
    const samples = repository.list(on, on).map(toSample)
    const together = repository.listAccompanied(on, on)
    const meals = limits.meals.map(({ meal, isRequired, overAt }): MealDay => {
      const own = samples.filter((sample) => sample.meal === meal)
      const isOver = instantAt(on, overAt) <= clock.now()
      const state = own.length > 0 ? 'kept' : !isRequired ? 'not-required' : isOver ? 'missing' : 'not-over'
      const eaten = together.find((each) => each.meal === meal)
      const { correctsId: _c, recordedAt: _a, ...accompanied } = eaten ?? ({} as AccompaniedRow)
      return {
        ...{ meal, state, samples: own },
        accompanied: eaten ? { ...accompanied, recordedBy: nameOf(eaten.recordedBy) } : null,
      }
    })
    return { on, today: today(), meals }
  }

  const disposable = (): FoodSample[] =>
    repository.listKeptBefore(clock.now() - limits.keptHours * 3_600_000).map(toSample)

  return {
    day,
    disposable,
    record(input: { on: Day; entries: SampleInput[]; lateReason: string | null }, actor: Actor): DayOfMeals {
      const lateReason = lateReasonOf(input.on, input.lateReason)
      for (const [index, entry] of input.entries.entries()) mustFit(entry, input.on, `entries.${index}.`)
      withTransaction(records, () => {
        const rows = input.entries.map((entry) => ({ ...newRow(entry, input.on, actor), lateReason }))
        for (const row of rows) repository.insert(row)
        const why = lateReason === null ? {} : { reason: lateReason }
        audit(actor, 'record', input.on, { after: { samples: rows }, ...why })
      })
      return day(input.on)
    },

    correct(input: { id: RecordId; change: SampleInput | null; reason: string }, actor: Actor): DayOfMeals {
      const before = repository.find(input.id)
      if (!before) throw new DomainError('NOT_FOUND', { where: 'sample', values: { id: input.id } })
      if (before.isVoid === 1 || repository.isCorrected(input.id)) refuseRule('ALREADY_CORRECTED', 'sample')
      // What was thrown away was there: it is told how it was, not rewritten.
      if (before.disposedAt !== null) refuseRule('SAMPLE_IS_DISPOSED', 'sample')
      if (input.change) mustFit(input.change, before.day, '')
      withTransaction(records, () => {
        const row: SampleRow = {
          ...newRow(input.change ?? before, before.day, actor),
          ...{ lateReason: before.lateReason, correctsId: input.id, correctionReason: input.reason },
          isVoid: input.change === null ? 1 : 0,
        }
        repository.insert(row)
        audit(actor, 'correct', input.id, { before, after: row, reason: input.reason })
      })
      return day(before.day)
    },

    dispose({ ids, at, by }: { ids: RecordId[]; at: Instant; by: string }, actor: Actor): FoodSample[] {
      if (at > clock.now()) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
      withTransaction(records, () => {
        for (const id of new Set(ids)) {
          const row = repository.find(id)
          if (!row || row.isVoid === 1 || repository.isCorrected(id)) {
            throw new DomainError('NOT_FOUND', { where: 'sample', values: { id } })
          }
          if (row.disposedAt !== null) refuseRule('SAMPLE_IS_DISPOSED', 'sample')
          if (at < keepUntil(row.keptAt, limits)) refuseRule('SAMPLE_KEPT_TOO_SHORT', 'at', { hours: limits.keptHours })
          repository.dispose({ id, at, by, ...stamp(actor) })
        }
        audit(actor, 'dispose', dayOf(at), { after: { ids, at, by } })
      })
      return disposable()
    },

    accompany({ on, ...input }: Accompaniment, actor: Actor): DayOfMeals {
      const lateReason = lateReasonOf(on, input.lateReason)
      const before = repository.listAccompanied(on, on).find(({ meal }) => meal === input.meal)
      if (before && input.correctionReason === null) refuseRule('REASON_MISSING', 'correctionReason')
      withTransaction(records, () => {
        const row: AccompaniedRow = {
          ...{ ...input, id: RecordId.parse(newId()), day: on, lateReason, ...stamp(actor) },
          ...{ correctsId: before?.id ?? null, correctionReason: before ? input.correctionReason : null },
        }
        repository.insertAccompanied(row)
        audit(actor, 'accompany', on, { after: row, ...(before ? { before } : {}) })
      })
      return day(on)
    },

    /** Meals without a sample from a day until another, both inside, by now; from the first sample of the home on. */
    listMissing(from: Day, until: Day, missingOf: (day: Day, kept: ReadonlySet<MealDay['meal']>) => MealDay['meal'][]) {
      const first = repository.firstDay()
      if (first === null) return []
      const kept = Map.groupBy(repository.listMeals(from, until), (each) => each.day)
      const missing: { day: Day; meal: MealDay['meal'] }[] = []
      for (let on = from < first ? first : from; on <= until; on = addDays(on, 1)) {
        const meals = missingOf(on, new Set((kept.get(on) ?? []).map(({ meal }) => meal)))
        missing.push(...meals.map((meal) => ({ day: on, meal })))
      }
      return missing
    },
  }
}
