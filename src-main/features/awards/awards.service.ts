// Claims of awards and who may have which. Nothing is granted here that the record does not show; nothing claimed is ever overwritten.
import { dayOf } from '#shared/contract/days.ts'
import { type Day, RecordId, type StaffId } from '#shared/contract/primitives.ts'
import type {
  AwardClaim,
  AwardOverview,
  AwardPerson,
  AwardRules,
  ClaimState,
} from '#shared/features/awards/awards.model.ts'
import {
  careMonthsHere,
  countedTo,
  judgeAwards,
  missingForForm,
  totalAwards,
} from '#shared/features/awards/awards.rules.ts'
import type { Facility } from '#shared/features/facility/facility.model.ts'
import { postOn } from '#shared/features/staff/staff-posts.rules.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { StaffFeature } from '../staff/index.ts'
import type { StaffFilesFeature } from '../staff-files/index.ts'
import type { AwardsRepository, ClaimRow } from './awards.repository.ts'

const CLAIM = 'award-claim'
/** What may follow a state; a claim that was paid or refused is over. */
const next: Record<ClaimState, readonly ClaimState[]> = {
  applied: ['approved', 'refused'],
  approved: ['paid', 'refused'],
  paid: [],
  refused: [],
}

/** How a claim comes on record: as an application, or as a payment that was made. */
const firstStates: readonly ClaimState[] = ['applied', 'paid']

export type AwardsDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  staff: StaffFeature
  files: Pick<StaffFilesFeature, 'knownOf'>
  facility: () => Facility | null
  displayNameOf: (userId: string) => string | null
}
export type AwardsService = ReturnType<typeof createAwardsService>

export function createAwardsService(deps: AwardsDependencies & { repository: AwardsRepository; rules: AwardRules }) {
  const { records, clock, staff, repository, rules } = deps

  const today = (): Day => dayOf(clock.now())
  const nameOf = (id: StaffId): string => staff.service.get(id).member.name
  function shown({ id: _rowId, claimId, recordedBy, ...row }: ClaimRow): AwardClaim {
    const by = recordedBy === null ? null : deps.displayNameOf(recordedBy)
    return { ...row, id: claimId, name: nameOf(row.staffId), recordedBy: by }
  }

  function refuseFuture(on: Day): void {
    if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where: 'on', values: { on, today: today() } })
  }

  /** Years count to the end of the year before: a year that has not begun is judged by days nobody has worked. */
  function mustBeOfItsYear(on: Day, year: number): void {
    const earliest = `${year}-01-01`
    if (earliest > today()) throw new DomainError('DAY_IN_FUTURE', { where: 'year', values: { today: today() } })
    if (on < earliest) throw new DomainError('DAY_BEFORE_START', { where: 'on', values: { on, earliest } })
  }

  const audit = auditActs(deps, (action) => ({ action: `awards.${action}`, objectType: 'award-claim' }))

  function overview(year: number): AwardOverview {
    const asOf = countedTo(year)
    const { areaCode, isFiled, filedOn, nature } = deps.facility() ?? {
      ...{ areaCode: null, isFiled: null, filedOn: null, nature: null },
    }
    const about = { rules, year, facility: { areaCode, isFiled, filedOn, nature } }
    const claims = Map.groupBy(repository.list(), ({ staffId }) => staffId)
    const posts = staff.service.posts()
    const knownOf = deps.files.knownOf()
    const people = staff.service.list().flatMap((member): AwardPerson[] => {
      const own = claims.get(member.id) ?? []
      const held = posts.get(member.id) ?? []
      const isOnRoll = member.hiredOn <= asOf && (member.leftOn === null || member.leftOn > asOf)
      const isCare = held.some(({ post, fromOn }) => fromOn <= asOf && rules.carePosts.includes(post))
      // Somebody with a claim stays in sight whatever post is held now.
      if (own.length === 0 && !(isOnRoll && isCare)) return []
      const { facts, contracts } = knownOf(member.id)
      const judged = { ...member, posts: held, facts, claims: own }
      return [
        {
          ...{ staffId: member.id, name: member.name, post: postOn(held, asOf), hiredOn: member.hiredOn },
          careMonths:
            facts.earlierCareMonths === null
              ? null
              : careMonthsHere(judged, rules.carePosts, asOf) + facts.earlierCareMonths,
          judgements: judgeAwards(judged, about),
          missing: missingForForm(facts, contracts, asOf),
          claims: own.map(shown),
        },
      ]
    })
    return {
      year,
      asOf,
      people,
      totals: totalAwards(
        rules,
        people.map(({ judgements }) => judgements),
      ),
    }
  }

  return {
    overview,

    claim(
      input: {
        staffId: StaffId
        kind: string
        year: number
        state: ClaimState
        on: Day
        amount: number | null
        note: string | null
      },
      actor: Actor,
    ): AwardClaim {
      const { staffId, kind, year, state, on, note } = input
      staff.service.get(staffId)
      const found = rules.kinds.find(({ code }) => code === kind)
      if (!found) return refuseRule('AWARD_KIND_UNKNOWN', 'kind')
      refuseFuture(on)
      if (!firstStates.includes(state)) refuseRule('AWARD_STATE_NOT_NEXT', 'state')
      mustBeOfItsYear(on, year)
      const isClaimed = repository
        .list()
        .some((row) => row.staffId === staffId && row.kind === kind && row.state !== 'refused')
      if (isClaimed) refuseRule('AWARD_CLAIMED', 'kind')
      // A payment of the past is a fact whatever is on record; an application must be due or at least not ruled out.
      const judgement = overview(year)
        .people.find((person) => person.staffId === staffId)
        ?.judgements.find((each) => each.kind === kind)
      if (state === 'applied' && (judgement?.result ?? 'not-eligible') === 'not-eligible') {
        refuseRule('AWARD_NOT_DUE', 'kind')
      }
      const id = RecordId.parse(deps.newId())
      const row: ClaimRow = {
        ...{ id, claimId: id, version: 1, staffId, kind, year, state, on, note },
        ...{ amount: input.amount ?? found.amount, recordedAt: clock.now(), recordedBy: actor.userId },
      }
      withTransaction(records, () => {
        repository.insert(row)
        audit(actor, 'claim', id, { after: row })
      })
      return shown(row)
    },

    advance(
      input: { id: RecordId; version: number; state: ClaimState; on: Day; note: string | null },
      actor: Actor,
    ): AwardClaim {
      const { id, version, state, on, note } = input
      const before = repository.find(id)
      if (!before) throw new DomainError('NOT_FOUND', { where: CLAIM, values: { id } })
      if (before.version !== version) throw new DomainError('EDIT_CONFLICT', { where: CLAIM, theirs: shown(before) })
      refuseFuture(on)
      if (!next[before.state].includes(state)) refuseRule('AWARD_STATE_NOT_NEXT', 'state')
      if (on < before.on) {
        throw new DomainError('DAY_BEFORE_START', { where: 'on', values: { on, earliest: before.on } })
      }
      const after: ClaimRow = {
        ...{ ...before, id: RecordId.parse(deps.newId()), version: version + 1, state, on, note: note ?? before.note },
        ...{ recordedAt: clock.now(), recordedBy: actor.userId },
      }
      withTransaction(records, () => {
        repository.insert(after)
        audit(actor, 'advance', id, { before, after })
      })
      return shown(after)
    },
  }
}
