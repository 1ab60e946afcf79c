// The acts on spot vitals: write down, set right, say whose a reading is. Each is one transaction with its audit row.
import type { Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import { valuesOfEntry } from '#shared/features/vitals/vital-entry.rules.ts'
import type { VitalEntry, VitalMeasurement, VitalValue } from '#shared/features/vitals/vitals.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { VitalContext } from './vital-context.ts'
import type { MeasurementRow, ReadMeasurement } from './vitals.repository.ts'

export type RecordInput = { residentId: ResidentId; takenAt: Instant | null; entry: VitalEntry; note?: string | null }
export type CorrectInput = { id: RecordId; entry: VitalEntry | null; reason: string }
export type VitalsService = ReturnType<typeof createVitalsService>

/** A stored row as it goes to a screen. */
export function toMeasurement(row: ReadMeasurement, nameOf: (userId: string) => string | null): VitalMeasurement {
  const { deviceAt: _deviceAt, deliveryKey: _key, seat: _seat, ...shown } = row
  return {
    ...shown,
    isBackDated: row.isBackDated === 1,
    isVoid: row.isVoid === 1,
    isCorrected: row.isCorrected === 1,
    recordedBy: row.recordedBy === null ? null : nameOf(row.recordedBy),
  }
}

export function createVitalsService(context: VitalContext, onWritten: (residentIds: ReadonlySet<ResidentId>) => void) {
  const { records, clock, repository, arrivals } = context

  function audit(actor: Actor, action: string, objectId: string, trace: object): void {
    const about = { action: `vitals.${action}`, objectType: 'vital-measurement', objectId, ...trace }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about })
  }

  function rowOf(
    value: VitalValue & { entered?: string | null },
    about: Pick<MeasurementRow, 'residentId' | 'takenAt' | 'note'>,
    actor: Actor,
  ): MeasurementRow {
    const { kind, diastolic, word } = value
    return {
      ...{ id: context.newId() as RecordId, kind, value: value.value, diastolic, word, entered: value.entered ?? null },
      ...about,
      isBackDated: context.isBackDated(about.takenAt) ? 1 : 0,
      ...{ source: 'hand', deviceId: null, deviceName: null, deviceAt: null, deliveryKey: null },
      ...{ recordedAt: clock.now(), recordedBy: actor.userId, seat: actor.seatName },
      ...{ correctsId: null, correctionReason: null, isVoid: 0 },
    }
  }

  function checked(input: RecordInput): { values: ReturnType<typeof valuesOfEntry>; takenAt: Instant } {
    const takenAt = input.takenAt ?? clock.now()
    const values = valuesOfEntry(input.entry)
    if (values.length === 0) refuseRule('NOTHING_MEASURED', 'entry')
    context.mustBePossible(takenAt)
    context.mustBeHere(input.residentId, takenAt)
    for (const value of values) context.mustBePlausible(value)
    return { values, takenAt }
  }

  /** Inside a transaction: one row a value, one audit row for the moment. */
  function write(input: RecordInput, actor: Actor): MeasurementRow[] {
    const { values, takenAt } = checked(input)
    const about = { residentId: input.residentId, takenAt, note: input.note ?? null }
    const rows = values.map((value) => rowOf(value, about, actor))
    for (const row of rows) repository.insert(row)
    audit(actor, 'record', rows[0]?.id ?? '', { after: { residentId: input.residentId, takenAt, rows } })
    return rows
  }

  const shown = (row: MeasurementRow): VitalMeasurement =>
    toMeasurement({ ...row, isCorrected: 0 }, context.displayNameOf)

  return {
    record(input: RecordInput, actor: Actor): VitalMeasurement[] {
      const rows = withTransaction(records, () => write(input, actor))
      onWritten(new Set([input.residentId]))
      return rows.map(shown)
    },

    /** All or none; a refusal names the entry it is about. */
    recordRound(entries: readonly RecordInput[], actor: Actor): { count: number } {
      const count = withTransaction(records, () =>
        entries.reduce((sum, entry, index) => {
          try {
            return sum + write(entry, actor).length
          } catch (error) {
            if (!(error instanceof DomainError)) throw error
            throw new DomainError(error.code, { ...error.data, where: `entries.${index}` })
          }
        }, 0),
      )
      onWritten(new Set(entries.map(({ residentId }) => residentId)))
      return { count }
    },

    correct({ id, entry, reason }: CorrectInput, actor: Actor): VitalMeasurement {
      const before = repository.findById(id)
      if (!before) throw new DomainError('NOT_FOUND', { where: 'measurement', values: { id } })
      if (before.isCorrected === 1 || before.isVoid === 1) refuseRule('ALREADY_CORRECTED', 'measurement')
      const right = entry === null ? null : valuesOfEntry(entry).find(({ kind }) => kind === before.kind)
      if (right === undefined) refuseRule('NOTHING_MEASURED', before.kind)
      if (right !== null) context.mustBePlausible(right)
      const { isCorrected: _isCorrected, ...old } = before
      const value = right ?? { kind: old.kind, value: null, diastolic: null, word: null }
      const about = { residentId: old.residentId, takenAt: old.takenAt, note: old.note }
      const row: MeasurementRow = {
        ...rowOf(value, about, actor),
        ...{
          isBackDated: old.isBackDated,
          correctsId: old.id,
          correctionReason: reason,
          isVoid: right === null ? 1 : 0,
        },
      }
      withTransaction(records, () => {
        repository.insert(row)
        const trace = { before: old, after: row, reason }
        if (right === null) audit(actor, 'void', old.id, trace)
        else audit(actor, 'correct', old.id, trace)
      })
      onWritten(new Set([old.residentId]))
      return shown(row)
    },

    /** A person says whose a reading is; it counts from the moment it arrived. */
    assign(id: string, residentId: ResidentId, actor: Actor): VitalMeasurement {
      const arrival = arrivals.findOpen(id)
      if (!arrival) throw new DomainError('NOT_FOUND', { where: 'reading', values: { id } })
      const value: VitalValue = { kind: arrival.kind, value: arrival.value, diastolic: arrival.diastolic, word: null }
      context.mustBePossible(arrival.arrivedAt)
      context.mustBeHere(residentId, arrival.arrivedAt)
      context.mustBePlausible(value)
      const row: MeasurementRow = {
        ...rowOf(value, { residentId, takenAt: arrival.arrivedAt, note: null }, actor),
        ...{ source: 'device', deviceId: arrival.deviceId, deviceName: arrival.deviceName, deviceAt: arrival.deviceAt },
        deliveryKey: arrival.deliveryKey,
      }
      withTransaction(records, () => {
        repository.insert(row)
        arrivals.answer({ id: arrival.id, at: clock.now(), by: actor.userId, measurementId: row.id, reason: null })
        audit(actor, 'assign', row.id, { before: arrival, after: row })
      })
      onWritten(new Set([residentId]))
      return shown(row)
    },

    discard(id: string, reason: string, actor: Actor): void {
      const arrival = arrivals.findOpen(id)
      if (!arrival) throw new DomainError('NOT_FOUND', { where: 'reading', values: { id } })
      withTransaction(records, () => {
        arrivals.answer({ id: arrival.id, at: clock.now(), by: actor.userId, measurementId: null, reason })
        audit(actor, 'discard', arrival.id, { before: arrival, reason })
      })
    },

    setSpo2Scale(input: { residentId: ResidentId; scale: 1 | 2; reason: string }, actor: Actor): { scale: 1 | 2 } {
      context.mustFind(input.residentId)
      const before = repository.scaleOf(input.residentId, clock.now())
      const id = context.newId() as RecordId
      withTransaction(records, () => {
        repository.insertScale({ id, ...input, recordedAt: clock.now(), recordedBy: actor.userId })
        const { scale, reason } = input
        appendAudit(records, {
          at: clock.now(),
          ...auditAs(actor),
          ...{ action: 'vitals.set-spo2-scale', objectType: 'resident', objectId: input.residentId },
          ...{ before: { scale: before }, after: { scale }, reason },
        })
      })
      onWritten(new Set([input.residentId]))
      return { scale: input.scale }
    },
  }
}
