// Corrections: a wrong row is voided with a reason and a right one takes its place, so that the record shows both.
// Must never leave a gap between stays, a leave outside its admission, or a day that has not come.
import { BedId, type Day, type RecordId, type ResidentId } from '#shared/contract/primitives.ts'
import {
  dropLeave,
  dropStay,
  type Episode,
  type EpisodePlan,
  moveAdmission,
  moveLeave,
  moveStay,
} from '#shared/features/residents/occupancy.rules.ts'
import type {
  AbilityLevel,
  CareLevel,
  DischargeReason,
  FundingCategory,
  RecordKind,
} from '#shared/features/residents/residents.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DatedBase, DatedRows, NewDatedRow } from './dated-rows.repository.ts'
import { correctFact } from './fact-correction.ts'
import type { AdmissionRow, LeaveRow, StayRow } from './occupancy.repository.ts'
import type { ResidentContext } from './resident-context.ts'

export type Changes = {
  fromOn?: Day | undefined
  toOn?: Day | null | undefined
  bedId?: BedId | undefined
  category?: FundingCategory | undefined
  level?: AbilityLevel | undefined
  careLevel?: CareLevel | undefined
  dischargeReason?: DischargeReason | undefined
  monthlyFee?: number | null | undefined
}
export type CorrectInput = {
  id: ResidentId
  record: { kind: RecordKind; id: RecordId }
  action: 'change' | 'void'
  changes: Changes
  reason: string
}
export type CorrectionService = ReturnType<typeof createCorrectionService>

/** Leaves out what is not given: `exactOptionalPropertyTypes` tells "not given" from "given as nothing". */
function daysOf(changes: Changes): { fromOn?: Day; toOn?: Day | null } {
  return {
    ...(changes.fromOn === undefined ? {} : { fromOn: changes.fromOn }),
    ...(changes.toOn === undefined ? {} : { toOn: changes.toOn }),
  }
}

