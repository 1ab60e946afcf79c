// What every act of the medical partnership needs: today, who is here, versions of records, the audit row. Shared with the features of health
// files, referrals and long-term care insurance.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Day, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { AttachmentsFeature } from '../attachments/index.ts'
import type { SettleDraft } from '../drafts/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { RecordVersion, RecordVersions } from './record-versions.repository.ts'

export type PartnershipContextDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  residents: Pick<ResidentsFeature, 'get' | 'list' | 'nameOf' | 'standingOn'>
  /** Throws NOT_FOUND for a file that is not kept. */
  attachments: Pick<AttachmentsFeature, 'require'>
  displayNameOf: (userId: string) => string | null
  settleDraft: SettleDraft
}
export type PartnershipContext = ReturnType<typeof createPartnershipContext>
export type Replaced = { id: RecordId; version: number; reason: string }

export function createPartnershipContext(deps: PartnershipContextDependencies) {
  const { records, clock, residents } = deps
  const today = (): Day => dayOf(clock.now())
  const recordId = (): RecordId => deps.newId() as RecordId

  function stateOf(residentId: ResidentId, on: Day, where: string): string {
    const standing = residents.standingOn(residentId, on)
    const about = { where, values: { id: residentId } }
    if (!standing) throw new DomainError('NOT_FOUND', about)
    if (standing.state === 'dead') throw new DomainError('RESIDENT_DEAD', about)
    if (standing.state === 'discharged' || standing.state === 'never-admitted') {
      throw new DomainError('RESIDENT_NOT_IN', about)
    }
    return standing.state
  }

  return {
    ...deps,
    today,
    recordId,
    /** Belonged to the house on that day, here or away. Answers the state. */
    mustBelong: (residentId: ResidentId, on: Day, where = 'residentId'): string => stateOf(residentId, on, where),
    /** Belonged to the house on some day of a span, both days inside. */
    mustBelongWithin(residentId: ResidentId, { from, to }: { from: Day; to: Day }, where: string): void {
      const isHouse = (state: string | undefined) => state === 'in' || state === 'on-leave' || state === 'in-hospital'
      for (let day = from; day <= to; day = addDays(day, 1)) {
        if (isHouse(residents.standingOn(residentId, day)?.state)) return
      }
      stateOf(residentId, to, where)
    },
    /** Was here on that day: nobody is seen on a visit who is away. */
    mustBeHere(residentId: ResidentId, on: Day, where = 'residentId'): void {
      if (stateOf(residentId, on, where) !== 'in') {
        throw new DomainError('RESIDENT_ON_LEAVE', { where, values: { id: residentId } })
      }
    },
    mustExist(residentId: ResidentId): void {
      if (residents.nameOf(residentId) === null) {
        throw new DomainError('NOT_FOUND', { where: 'resident', values: { id: residentId } })
      }
    },
    nameOf: (userId: string | null): string | null => (userId === null ? null : deps.displayNameOf(userId)),
    transact: <Result>(act: () => Result): Result => withTransaction(records, act),
    refuseFuture(on: Day, where: string): void {
      if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where, values: { on, today: today() } })
    },
    refuseBefore(on: Day, earliest: Day, where: string): void {
      if (on < earliest) throw new DomainError('DAY_BEFORE_START', { where, values: { on, earliest } })
    },
    mustFind<Facts>(store: Pick<RecordVersions<Facts>, 'find'>, id: string, where: string): RecordVersion<Facts> {
      const found = store.find(id)
      if (!found || found.isVoid) throw new DomainError('NOT_FOUND', { where, values: { id } })
      return found
    },
    /** The newest version, which must be the one somebody looked at. */
    mustBeNewest<Facts>(
      store: Pick<RecordVersions<Facts>, 'find'>,
      { id, version }: { id: string; version: number },
      where: string,
    ): RecordVersion<Facts> {
      const found = store.find(id)
      if (!found) throw new DomainError('NOT_FOUND', { where, values: { id } })
      if (found.isVoid) refuseRule('ALREADY_CORRECTED', where)
      if (found.version !== version) throw new DomainError('EDIT_CONFLICT', { where })
      return found
    },
    /** The next version of a record, or the first of a new one. */
    nextVersion<Facts>(
      facts: Facts,
      actor: Actor,
      replaced: (Replaced & { isVoid?: boolean }) | null,
    ): RecordVersion<Facts> {
      return {
        ...{ rowId: recordId(), id: replaced?.id ?? recordId(), version: (replaced?.version ?? 0) + 1, facts },
        ...{ isVoid: replaced?.isVoid ?? false, reason: replaced?.reason ?? null },
        ...{ recordedAt: clock.now(), recordedBy: actor.userId },
      }
    },
    /** Who wrote a version, as screens show it. */
    written<Facts>({ id, version, reason, recordedAt, recordedBy }: RecordVersion<Facts>) {
      const by = recordedBy === null ? null : deps.displayNameOf(recordedBy)
      return { id, version, reason, recordedAt, recordedBy: by }
    },
  }
}
