// The open alarms: every step is one transaction (row and event together), stored before anybody is shown it.
// When the disk refuses, the alarm rings all the same, says that it is not stored, and is stored as soon as that works.
import type { Alarm, AlarmEvent, AlarmKind, AlarmPriority } from '#shared/features/alarms/alarms.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import type { AlarmsRepository, NewAlarmEvent, StoredAlarm } from './alarms.repository.ts'

const BACKLOG_LIMIT = 5000
const nobody = { acknowledgedById: null, attendedById: null, shelvedById: null, closedById: null }

/** What an alarm is about. One open alarm per `conditionKey`. */
export type AlarmSubject = {
  conditionKey: string
  kind: AlarmKind
  priority: AlarmPriority
  deviceId: string | null
  bedId: string | null
  residentId: string | null
  placeLabel: string
  surname: string | null
  values: Alarm['values']
  isFromStartUp: boolean
}

/** How it comes into the book: as a drill, into a group (null = alone), with or without a call of its own. */
export type AlarmEntry = { isDrill: boolean; groupId: Alarm['id'] | null; calls: boolean; defaultsVersion: string }

/** One act of a person on one alarm. */
export type PersonStep = { next: StoredAlarm; event: NewAlarmEvent }

export type AlarmStep = AlarmEvent['kind']

export type AlarmBook = {
  load(): void
  /** Open alarms, oldest first. */
  list(): Alarm[]
  find(conditionKey: string): Alarm | undefined
  findById(id: string): StoredAlarm | undefined
  /** True when an open alarm is about the bed. */
  isAboutBed(bedId: string): boolean
  open(subject: AlarmSubject, entry: AlarmEntry): Alarm
  /** Stores a step made by the program itself; on failure it is shown unstored and kept for later. */
  step(
    id: string,
    part: Partial<Alarm>,
    kind: AlarmStep,
    values: Alarm['values'],
    callingSince?: number,
  ): Alarm | undefined
  /** Stores what a person did, all of it with `audit` in one transaction; throws when it cannot be stored. */
  stepsByPerson(steps: readonly PersonStep[], audit: () => void): Alarm[]
  /** Steps that are not stored yet. */
  backlogCount(): number
  /** Tries to store the backlog; true when nothing is left. */
  storeBacklog(): boolean
}

export type AlarmBookOptions = {
  records: SqliteDatabase
  repository: AlarmsRepository
  clock: Pick<Clock, 'now'>
  newId: () => string
  logger: Pick<Logger, 'error'>
  onStep: (alarm: Alarm, kind: AlarmStep) => void
}

