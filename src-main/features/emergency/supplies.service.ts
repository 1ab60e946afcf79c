// Emergency stores: what lies where, how much of it must be there, and the looks at it once a week or a month.
import { type Day, RecordId } from '#shared/contract/primitives.ts'
import type { SupplyCheck, SupplyFields, SupplyStanding } from '#shared/features/emergency/emergency.model.ts'
import { checkDueOn, expiryOf } from '#shared/features/emergency/emergency.rules.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { EmergencyContext } from './emergency-context.ts'
import type { SuppliesRepository, SupplyRow } from './supplies.repository.ts'

export type SavedSupply = SupplyFields & {
  supplyId: RecordId | null
  version: number
  hasEnded: boolean
  reason: string | null
}
export type NewChecks = {
  on: Day
  by: string
  entries: Pick<SupplyCheck, 'supplyId' | 'count' | 'expiresOn' | 'note'>[]
  lateReason: string | null
}
/** A store with all its looks, oldest first. */
export type Supply = SupplyRow & { every: 'week' | 'month'; checks: SupplyCheck[] }
export type SuppliesService = ReturnType<typeof createSuppliesService>

export function createSuppliesService(context: EmergencyContext, repository: SuppliesRepository) {
  const { records, newId, rules, today, nameOf, stamp, audit } = context
  const everyOf = (category: string) => rules.supplies.find((each) => each.category === category)?.check ?? 'month'

  function listSupplies(): Supply[] {
    const checks = Map.groupBy(repository.listChecks(), ({ supplyId }) => supplyId)
    return repository
      .list()
      .map((row) => ({ ...row, every: everyOf(row.category), checks: checks.get(row.supplyId) ?? [] }))
  }

  function toStanding(supply: Supply): SupplyStanding {
    const { checks, every, endedOn: _e, reason: _r, recordedAt: _a, recordedBy: _b, ...fields } = supply
    const last = checks.at(-1) ?? null
    return {
      ...fields,
      lastCheck: last && { ...last, recordedBy: nameOf(last.recordedBy) },
      checkDueOn: checkDueOn(last?.on ?? supply.sinceOn, every),
      expiry: expiryOf(last, today(), rules.warnDays),
      isShort: last && last.count < supply.leastCount,
    }
  }

  const standings = (): SupplyStanding[] =>
    listSupplies()
      .filter(({ endedOn }) => endedOn === null)
      .map(toStanding)

  return {
    listSupplies,
    standings,
    checksOf: (id: RecordId): SupplyCheck[] =>
      repository.listChecksOf(id).map((check) => ({ ...check, recordedBy: nameOf(check.recordedBy) })),

    save({ supplyId, version, hasEnded, reason, ...fields }: SavedSupply, actor: Actor): SupplyStanding[] {
      if (!rules.supplies.some(({ category }) => category === fields.category)) {
        refuseRule('SUPPLY_CATEGORY_UNKNOWN', 'category')
      }
      withTransaction(records, () => {
        const before = supplyId === null ? undefined : repository.find(supplyId)
        if (supplyId !== null && !before)
          throw new DomainError('NOT_FOUND', { where: 'supply', values: { id: supplyId } })
        if (before && before.version !== version)
          throw new DomainError('EDIT_CONFLICT', { where: 'supply', theirs: before })
        if (before?.endedOn != null) refuseRule('SUPPLY_HAS_ENDED', 'supply')
        if (before && reason === null) refuseRule('REASON_MISSING', 'reason')
        const row: SupplyRow = {
          ...{ ...fields, supplyId: before?.supplyId ?? RecordId.parse(newId()), version: (before?.version ?? 0) + 1 },
          ...{ sinceOn: before?.sinceOn ?? today(), endedOn: hasEnded ? today() : null },
          ...{ reason: before ? reason : null, ...stamp(actor) },
        }
        repository.insert(row)
        const what = { action: 'emergency.save-supply', objectType: 'emergency-supply', objectId: row.supplyId }
        audit(actor, { ...what, after: row, ...(row.reason === null ? {} : { reason: row.reason }) })
      })
      return standings()
    },

    check({ on, by, entries, lateReason }: NewChecks, actor: Actor): SupplyStanding[] {
      const late = context.lateReasonOf(on, lateReason)
      withTransaction(records, () => {
        const rows = entries.map((entry, index): SupplyCheck => {
          const supply = repository.find(entry.supplyId)
          if (!supply) throw new DomainError('NOT_FOUND', { where: 'supply', values: { id: entry.supplyId } })
          if (supply.endedOn !== null) refuseRule('SUPPLY_HAS_ENDED', `entries.${index}`)
          // A newer look says how it is now: an older one would hide it.
          const [last] = repository.listChecksOf(entry.supplyId)
          if (on < supply.sinceOn || (last && on < last.on)) refuseRule('SUPPLY_CHECK_TOO_EARLY', 'on')
          return { ...entry, on, by, lateReason: late, id: RecordId.parse(newId()), ...stamp(actor) }
        })
        for (const row of rows) repository.insertCheck(row)
        audit(actor, {
          ...{
            action: 'emergency.check-supplies',
            objectType: 'emergency-supply',
            objectId: on,
            after: { checks: rows },
          },
          ...(late === null ? {} : { reason: late }),
        })
      })
      return standings()
    },
  }
}
