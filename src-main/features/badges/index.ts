// Cards at readers: whose card was read, and that this person is at the place of an alarm now. A card nobody knows attends nothing.
// Must never keep a card's number: whoever reads the database could copy the card.
import { createHmac } from 'node:crypto'
import { implement } from '@orpc/server'
import { isAllowed, type Role } from '#shared/contract/permissions.ts'
import { RecordId, UserId } from '#shared/contract/primitives.ts'
import { type BadgeCard, badgesContract } from '#shared/features/badges/badges.contract.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor, RequestContext } from '../../rpc/request-context.ts'
import type { AlarmsFeature } from '../alarms/index.ts'
import { type DeviceHeard, type DeviceRecord, type DevicesEvents, type Places, targetLabel } from '../devices/index.ts'
import { type BadgeRow, createBadgesRepository } from './badges.repository.ts'

/** Cards of visitors and buses held to a reader must not fill the list. */
const UNKNOWN_KEPT = 200
const ENDING_CHARACTERS = 4
/** The moment of the last reading is written at most once a minute: one card held to a reader tells itself many times. */
const NOTE_EVERY_MS = 60_000

/** What the feature needs of the others. */
export type BadgesDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  events: Pick<DomainEvents<DevicesEvents>, 'on'>
  places: Places
  alarms: Pick<AlarmsFeature, 'attendByBadge'>
  /** The person of an account in use; null = there is none. */
  personOf: (userId: UserId) => { displayName: string; roles: readonly Role[] } | null
  /** Key of the hash: without it the numbers of cards, which are short, could be found by trying. */
  key: Uint8Array
  /** Told of every card of somebody, wherever it is held to a reader: a training signs people in by it. */
  onCard?: (card: { userId: UserId; readerId: string; at: number; actor: Actor }) => void
}

/** A number as readers write it (`04:A2:2b-91`) in one form, or null when it is none: 4 to 40 letters and digits. */
function plainNumber(told: string): string | null {
  const plain = told.replace(/[^0-9A-Za-z]/g, '').toUpperCase()
  return plain.length >= 4 && plain.length <= 40 ? plain : null
}

/** Builds the feature; `start` listens to the readers. */
export function createBadgesFeature(deps: BadgesDependencies) {
  const { records, clock, newId, events, places, personOf } = deps
  const repository = createBadgesRepository(records)

  function toCard({ withdrawnAt, ...row }: BadgeRow): BadgeCard {
    const userId = row.userId === null ? null : UserId.parse(row.userId)
    const state = userId !== null ? 'assigned' : withdrawnAt !== null ? 'withdrawn' : 'unknown'
    const holder = userId === null ? null : (personOf(userId)?.displayName ?? null)
    return { ...row, id: RecordId.parse(row.id), userId, state, holder }
  }

  function mustFind(id: string): BadgeRow {
    const row = repository.findById(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: id })
    return row
  }

  function audit(actor: Actor, action: string, before: BadgeRow, reason: string | null): void {
    const about = { objectType: 'badge-card', objectId: before.id, reason }
    const [was, is] = [before.userId, mustFind(before.id).userId]
    appendAudit(records, {
      ...{ at: clock.now(), ...auditAs(actor), action, ...about },
      ...{ before: { userId: was }, after: { userId: is } },
    })
  }

  function noteRead(number: string, place: string): BadgeRow {
    const at = clock.now()
    const cardHash = createHmac('sha256', deps.key).update(`yian badge card ${number}`).digest('base64url')
    const known = repository.findByHash(cardHash)
    if (known) {
      if (Math.abs(at - known.lastReadAt) >= NOTE_EVERY_MS || known.lastPlace !== place)
        withTransaction(records, () => repository.noteRead(known.id, at, place))
      return known
    }
    const id = newId()
    const ending = number.slice(-ENDING_CHARACTERS)
    withTransaction(records, () => {
      repository.insert({ id, cardHash, ending, at, place })
      repository.deleteOldestUnknown(UNKNOWN_KEPT)
    })
    return mustFind(id)
  }

  function holderOf({ userId }: BadgeRow, reader: DeviceRecord): Actor | null {
    if (userId === null) return null
    const id = UserId.parse(userId)
    const person = personOf(id)
    // A card is as good as its account: one out of use, or without a duty to alarms, attends nothing.
    if (!person || !isAllowed(person.roles, 'alarms.handle')) return null
    return { userId: id, ...person, seatId: `reader:${reader.id}`, seatName: reader.name }
  }

  function tellCard({ userId }: BadgeRow, { id: readerId, name: seatName }: DeviceRecord): void {
    const person = userId === null ? null : personOf(UserId.parse(userId))
    if (userId === null || !person) return
    const actor = { userId: UserId.parse(userId), ...person, seatId: `reader:${readerId}`, seatName }
    deps.onCard?.({ userId: actor.userId, readerId, at: clock.now(), actor })
  }

  function onHeard({ device, events: told, isRetained }: DeviceHeard): void {
    if (isRetained) return
    for (const { kind, word, counts } of told) {
      const number = kind === 'badge' && counts ? plainNumber(word) : null
      if (number === null) continue
      const card = noteRead(number, targetLabel(device.target, places) ?? device.name)
      tellCard(card, device)
      const holder = holderOf(card, device)
      if (holder && device.state === 'bound' && device.target) deps.alarms.attendByBadge(device.target, holder)
    }
  }

  function assign({ id, userId }: { id: string; userId: UserId }, actor: Actor): BadgeCard {
    const before = mustFind(id)
    if (!personOf(userId)) throw new DomainError('NOT_FOUND', { where: userId })
    withTransaction(records, () => {
      repository.assign(id, userId, clock.now())
      audit(actor, 'badges.assign', before, null)
    })
    return toCard(mustFind(id))
  }

  function withdraw({ id, reason }: { id: string; reason: string }, actor: Actor): BadgeCard {
    const before = mustFind(id)
    if (before.userId === null) throw new DomainError('NOTHING_TO_UNDO', { where: id })
    withTransaction(records, () => {
      repository.withdraw(id, clock.now())
      audit(actor, 'badges.withdraw', before, reason)
    })
    return toCard(mustFind(id))
  }

  const api = implement(badgesContract).$context<RequestContext>()
  let stopListening: (() => void) | undefined
  return {
    router: api.router({
      list: api.list.handler(() => repository.list().map(toCard)),
      assign: api.assign.handler(({ input, context }) => assign(input, context.actor)),
      withdraw: api.withdraw.handler(({ input, context }) => withdraw(input, context.actor)),
    }),
    start(): void {
      stopListening = events.on('device-heard', onHeard)
    },
    stop: (): void => stopListening?.(),
  }
}

/** The running feature. */
export type BadgesFeature = ReturnType<typeof createBadgesFeature>