export function createAlarmBook(options: AlarmBookOptions): AlarmBook {
  const { records, repository, clock } = options
  const byKey = new Map<string, StoredAlarm>()
  const byId = new Map<string, StoredAlarm>()
  /** Open alarms by the bed they are about: asked for every message of a bed. */
  const byBed = new Map<string, Set<string>>()
  let backlog: { stored: StoredAlarm; event: NewAlarmEvent }[] = []

  function rememberBed({ id, bedId, state }: Alarm): void {
    if (bedId === null) return
    const ids = byBed.get(bedId) ?? new Set<string>()
    if (state === 'closed') ids.delete(id)
    else ids.add(id)
    if (ids.size === 0) byBed.delete(bedId)
    else byBed.set(bedId, ids)
  }

  function remember(stored: StoredAlarm): void {
    rememberBed(stored.alarm)
    if (stored.alarm.state === 'closed') {
      byKey.delete(stored.conditionKey)
      byId.delete(stored.alarm.id)
      return
    }
    byKey.set(stored.conditionKey, stored)
    byId.set(stored.alarm.id, stored)
  }

  function withoutMark(stored: StoredAlarm): StoredAlarm {
    const { isStored: _isStored, ...values } = stored.alarm.values
    return { ...stored, alarm: { ...stored.alarm, values } }
  }

  function write(stored: StoredAlarm, event: NewAlarmEvent): void {
    repository.save(withoutMark(stored))
    repository.appendEvent(event)
  }

  function storeBacklog(): boolean {
    if (backlog.length === 0) return true
    const rest: typeof backlog = []
    for (const item of backlog) {
      // Steps of one alarm must stay in order: once one could not be stored, the later ones wait behind it.
      const isBlocked = rest.some((waiting) => waiting.event.alarmId === item.event.alarmId)
      try {
        if (isBlocked) rest.push(item)
        else withTransaction(records, () => write(item.stored, item.event))
      } catch {
        rest.push(item)
      }
    }
    const waiting = new Set(rest.map((item) => item.event.alarmId))
    const done = new Set(backlog.map((item) => item.event.alarmId).filter((id) => !waiting.has(id)))
    backlog = rest
    for (const id of done) {
      const stored = byId.get(id)
      if (!stored) continue
      const clean = withoutMark(stored)
      remember(clean)
      options.onStep(clean.alarm, 'repeated')
    }
    return rest.length === 0
  }

  function commit(stored: StoredAlarm, kind: AlarmStep, values: Alarm['values']): Alarm {
    const event: NewAlarmEvent = { alarmId: stored.alarm.id, at: clock.now(), kind, userId: null, seat: null, values }
    let kept = stored
    try {
      if (backlog.some((item) => item.event.alarmId === stored.alarm.id)) throw new Error('an earlier step waits')
      withTransaction(records, () => write(stored, event))
    } catch (error) {
      if (backlog.length < BACKLOG_LIMIT) backlog.push({ stored, event })
      options.logger.error({ err: error, alarmId: stored.alarm.id, step: kind }, 'an alarm step could not be stored')
      kept = { ...stored, alarm: { ...stored.alarm, values: { ...stored.alarm.values, isStored: false } } }
    }
    remember(kept)
    options.onStep(kept.alarm, kind)
    return kept.alarm
  }

  return {
    storeBacklog,
    backlogCount: () => backlog.length,
    list: () => [...byId.values()].map((stored) => stored.alarm),
    find: (conditionKey) => byKey.get(conditionKey)?.alarm,
    findById: (id) => byId.get(id),
    isAboutBed: (bedId) => byBed.has(bedId),
    load() {
      byKey.clear()
      byId.clear()
      byBed.clear()
      for (const stored of repository.listOpen()) remember(stored)
    },
    open(subject, { isDrill, groupId, calls, defaultsVersion }) {
      const { conditionKey, isFromStartUp, ...about } = subject
      const now = clock.now()
      const id = options.newId()
      const alarm = {
        ...about,
        id,
        state: 'raised',
        isActive: true,
        isFromStartUp,
        isDrill,
        groupId: groupId ?? id,
        raisedAt: now,
        lastAt: now,
        repeats: 0,
        rangAt: now,
        rings: calls ? 1 : 0,
        escalation: 0,
        acknowledgedAt: null,
        acknowledgedBy: null,
        attendedAt: null,
        attendedBy: null,
        attendedHow: null,
        shelvedUntil: null,
        shelvedBy: null,
        shelveReason: null,
        closedAt: null,
        closedBy: null,
        closeReason: null,
        closeNote: null,
      } as Alarm
      const values = { ...subject.values, rules: defaultsVersion }
      return commit({ alarm, conditionKey, callingSince: now, ...nobody }, 'raised', values)
    },
    step(id, part, kind, values, callingSince) {
      const stored = byId.get(id)
      if (!stored) return undefined
      const next: StoredAlarm = {
        ...stored,
        alarm: { ...stored.alarm, ...part },
        callingSince: callingSince ?? stored.callingSince,
        acknowledgedById: part.acknowledgedAt === null ? null : stored.acknowledgedById,
        attendedById: part.attendedAt === null ? null : stored.attendedById,
        shelvedById: part.shelvedUntil === null ? null : stored.shelvedById,
      }
      return commit(next, kind, values)
    },
    stepsByPerson(steps, audit) {
      storeBacklog()
      const ids = new Set(steps.map(({ next }) => next.alarm.id as string))
      // What is not in the file yet goes first: the act is only true once all of it is.
      const waiting = backlog.filter((item) => ids.has(item.event.alarmId))
      withTransaction(records, () => {
        for (const item of waiting) write(item.stored, item.event)
        for (const { next, event } of steps) write(next, event)
        audit()
      })
      backlog = backlog.filter((item) => !ids.has(item.event.alarmId))
      const kept = steps.map(({ next, event }) => ({ clean: withoutMark(next), kind: event.kind }))
      for (const { clean } of kept) remember(clean)
      for (const { clean, kind } of kept) options.onStep(clean.alarm, kind)
      // Two steps of one alarm end in its last state.
      return [...ids]
        .map((id) => kept.findLast(({ clean }) => clean.alarm.id === id)?.clean.alarm)
        .filter((alarm) => alarm !== undefined)
    },
  }
}
