// Saves, retires and tries profiles. A profile that no longer fits the form after an update is left out and told, never guessed.
import { DeviceProfile } from '#shared/features/device-profiles/device-profile.model.ts'
import type {
  ProfileRow,
  ReplayedMessage,
  TopicMessage,
} from '#shared/features/device-profiles/device-profiles.contract.ts'
import { compileTopicPattern } from '#shared/features/device-profiles/topic-pattern.ts'
import { appendAudit } from '../../database/audit-log.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { withTransaction } from '../../database/open-database.ts'
import { builtinProfiles } from '../../mqtt/profiles/builtin-profiles.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DeviceProfilesRepository, StoredProfile } from './device-profiles.repository.ts'
import { replayMessages } from './replay-messages.ts'

/** Every message is held against every profile. */
const MOST_PROFILES = 200

export type ProfileTopics = {
  messagesOf: (topic: string) => readonly TopicMessage[]
  forget: (isUnderstood: (topic: string) => boolean) => void
}

export type DeviceProfilesOptions = {
  records: SqliteDatabase
  repository: DeviceProfilesRepository
  clock: Pick<Clock, 'now'>
  topics: ProfileTopics
  displayNameOf: (userId: string) => string | null
}

export type DeviceProfilesService = ReturnType<typeof createDeviceProfilesService>

export function createDeviceProfilesService(options: DeviceProfilesOptions) {
  const { records, repository, clock, topics } = options
  const listeners = new Set<() => void>()
  const isBuiltIn = (id: string) => builtinProfiles().some((profile) => profile.id === id)

  function readable(stored: StoredProfile): DeviceProfile | null {
    const parsed = DeviceProfile.safeParse(JSON.parse(stored.json))
    return parsed.success ? parsed.data : null
  }

  function rowOf(stored: StoredProfile, profile: DeviceProfile): ProfileRow {
    const changedBy = stored.createdBy === null ? null : options.displayNameOf(stored.createdBy)
    return { profile, isBuiltIn: false, isRetired: stored.isRetired, changedAt: stored.createdAt, changedBy }
  }

  function own(): { stored: StoredProfile; profile: DeviceProfile }[] {
    return repository.listNewest().flatMap((stored) => {
      const profile = readable(stored)
      return profile ? [{ stored, profile }] : []
    })
  }

  function newestOf(id: string): StoredProfile | undefined {
    return repository.listNewest().find((stored) => stored.id === id)
  }

  function write(stored: StoredProfile, actor: Actor, act: { action: string; reason: string | null }): void {
    withTransaction(records, () => {
      repository.insert(stored)
      appendAudit(records, {
        ...{
          at: clock.now(),
          ...auditAs(actor),
          action: act.action,
          objectType: 'device-profile',
          objectId: stored.id,
        },
        before: stored.version === 1 ? null : { version: stored.version - 1 },
        after: { version: stored.version, isRetired: stored.isRetired },
        reason: act.reason,
      })
    })
    for (const listener of listeners) listener()
  }

  return {
    list: (): ProfileRow[] => [
      ...own().map(({ stored, profile }) => rowOf(stored, profile)),
      ...builtinProfiles().map((profile) => ({
        ...{ profile, isBuiltIn: true, isRetired: false, changedAt: null, changedBy: null },
      })),
    ],
    /** What the decoder reads by, the newest versions. */
    active: (): DeviceProfile[] =>
      own()
        .filter(({ stored }) => !stored.isRetired)
        .map(({ profile }) => profile),
    onChanged(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    messages: (topic: string): TopicMessage[] => [...topics.messagesOf(topic)],
    replay: (profile: DeviceProfile, topic: string): ReplayedMessage[] =>
      replayMessages(profile, topic, topics.messagesOf(topic)),

    save({ profile, baseVersion }: { profile: DeviceProfile; baseVersion: number }, actor: Actor): ProfileRow {
      const broken = (rule: string, values = {}) =>
        new DomainError('RULE_BROKEN', { where: 'profile', values: { rule, ...values } })
      if (isBuiltIn(profile.id)) throw broken('PROFILE_IS_BUILT_IN')
      const newest = newestOf(profile.id)
      const version = newest?.version ?? 0
      if (version !== baseVersion) throw new DomainError('EDIT_CONFLICT', { where: 'profile', values: { version } })
      if (!newest && repository.listNewest().length >= MOST_PROFILES)
        throw broken('TOO_MANY_PROFILES', { limit: MOST_PROFILES })
      const next = { ...profile, version: version + 1 }
      const stored: StoredProfile = {
        ...{ id: next.id, version: next.version, name: next.name, json: JSON.stringify(next), isRetired: false },
        ...{ createdAt: clock.now(), createdBy: actor.userId },
      }
      write(stored, actor, { action: 'device-profiles.save', reason: null })
      const patterns = next.messages.flatMap((message) => message.topics.map(compileTopicPattern))
      topics.forget((topic) => patterns.some((pattern) => pattern?.match(topic.split('/')) != null))
      return rowOf(stored, next)
    },

    /** Its messages go back to the inbox; the devices it found keep their rows. */
    retire({ id, reason }: { id: string; reason: string }, actor: Actor): ProfileRow {
      const newest = newestOf(id)
      const profile = newest ? readable(newest) : null
      if (!newest || !profile || newest.isRetired) throw new DomainError('NOT_FOUND', { where: id })
      const stored: StoredProfile = {
        ...{ ...newest, version: newest.version + 1, isRetired: true },
        ...{ createdAt: clock.now(), createdBy: actor.userId },
      }
      write(stored, actor, { action: 'device-profiles.retire', reason })
      return rowOf(stored, profile)
    },
  }
}
