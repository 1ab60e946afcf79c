// A round of test presses through a floor: each device ticks itself off by its own message, and what is not heard stays due.
// A round left open ends by itself, so that no device stays in test unwatched.
import type { FloorId } from '#shared/contract/primitives.ts'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import type { TestRound } from '#shared/features/devices/walk-test.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { withTransaction } from '../../database/open-database.ts'
import type { CancelTimer, Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import { type Actor, systemActor } from '../../rpc/request-context.ts'
import { upkeep } from './device-defaults.ts'
import { type DeviceHeard, type DeviceRecord, floorOf, type Places, targetLabel } from './device-types.ts'
import type { DevicesService } from './devices.service.ts'
import type { StoredRound, WalkTestsRepository } from './walk-tests.repository.ts'
import { testHeard } from './walk-tests.service.ts'

const LISTED = 50
const TEST_ENDS_MS = 2 * 60_000
const ROUND_MS = upkeep.testRoundMinutes * 60_000

export type TestRoundsService = ReturnType<typeof createTestRoundsService>

export type TestRoundsOptions = {
  records: SqliteDatabase
  repository: WalkTestsRepository
  devices: Pick<DevicesService, 'recordTest'>
  list: () => readonly DeviceRecord[]
  places: Places
  clock: Clock
  newId: () => string
}

export function createTestRoundsService(options: TestRoundsOptions) {
  const { records, repository, clock, places } = options
  type Running = { round: StoredRound; actor: Actor; cancel: CancelTimer }
  const running = new Map<string, Running>()

  const whole = (round: StoredRound): TestRound => ({ ...round, endsAt: round.startedAt + ROUND_MS })

  function end(id: string, part: Pick<StoredRound, 'endReason' | 'note'>, actor: Actor): TestRound {
    const run = running.get(id)
    if (!run) throw new DomainError('NOT_FOUND', { where: id })
    const round: StoredRound = { ...run.round, ...part, finishedAt: clock.now() }
    withTransaction(records, () => {
      repository.finishRound(round)
      const heard = round.devices.filter((device) => device.heardAt !== null).length
      appendAudit(records, {
        ...{ at: clock.now(), ...auditAs(actor), action: 'devices.finish-test-round' },
        ...{ objectType: 'test-round', objectId: id, before: null },
        after: { devices: round.devices.length, heard, endReason: round.endReason },
        reason: round.note,
      })
    })
    run.cancel()
    running.delete(id)
    return whole(round)
  }

  function follow(round: StoredRound, actor: Actor): void {
    const leftMs = Math.max(0, round.startedAt + ROUND_MS - clock.now())
    const cancel = clock.schedule(leftMs, () => void end(round.id, { endReason: 'time-over', note: null }, systemActor))
    running.set(round.id, { round, actor, cancel })
  }

  function nextOf(round: StoredRound, deviceId: string): boolean {
    return round.devices.some((device) => device.deviceId === deviceId && device.heardAt === null)
  }

  return {
    /** Waits for its test, or is still ending it: a detector's test tone lasts after it was heard, a press does not. */
    isRunning: (deviceId: string): boolean =>
      [...running.values()].some(({ round }) => {
        const device = round.devices.find((one) => one.deviceId === deviceId)
        if (!device || device.heardAt === null) return device !== undefined
        return device.role !== 'bell' && clock.now() - device.heardAt < TEST_ENDS_MS
      }),

    list: (): TestRound[] => repository.listRounds(LISTED).map(whole),

    /** Takes up the rounds that ran when the program ended. */
    resume(): void {
      for (const round of repository.listRounds(LISTED)) {
        if (round.finishedAt === null && !running.has(round.id)) follow(round, systemActor)
      }
    },

    start({ floorId }: { floorId: FloorId | null }, actor: Actor): TestRound {
      const isTaken = [...running.values()].some(({ round }) => round.floorId === floorId)
      if (isTaken) throw new DomainError('RULE_BROKEN', { values: { rule: 'TEST_RUNS_ALREADY' } })
      const devices = options
        .list()
        .filter((device) => device.state === 'bound' && upkeep.roles[device.role]?.testEveryDays != null)
        .filter((device) => floorOf(device.target, places) === floorId)
        .map((device) => ({
          ...{ deviceId: device.id as Device['id'], name: device.name, role: device.role },
          ...{ placeLabel: targetLabel(device.target, places) ?? device.name, heardAt: null, heard: null },
        }))
        .sort((left, right) => left.placeLabel.localeCompare(right.placeLabel, 'zh-CN', { numeric: true }))
      if (devices.length === 0) throw new DomainError('RULE_BROKEN', { values: { rule: 'NOTHING_TO_TEST' } })
      const areaLabel = places.beds().find((bed) => bed.floorId === floorId)?.floorName ?? ''
      const round: StoredRound = {
        ...{ id: options.newId(), floorId, areaLabel, startedAt: clock.now(), starterName: actor.displayName },
        ...{ finishedAt: null, endReason: null, note: null, devices },
      }
      withTransaction(records, () => {
        repository.insertRound(round, actor.userId)
        appendAudit(records, {
          ...{ at: clock.now(), ...auditAs(actor), action: 'devices.start-test-round' },
          ...{ objectType: 'test-round', objectId: round.id, before: null },
          after: { floorId, devices: devices.map(({ deviceId }) => deviceId) },
        })
      })
      follow(round, actor)
      return whole(round)
    },

    hear(message: DeviceHeard): void {
      if (running.size === 0) return
      const heard = testHeard(message)
      if (heard === null) return
      for (const run of running.values()) {
        const { device, at } = message
        if (!nextOf(run.round, device.id)) continue
        const ticked = { heardAt: at, heard: heard.slice(0, 60) }
        withTransaction(records, () => {
          repository.tickOff(run.round.id, device.id, at, ticked.heard)
          options.devices.recordTest(device.id, run.actor, ticked.heard)
        })
        const devices = run.round.devices.map((one) => (one.deviceId === device.id ? { ...one, ...ticked } : one))
        run.round = { ...run.round, devices }
      }
    },

    finish: ({ roundId, note }: { roundId: string; note: string | null }, actor: Actor): TestRound =>
      end(roundId, { endReason: 'finished', note }, actor),

    stop(): void {
      for (const { cancel } of running.values()) cancel()
      running.clear()
    },
  }
}
