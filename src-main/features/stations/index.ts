// Stations: is the wall of each seat heard, was its speaker tried this shift, and which beds stand in its front row.
import { implement } from '@orpc/server'
import { type BedId, RecordId } from '#shared/contract/primitives.ts'
import type { FacilitySettings } from '#shared/features/facility/facility.model.ts'
import { shiftAt } from '#shared/features/stations/shifts.rules.ts'
import { type SpeakerTest, type Station, stationsContract } from '#shared/features/stations/stations.contract.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor, RequestContext } from '../../rpc/request-context.ts'
import { createSeatSounds, type SeatSilence, type ShiftTest } from './seat-sounds.ts'
import { createStationsRepository, type SpeakerTestRow } from './stations.repository.ts'

export type { SeatSilence } from './seat-sounds.ts'

const TESTS_LIMIT = 1000

/** Past facts of this feature. */
export type StationsEvents = {
  /** A seat's wall is not heard for this cause, or no longer so. */
  'seat-sound-changed': SeatSilence & { isSilent: boolean }
}

export type StationsDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  events: Pick<DomainEvents<StationsEvents>, 'emit'>
  settings: { get(): Pick<FacilitySettings, 'shifts' | 'outOfBed'> }
  hasBed: (bedId: BedId) => boolean
  /** Turns the id of an account into the name shown beside a record. */
  displayNameOf?: (userId: string) => string | null
}

const api = implement(stationsContract).$context<RequestContext>()

/** Builds the feature; `start` lets it notice what only time tells (a test that is due, a wall that fell silent). */
export function createStationsFeature(deps: StationsDependencies) {
  const { records, clock, newId, events } = deps
  const repository = createStationsRepository(records)
  const shiftNow = () => shiftAt(clock.now(), deps.settings.get().shifts)

  function testOf(seatId: string): ShiftTest {
    const { startedAt } = shiftNow()
    const last = repository.latestTest(seatId)
    return { shiftStartedAt: startedAt, isHeard: last && last.testedAt >= startedAt ? last.isHeard === 1 : null }
  }
  const sounds = createSeatSounds({
    ...{ clock, testOf },
    onChanged: (silence, isSilent) => events.emit('seat-sound-changed', { ...silence, isSilent }),
  })

  function toTest({ seatId: _seatId, isHeard, testedBy, ...row }: SpeakerTestRow): SpeakerTest {
    const name = testedBy === null ? null : (deps.displayNameOf?.(testedBy) ?? null)
    return { ...row, isHeard: isHeard === 1, testedBy: name }
  }

  function own(actor: Pick<Actor, 'seatId'>): Station {
    const last = repository.latestTest(actor.seatId)
    const { outOfBed } = deps.settings.get()
    return {
      pinnedBedIds: repository.listPins(actor.seatId),
      shift: shiftNow(),
      lastTest: last ? toTest(last) : null,
      isTestDue: testOf(actor.seatId).isHeard === null,
      night: { from: outOfBed.nightFrom, to: outOfBed.nightTo },
    }
  }

  function pinBeds(bedIds: readonly BedId[], actor: Actor): Station {
    const wanted = [...new Set(bedIds)]
    const unknown = wanted.find((bedId) => !deps.hasBed(bedId))
    if (unknown !== undefined) throw new DomainError('NOT_FOUND', { where: 'bed', values: { bedId: unknown } })
    withTransaction(records, () => {
      const before = repository.listPins(actor.seatId)
      repository.replacePins(actor.seatId, wanted)
      const what = { action: 'stations.pin-beds', objectType: 'seat', objectId: actor.seatId, before, after: wanted }
      appendAudit(records, { at: clock.now(), ...auditAs(actor), ...what })
    })
    return own(actor)
  }

  function recordSpeakerTest(isHeard: boolean, actor: Actor): Station {
    const { name, startedAt } = shiftNow()
    const row: SpeakerTestRow = {
      ...{ id: RecordId.parse(newId()), seatId: actor.seatId, seatName: actor.seatName },
      ...{ shift: name, shiftStartedAt: startedAt, testedAt: clock.now() },
      ...{ isHeard: isHeard ? 1 : 0, testedBy: actor.userId },
    }
    withTransaction(records, () => {
      repository.insertTest(row)
      const what = { action: 'stations.test-speaker', objectType: 'seat', objectId: actor.seatId, after: row }
      appendAudit(records, { at: clock.now(), ...auditAs(actor), ...what })
    })
    sounds.judge(actor.seatId)
    return own(actor)
  }

  return {
    router: api.router({
      own: api.own.handler(({ context }) => own(context.actor)),
      pinBeds: api.pinBeds.handler(({ input, context }) => pinBeds(input.bedIds, context.actor)),
      reportSound: api.reportSound.handler(({ input, context }) => {
        sounds.report(context.actor, input.sound)
        return { ok: true } as const
      }),
      recordSpeakerTest: api.recordSpeakerTest.handler(({ input, context }) =>
        recordSpeakerTest(input.isHeard, context.actor),
      ),
      speakerTests: api.speakerTests.handler(({ input }) =>
        repository.listTests(input.from, input.to, TESTS_LIMIT).map(toTest),
      ),
    }),
    service: { own, pinBeds, recordSpeakerTest, report: sounds.report },
    /** How many walls are open in the house, and the seats that are not heard, longest first. */
    heard: sounds.heard,
    start: sounds.start,
    stop: sounds.stop,
  }
}

/** The running feature. */
export type StationsFeature = ReturnType<typeof createStationsFeature>
