// Corrects category, ability level, care level or agreement. Facts that touched stay touching: when a start or end moves,
// the neighbour's moves with it; when a row is voided, the fact before it goes on in its place.
import type { Day } from '#shared/contract/primitives.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { Actor } from '../../rpc/request-context.ts'
import { endAfter, lastDayBefore } from './agreement-days.ts'
import type { CorrectInput } from './correction.service.ts'
import type { DatedBase, DatedRows, NewDatedRow } from './dated-rows.repository.ts'
import type { ResidentContext } from './resident-context.ts'

function given<Value extends object>(value: Value): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as Partial<Value>
}

export function correctFact(context: ResidentContext, input: CorrectInput, actor: Actor): void {
  const { occupancy } = context
  const { category, level, careLevel, monthlyFee } = input.changes
  if (input.record.kind === 'category') correctIn(occupancy.categories, { category })
  else if (input.record.kind === 'ability-level') correctIn(occupancy.abilityLevels, { level })
  else if (input.record.kind === 'care-level') correctIn(occupancy.careLevels, { careLevel })
  else if (input.record.kind === 'agreement') correctIn(occupancy.agreements, { monthlyFee })

  function correctIn<Row extends DatedBase>(rows: DatedRows<Row>, values: object): void {
    const known = rows.list(input.id)
    const index = known.findIndex((row) => row.id === input.record.id)
    const row = known[index]
    if (!row) throw new DomainError('NOT_FOUND', { where: input.record.kind, values: { id: input.record.id } })
    const voiding = { at: context.clock.now(), by: actor.userId, reason: input.reason }
    const replacements: Row[] = []
    const replace = (old: Row, changes: object) => {
      rows.voidRow(old.id, voiding)
      replacements.push({ ...old, ...changes, id: context.recordId(), ...context.stamp(actor) })
    }
    const previous = known[index - 1]
    const next = known[index + 1]
    const doesTouchPrevious = previous !== undefined && previous.toOn === row.fromOn
    const doesTouchNext = next !== undefined && row.toOn === next.fromOn
    if (input.action === 'void') {
      rows.voidRow(row.id, voiding)
      // Agreements have ends of their own: one that is voided does not prolong the one before it.
      if (doesTouchPrevious && input.record.kind !== 'agreement') replace(previous, { toOn: row.toOn })
    } else {
      const fromOn = input.changes.fromOn ?? row.fromOn
      const toOn = input.changes.toOn === undefined ? row.toOn : givenEnd(input.changes.toOn)
      refuseWrongOrder(fromOn, toOn, doesTouchPrevious ? previous : undefined, doesTouchNext ? next : undefined)
      replace(row, { fromOn, toOn, ...given(values) })
      if (doesTouchPrevious && fromOn !== row.fromOn) replace(previous, { toOn: fromOn })
      if (doesTouchNext && toOn !== row.toOn) replace(next, { fromOn: toOn })
    }
    for (const replacement of replacements) rows.insert(replacement as unknown as NewDatedRow<Row>)
  }

  function givenEnd(toOn: Day | null): Day | null {
    return input.record.kind === 'agreement' ? endAfter(toOn) : toOn
  }

  function refuseWrongOrder(fromOn: Day, toOn: Day | null, previous?: DatedBase, next?: DatedBase): void {
    if (input.record.kind !== 'agreement') {
      context.refuseFuture(fromOn, 'fromOn')
      if (toOn !== null) context.refuseFuture(toOn, 'toOn')
    }
    const last = input.record.kind === 'agreement' ? lastDayBefore(toOn) : toOn
    if (last !== null) context.refuseBefore(last, fromOn, 'toOn')
    if (previous) context.refuseBefore(fromOn, previous.fromOn, 'fromOn')
    const isPastNext = next && (toOn === null || (next.toOn !== null && toOn > next.toOn))
    if (isPastNext) throw new DomainError('INTERVAL_OVERLAP', { where: 'toOn', values: { on: next.fromOn } })
  }
}
