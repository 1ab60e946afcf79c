// Keeping what was typed and not sent. Each person reaches their own drafts only, of records they may write; nothing here is a record, so
// nothing is audited.
import { isAllowed } from '#shared/contract/permissions.ts'
import {
  type Draft,
  type DraftKey,
  draftPermission,
  mostDraftCharacters,
} from '#shared/features/drafts/drafts.model.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DraftOwner, DraftsRepository } from './drafts.repository.ts'

export type DraftsServiceDependencies = { records: SqliteDatabase; clock: Clock; repository: DraftsRepository }
export type DraftsService = ReturnType<typeof createDraftsService>

export function createDraftsService({ records, clock, repository }: DraftsServiceDependencies) {
  function mustOwn({ kind, subjectId }: DraftKey, actor: Actor): DraftOwner {
    if (actor.userId === null) throw new DomainError('NOT_SIGNED_IN')
    if (!isAllowed(actor.roles, draftPermission[kind])) throw new DomainError('NOT_ALLOWED', { where: 'draft' })
    return { userId: actor.userId, kind, subjectId }
  }

  function keptOf({ kind, subjectId, userId }: DraftOwner): Draft {
    const kept = repository.find({ kind, subjectId, userId })
    return { kind, subjectId, version: kept?.version ?? 0, content: kept?.content ?? {} }
  }

  return {
    load: (key: DraftKey, actor: Actor): Draft => keptOf(mustOwn(key, actor)),

    save({ version, content, ...key }: Draft, actor: Actor): Draft {
      const owner = mustOwn(key, actor)
      const contentJson = JSON.stringify(content)
      if (contentJson.length > mostDraftCharacters) refuseRule('DRAFT_TOO_LARGE', 'draft')
      return withTransaction(records, () => {
        const theirs = keptOf(owner)
        if (theirs.version !== version) throw new DomainError('EDIT_CONFLICT', { where: 'draft', theirs })
        repository.save(owner, { version: version + 1, contentJson, savedAt: clock.now() })
        return { ...key, version: version + 1, content }
      })
    },

    discard(key: DraftKey, actor: Actor): Draft {
      const owner = mustOwn(key, actor)
      repository.remove(owner)
      return keptOf(owner)
    },

    /** The draft became a record: called inside the transaction that writes it. The program itself has no drafts. */
    settle(key: DraftKey, actor: Pick<Actor, 'userId'>): void {
      if (actor.userId !== null) repository.remove({ ...key, userId: actor.userId })
    },
  }
}