export function createCorrectionService(context: ResidentContext) {
  const { occupancy } = context

  function episodeOf(id: ResidentId, admission: AdmissionRow): Episode {
    const isOwn = (row: { admissionId: string }) => row.admissionId === admission.id
    return {
      fromOn: admission.fromOn,
      toOn: admission.toOn,
      stays: occupancy.stays.list(id).filter(isOwn),
      leaves: occupancy.leaves.list(id).filter(isOwn),
    }
  }

  function mustFindAdmission(id: ResidentId, admissionId: string): AdmissionRow {
    const found = occupancy.admissions.list(id).find((row) => row.id === admissionId)
    if (!found) throw new DomainError('NOT_FOUND', { where: 'admission', values: { id: admissionId } })
    return found
  }

  /** Voids rows that differ from the plan and writes their replacements; all voids come first, so guards see only the end state. */
  function applyRows<Row extends DatedBase>(
    rows: DatedRows<Row>,
    old: readonly Row[],
    next: readonly Partial<Row>[],
    input: CorrectInput,
    actor: Actor,
  ): { insert: () => void; replacedBy: ReadonlyMap<RecordId, RecordId> } {
    const planned = new Map(next.map((row) => [row.id as RecordId, row]))
    const voiding = { at: context.clock.now(), by: actor.userId, reason: input.reason }
    const replacements: Row[] = []
    const replacedBy = new Map<RecordId, RecordId>()
    for (const row of old) {
      const plan = planned.get(row.id)
      const merged = { ...row, ...plan }
      const isSame = (Object.keys(row) as (keyof Row)[]).every((field) => row[field] === merged[field])
      if (plan && isSame) continue
      rows.voidRow(row.id, voiding)
      if (!plan) continue
      const id = context.recordId()
      replacements.push({ ...merged, id, ...context.stamp(actor) })
      replacedBy.set(row.id, id)
    }
    const insert = () => {
      for (const row of replacements) rows.insert(row as unknown as NewDatedRow<Row>)
    }
    return { insert, replacedBy }
  }

  function refuseFutureDays(episode: Episode): void {
    for (const interval of [episode, ...episode.stays, ...episode.leaves]) {
      context.refuseFuture(interval.fromOn, 'fromOn')
      if (interval.toOn !== null) context.refuseFuture(interval.toOn, 'toOn')
    }
  }

  function apply(
    admission: AdmissionRow,
    before: Episode,
    plan: EpisodePlan,
    more: Partial<AdmissionRow>,
    input: CorrectInput,
    actor: Actor,
  ): void {
    if ('rule' in plan) refuseRule(plan.rule, input.record.kind)
    const { episode } = plan
    refuseFutureDays(episode)
    for (const stay of episode.stays) {
      const known = before.stays.find((other) => other.id === stay.id)
      if (known && known.bedId === stay.bedId && known.fromOn === stay.fromOn && known.toOn === stay.toOn) continue
      const bedId = BedId.parse(stay.bedId)
      // Who already lies there under isolation stays; only another bed must be free of it.
      context.beds.mustBeUsable(bedId, stay.fromOn, stay.toOn, { ignoreIsolation: known?.bedId === stay.bedId })
      context.mustBeFree(bedId, stay.fromOn, stay.toOn, input.id)
    }
    const next = { id: admission.id, fromOn: episode.fromOn, toOn: episode.toOn, ...more }
    const oldStays = occupancy.stays.list(input.id).filter((row) => row.admissionId === admission.id)
    const oldLeaves = occupancy.leaves.list(input.id).filter((row) => row.admissionId === admission.id)
    const changedAdmission = applyRows(occupancy.admissions, [admission], [next], input, actor)
    const changedStays = applyRows(occupancy.stays, oldStays, episode.stays as Partial<StayRow>[], input, actor)
    const changedLeaves = applyRows(occupancy.leaves, oldLeaves, episode.leaves as Partial<LeaveRow>[], input, actor)
    for (const changed of [changedAdmission, changedStays, changedLeaves]) changed.insert()
    const replacedBy = changedAdmission.replacedBy.get(admission.id)
    if (replacedBy !== undefined) occupancy.moveToAdmission(admission.id, replacedBy)
  }

  function correctAdmission(input: CorrectInput, actor: Actor): void {
    const { id, record, changes } = input
    const admission = mustFindAdmission(id, record.id)
    const before = episodeOf(id, admission)
    if (input.action === 'void') {
      const voiding = { at: context.clock.now(), by: actor.userId, reason: input.reason }
      for (const leave of before.leaves) occupancy.leaves.voidRow(leave.id as RecordId, voiding)
      for (const stay of before.stays) occupancy.stays.voidRow(stay.id as RecordId, voiding)
      occupancy.admissions.voidRow(admission.id, voiding)
      return
    }
    const { birthOn } = context.mustFind(id)
    if (changes.fromOn !== undefined && birthOn !== null) context.refuseBefore(changes.fromOn, birthOn, 'fromOn')
    const toOn = changes.toOn === undefined ? admission.toOn : changes.toOn
    const dischargeReason = toOn === null ? null : (changes.dischargeReason ?? admission.dischargeReason)
    if (toOn !== null && dischargeReason === null) refuseRule('DISCHARGE_REASON_MISSING', 'dischargeReason')
    const isLater = (row: AdmissionRow) => row.id !== admission.id && toOn !== null && row.fromOn >= toOn
    if (dischargeReason === 'death' && occupancy.admissions.list(id).some(isLater)) {
      refuseRule('ADMITTED_AFTER_DEATH', 'dischargeReason')
    }
    const deathCause = dischargeReason === 'death' ? admission.deathCause : null
    const destination = toOn === null ? null : admission.destination
    apply(
      admission,
      before,
      moveAdmission(before, daysOf(changes)),
      { dischargeReason, deathCause, destination },
      input,
      actor,
    )
  }

  function correctPart(input: CorrectInput, actor: Actor, kind: 'stay' | 'leave'): void {
    const { id, record, changes } = input
    const row = (kind === 'stay' ? occupancy.stays : occupancy.leaves).find(record.id, id)
    if (!row) throw new DomainError('NOT_FOUND', { where: kind, values: { id: record.id } })
    const admission = mustFindAdmission(id, row.admissionId)
    const before = episodeOf(id, admission)
    const isVoid = input.action === 'void'
    const bed = changes.bedId === undefined ? {} : { bedId: changes.bedId }
    const plan =
      kind === 'stay'
        ? isVoid
          ? dropStay(before, record.id)
          : moveStay(before, record.id, { ...daysOf(changes), ...bed })
        : isVoid
          ? dropLeave(before, record.id)
          : moveLeave(before, record.id, daysOf(changes))
    apply(admission, before, plan, {}, input, actor)
  }

  function rowsOf(id: ResidentId, kind: RecordKind): readonly DatedBase[] {
    const tables = {
      admission: occupancy.admissions,
      stay: occupancy.stays,
      leave: occupancy.leaves,
      category: occupancy.categories,
      'ability-level': occupancy.abilityLevels,
      'care-level': occupancy.careLevels,
      agreement: occupancy.agreements,
    }
    return tables[kind].list(id)
  }

  return function correct(input: CorrectInput, actor: Actor): void {
    const { id, record } = input
    const bedsOf = () => occupancy.stays.list(id).map((stay) => stay.bedId)
    const bedIds = context.transact(() => {
      context.mustFind(id)
      const bedsBefore = bedsOf()
      const before = rowsOf(id, record.kind).filter((row) => row.id === record.id)
      if (record.kind === 'admission') correctAdmission(input, actor)
      else if (record.kind === 'stay' || record.kind === 'leave') correctPart(input, actor, record.kind)
      else correctFact(context, input, actor)
      const trace = { before: before[0], after: { action: input.action, record, changes: input.changes } }
      context.audit(actor, 'correct', id, { ...trace, reason: input.reason })
      return [...new Set([...bedsBefore, ...bedsOf()])]
    })
    context.events.emit('resident-changed', { residentId: id, bedIds })
  }
}
