// Writing what is kept of a person's health. A record is never changed; a further version takes its place, with its reason.
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { HealthRecord, HealthRecordFacts } from '#shared/features/health-files/health-files.model.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { PartnershipContext, RecordVersion } from '../partnerships/index.ts'
import type { HealthRecordStore, StoredHealthRecord } from './health-records.ts'

export type HealthFilesService = ReturnType<typeof createHealthFilesService>

export function createHealthFilesService(context: PartnershipContext, store: HealthRecordStore) {
  const audit = auditActs(context, (action) => ({ action: `health-files.${action}`, objectType: 'health-record' }))

  function shown(row: RecordVersion<StoredHealthRecord>): HealthRecord {
    const { residentId, ...facts } = row.facts
    return { ...context.written(row), residentId, facts: facts as HealthRecordFacts, isVoid: row.isVoid }
  }

  function mustFit(residentId: ResidentId, facts: HealthRecordFacts): void {
    // A paper may be older than the stay; the person must belong to the house now.
    context.mustBelong(residentId, context.today())
    context.refuseFuture(facts.on, 'on')
    if (facts.kind === 'family-doctor' && facts.untilOn < facts.on) refuseRule('ENDS_BEFORE_START', 'untilOn')
  }

  return {
    listOf(residentId: ResidentId): HealthRecord[] {
      context.mustExist(residentId)
      return store
        .listBetween('resident_id', residentId, residentId)
        .map(shown)
        .sort((a, b) => (a.facts.on < b.facts.on ? 1 : -1))
    },

    record({ residentId, facts }: { residentId: ResidentId; facts: HealthRecordFacts }, actor: Actor): HealthRecord {
      mustFit(residentId, facts)
      const row = context.nextVersion<StoredHealthRecord>({ ...facts, residentId }, actor, null)
      context.transact(() => {
        store.insert(row)
        audit(actor, 'record', row.id, { after: row.facts })
      })
      return shown(row)
    },

    correct(
      input: { id: RecordId; version: number; facts: HealthRecordFacts | null; reason: string },
      actor: Actor,
    ): HealthRecord {
      const before = context.mustBeNewest(store, input, 'record')
      const { residentId } = before.facts
      if (input.facts) mustFit(residentId, input.facts)
      const facts: StoredHealthRecord = input.facts ? { ...input.facts, residentId } : before.facts
      const row = context.nextVersion(facts, actor, { ...input, isVoid: input.facts === null })
      context.transact(() => {
        store.insert(row)
        audit(actor, 'correct', row.id, { before: before.facts, after: facts, reason: input.reason })
      })
      return shown(row)
    },
  }
}
