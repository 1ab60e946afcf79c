// The acts on charts: write entries, set one right, keep lines that wait. Entries of a call are one transaction with one audit row, all or
// none; the task an entry stands for is written with it.
import { type Instant, RecordId, type ResidentId } from '#shared/contract/primitives.ts'
import {
  endOfEntry,
  faultsOfChart,
  isUnusualWeight,
  roundChart,
  taskKindsOf,
} from '#shared/features/charts/chart-entry.rules.ts'
import type {
  ChartDraft,
  ChartEntry,
  ChartInput,
  ChartKind,
  ChartLine,
  ChartValue,
} from '#shared/features/charts/charts.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { ChartContext } from './chart-context.ts'
import type { ChartRow } from './charts.repository.ts'

export type ChartsService = ReturnType<typeof createChartsService>

export function createChartsService(context: ChartContext) {
  const { records, clock, repository, drafts, numbers } = context

  function audit(actor: Actor, action: string, objectId: string, trace: object): void {
    const about = { action: `charts.${action}`, objectType: 'chart-entry', objectId, ...trace }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about })
  }

  /** Throws for what cannot be, and for what is unusual and was not looked at again. */
  function mustBeBelievable(residentId: ResidentId, value: ChartValue, at: Instant, isConfirmed: boolean): void {
    const faults = faultsOfChart(value, at, numbers)
    const impossible = faults.find(({ because }) => because === 'impossible')
    if (impossible) refuseRule('VALUE_NOT_PLAUSIBLE', impossible.where, { min: impossible.min, max: impossible.max })
    if (isConfirmed) return
    const [unusual] = faults
    if (unusual) refuseRule('CHART_UNUSUAL', unusual.where, { min: unusual.min, max: unusual.max })
    if (value.kind !== 'weight') return
    const beforeKg = context.weightBefore(residentId, at)
    if (beforeKg === null || !isUnusualWeight(value.kg, beforeKg, numbers.unusualWeightChangePercent)) return
    const share = numbers.unusualWeightChangePercent / 100
    const [min, max] = [beforeKg * (1 - share), beforeKg * (1 + share)].map((kg) => Math.round(kg * 10) / 10)
    refuseRule('CHART_UNUSUAL', 'kg', { min: min ?? 0, max: max ?? 0 })
  }

  /** Writes one entry; null = exactly this was written before. */
  function write(input: ChartInput, actor: Actor): ChartRow | null {
    if (repository.hasRequest(input.requestKey)) return null
    const at = input.at ?? clock.now()
    const { residentId, taskKey } = input
    const end = endOfEntry(input.value, at)
    context.mustBePossible(at, end)
    context.mustBeHere(residentId, at)
    mustBeBelievable(residentId, input.value, at, input.isConfirmed)
    const isLate = context.isLate(end)
    if (isLate && input.lateReason === null) refuseRule('CHART_LATE_REASON_MISSING', 'lateReason')
    const row: ChartRow = {
      ...{ id: RecordId.parse(context.newId()), requestKey: input.requestKey, residentId, at, taskKey },
      ...{ value: roundChart(input.value, numbers), source: input.source, note: input.note },
      ...{ isLate: isLate ? 1 : 0, lateReason: isLate ? input.lateReason : null },
      ...{ recordedAt: clock.now(), recordedBy: actor.userId, seat: actor.seatName },
      ...{ correctsId: null, correctionReason: null, isVoid: 0 },
    }
    repository.insert(row)
    if (taskKey !== null) {
      const expected = { residentId, kinds: taskKindsOf(row.value.kind) }
      context.careTasks.recordDone({ key: taskKey, at, reason: input.lateReason }, expected, actor)
    }
    return row
  }

  return {
    record(entries: readonly ChartInput[], actor: Actor): { count: number } {
      return withTransaction(records, () => {
        const rows = entries.flatMap((entry, index) => {
          try {
            return write(entry, actor) ?? []
          } catch (error) {
            if (!(error instanceof DomainError)) throw error
            const field = typeof error.data.where === 'string' ? `.${error.data.where}` : ''
            throw new DomainError(error.code, { ...error.data, where: `entries.${index}${field}` })
          }
        })
        const [first] = rows
        if (first) audit(actor, 'record', first.id, { after: { rows } })
        return { count: rows.length }
      })
    },

    correct(
      input: { id: string; value: ChartValue | null; at: Instant | null; reason: string },
      actor: Actor,
    ): ChartEntry {
      const before = repository.findById(input.id)
      if (!before) throw new DomainError('NOT_FOUND', { where: 'entry', values: { id: input.id } })
      if (before.isCorrected === 1 || before.isVoid === 1) refuseRule('ALREADY_CORRECTED', 'entry')
      const { isCorrected: _isCorrected, ...old } = before
      const value = input.value ?? old.value
      if (value.kind !== old.value.kind) refuseRule('CHART_OTHER_KIND', 'value')
      const at = input.at ?? old.at
      if (input.value !== null) {
        const end = endOfEntry(value, at)
        context.mustBePossible(input.at ?? clock.now(), end)
        context.mustBeHere(old.residentId, at)
        // Whoever sets an entry right has looked at it.
        mustBeBelievable(old.residentId, value, at, true)
      }
      const row: ChartRow = {
        // A row that sets another right is asked for once: the row it names is its key.
        ...{ ...old, id: RecordId.parse(context.newId()), requestKey: `corrects:${old.id}`, at },
        value: roundChart(value, numbers),
        ...{ recordedAt: clock.now(), recordedBy: actor.userId, seat: actor.seatName },
        ...{ correctsId: old.id, correctionReason: input.reason, isVoid: input.value === null ? 1 : 0 },
      }
      withTransaction(records, () => {
        repository.insert(row)
        const trace = { before: old, after: row, reason: input.reason }
        if (input.value === null) audit(actor, 'void', old.id, trace)
        else audit(actor, 'correct', old.id, trace)
      })
      return context.shown({ ...row, isCorrected: 0 })
    },

    draftOf: (kind: ChartKind, floorName: string, actor: Actor): ChartDraft =>
      drafts.find({ userId: actor.userId ?? '', kind, floorName }),

    /** Lines that wait are no record: they leave no audit row. */
    saveDraft(
      input: { kind: ChartKind; floorName: string; version: number; lines: Record<string, ChartLine | null> },
      actor: Actor,
    ): ChartDraft {
      const key = { userId: actor.userId ?? '', kind: input.kind, floorName: input.floorName }
      return withTransaction(records, () => {
        const before = drafts.find(key)
        if (before.version !== input.version) throw new DomainError('EDIT_CONFLICT', { where: 'draft', theirs: before })
        const lines = Object.fromEntries(
          Object.entries({ ...before.lines, ...input.lines }).filter(
            (line): line is [string, ChartLine] => line[1] !== null,
          ),
        )
        const draft = { ...before, version: before.version + 1, lines }
        drafts.save(key, draft, clock.now())
        return draft
      })
    },
  }
}
