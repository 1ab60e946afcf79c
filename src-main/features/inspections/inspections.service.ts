// The acts on inspections: write one down, add a step to a finding, take one back, close, void. Each is one transaction with its audit row;
// nothing that was written is ever changed.
import { dayOf } from '#shared/contract/days.ts'
import { type AttachmentId, type Instant, RecordId, type UserId } from '#shared/contract/primitives.ts'
import { stepFault } from '#shared/features/inspections/findings.rules.ts'
import type {
  InspectionDraft,
  InspectionDraftContent,
  InspectionInput,
  InspectionRules,
  StepContent,
} from '#shared/features/inspections/inspections.model.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { FindingRow, InspectionRow, InspectionsRepository, StepRow } from './inspections.repository.ts'
import { liveOf } from './inspections-reader.ts'

export type InspectionsServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: InspectionsRepository
  rules: InspectionRules
  /** Throws NOT_FOUND for an attachment nobody added. */
  requireAttachments: (ids: readonly AttachmentId[]) => void
}
export type NewStep = {
  findingId: RecordId
  content: StepContent
  attachmentIds: AttachmentId[]
  lateReason: string | null
}
export type InspectionsService = ReturnType<typeof createInspectionsService>

export function createInspectionsService(deps: InspectionsServiceDependencies) {
  const { records, clock, newId, repository, rules } = deps
  const today = () => dayOf(clock.now())
  const stamp = (actor: Actor) => ({ recordedAt: clock.now(), recordedBy: actor.userId })

  const audit = auditActs(deps, (action) => ({ action: `inspections.${action}`, objectType: 'inspection' }))

  /** What lies on an earlier day is late and says why; anything else says nothing. */
  function lateReasonOf(on: string, reason: string | null): string | null {
    if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where: 'on', values: { on, today: today() } })
    if (on === today()) return null
    return reason ?? refuseRule('REASON_MISSING', 'lateReason')
  }

  function mustFind(id: RecordId): InspectionRow {
    const row = repository.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'inspection', values: { id } })
    if (row.voidReason !== null) refuseRule('INSPECTION_IS_VOID', 'inspection')
    return row
  }

  function mustFindFinding(id: RecordId): { finding: FindingRow; inspection: InspectionRow; steps: StepRow[] } {
    const finding = repository.findFinding(id)
    if (!finding) throw new DomainError('NOT_FOUND', { where: 'finding', values: { id } })
    return { finding, inspection: mustFind(finding.inspectionId), steps: repository.listSteps([id]) }
  }

  function writeStep(step: NewStep, count: number, actor: Actor): StepRow {
    const row: StepRow = {
      ...{ ...step, id: RecordId.parse(newId()), number: count + 1, ...stamp(actor) },
      takenBack: null,
    }
    repository.insertStep(row)
    return row
  }

  return {
    record(input: InspectionInput, actor: Actor): RecordId {
      if (input.at > clock.now()) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
      const day = dayOf(input.at)
      const { findings, ...fields } = input
      for (const [index, finding] of findings.entries()) {
        if (!rules.categories.some(({ code }) => code === finding.category)) {
          refuseRule('FINDING_CATEGORY_UNKNOWN', `findings.${index}.category`)
        }
        if (finding.dueOn < day) refuseRule('TERM_BEFORE_INSPECTION', `findings.${index}.dueOn`)
      }
      const lateReason = lateReasonOf(day, input.lateReason)
      deps.requireAttachments([...input.attachmentIds, ...findings.flatMap(({ attachmentIds }) => attachmentIds)])
      const id = RecordId.parse(newId())
      const row: InspectionRow = { ...fields, ...stamp(actor), id, day, lateReason, voidReason: null }
      withTransaction(records, () => {
        repository.insert(row)
        for (const [index, finding] of findings.entries()) {
          repository.insertFinding({ ...finding, id: RecordId.parse(newId()), inspectionId: id }, index)
        }
        if (actor.userId !== null) repository.clearDraft(actor.userId)
        audit(actor, 'record', id, {
          after: { ...row, findings },
          ...(lateReason === null ? {} : { reason: lateReason }),
        })
      })
      return id
    },

    addStep(input: NewStep, actor: Actor): RecordId {
      return withTransaction(records, () => {
        const { finding, inspection, steps } = mustFindFinding(input.findingId)
        const about = { inspectedOn: inspection.day, dueOn: finding.dueOn, live: liveOf(steps) }
        const fault = stepFault(input.content, about)
        if (fault) refuseRule(fault.rule, fault.where)
        const lateReason = lateReasonOf(input.content.on, input.lateReason)
        deps.requireAttachments(input.attachmentIds)
        const row = writeStep({ ...input, lateReason }, steps.length, actor)
        audit(actor, 'add-step', inspection.id, { after: row })
        return inspection.id
      })
    },

    takeBackStep({ stepId, reason }: { stepId: RecordId; reason: string }, actor: Actor): RecordId {
      return withTransaction(records, () => {
        const step = repository.findStep(stepId)
        if (!step) throw new DomainError('NOT_FOUND', { where: 'step', values: { id: stepId } })
        const { inspection, steps } = mustFindFinding(step.findingId)
        // What came after rests on it: only the last one that counts can go.
        const last = steps.findLast(({ takenBack }) => takenBack === null)
        if (last?.id !== stepId) refuseRule('STEP_NOT_LAST', 'step')
        repository.takeBack(stepId, reason, stamp(actor))
        audit(actor, 'take-back-step', inspection.id, { before: step, after: { stepId }, reason })
        return inspection.id
      })
    },

    close({ id }: { id: RecordId }, actor: Actor): RecordId {
      return withTransaction(records, () => {
        mustFind(id)
        const findings = repository.listFindings([id])
        const steps = Map.groupBy(repository.listSteps(findings.map((each) => each.id)), ({ findingId }) => findingId)
        const content: StepContent = { kind: 'closed', on: today(), text: null }
        const closing = findings.filter((finding) => {
          const live = liveOf(steps.get(finding.id) ?? [])
          if (live.some(({ kind }) => kind === 'closed')) return false
          const about = { inspectedOn: today(), dueOn: finding.dueOn, live }
          if (stepFault(content, about)) refuseRule('INSPECTION_FINDINGS_OPEN', 'inspection')
          return true
        })
        if (closing.length === 0) refuseRule('FINDING_IS_CLOSED', 'inspection')
        for (const finding of closing) {
          const step = { findingId: finding.id, content, attachmentIds: [], lateReason: null }
          writeStep(step, steps.get(finding.id)?.length ?? 0, actor)
        }
        audit(actor, 'close', id, { after: { findingIds: closing.map((finding) => finding.id) } })
        return id
      })
    },

    void({ id, reason }: { id: RecordId; reason: string }, actor: Actor): RecordId {
      return withTransaction(records, () => {
        const before = mustFind(id)
        repository.void(id, reason, stamp(actor))
        audit(actor, 'void', id, { before, after: { id }, reason })
        return id
      })
    },

    draft: (actor: Actor): InspectionDraft =>
      (actor.userId === null ? undefined : repository.findDraft(actor.userId)) ?? { version: 0, content: {} },

    /** Not audited: a draft is no record, and it is sent with every change. */
    saveDraft(input: { version: number; content: InspectionDraftContent }, actor: Actor): InspectionDraft {
      const userId: UserId | null = actor.userId
      if (userId === null) throw new DomainError('NOT_SIGNED_IN')
      return withTransaction(records, () => {
        const stored = repository.findDraft(userId) ?? { version: 0, content: {} }
        if (stored.version !== input.version) throw new DomainError('EDIT_CONFLICT', { where: 'draft', theirs: stored })
        const at: Instant = clock.now()
        repository.saveDraft(userId, stored.version + 1, input.content, at)
        return { version: stored.version + 1, content: input.content }
      })
    },
  }
}
