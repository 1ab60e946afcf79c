// The guided test of one device where it hangs. It runs in memory while somebody stands there; what is written is the finished one.
// Only the device's own messages pass a step: nobody can tick one off.
import type { Device } from '#shared/features/devices/devices.contract.ts'
import type { WalkTest, WalkTestPlanStep } from '#shared/features/devices/walk-test.model.ts'
import { hearStep, newStep, resultOfSteps, wordHeard } from '#shared/features/devices/walk-test.rules.ts'
import type { CancelTimer, Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { Actor } from '../../rpc/request-context.ts'
import { upkeep } from './device-defaults.ts'
import { type DeviceHeard, type DeviceRecord, type LiveDevice, type Places, targetLabel } from './device-types.ts'
import type { DevicesService } from './devices.service.ts'
import type { WalkTestsRepository } from './walk-tests.repository.ts'

type Running = { test: WalkTest; plan: readonly WalkTestPlanStep[]; before: boolean | null; cancel: CancelTimer }

export type WalkTestsService = ReturnType<typeof createWalkTestsService>

export type WalkTestsOptions = {
  devices: Pick<DevicesService, 'recordWalkTest'>
  find: (id: string) => DeviceRecord | undefined
  live: (record: DeviceRecord) => LiveDevice
  places: Places
  repository: WalkTestsRepository
  clock: Clock
  newId: () => string
}

export function createWalkTestsService(options: WalkTestsOptions) {
  const { repository, clock, places } = options
  const running = new Map<string, Running>()

  function mustRun(deviceId: string): Running {
    const found = running.get(deviceId)
    if (!found) throw new DomainError('NOT_FOUND', { where: deviceId })
    return found
  }

  /** What the device says now about the words of the step: the act must change it. */
  function saidNow(record: DeviceRecord | undefined, step: WalkTest['steps'][number]): boolean | null {
    if (!record) return null
    const { values } = options.live(record)
    for (const word of step.words) {
      const live = values.get(word)
      if (live && live.value !== null && !live.isOld) return live.value === 1
    }
    return null
  }

  /** Opens the first waiting step, unless one is open. */
  function openNext(run: Running): void {
    const { steps } = run.test
    const index = steps.findIndex((step) => step.state === 'waiting')
    const step = steps[index]
    if (!step || steps.some((one) => one.state === 'open')) return
    run.before = saidNow(options.find(run.test.deviceId), step)
    const isAlreadySo = run.before === step.value && run.plan[index]?.press !== true
    run.test = { ...run.test, steps: steps.with(index, { ...step, state: 'open', isAlreadySo }) }
  }

  function write(run: Running, part: Pick<WalkTest, 'result' | 'note'>, actor: Actor): WalkTest {
    const test: WalkTest = { ...run.test, ...part, finishedAt: clock.now() }
    options.devices.recordWalkTest(
      {
        id: test.deviceId,
        result: test.result,
        finishedAt: clock.now(),
        write: () => repository.insertWalkTest(test, actor.userId),
      },
      actor,
    )
    run.cancel()
    running.delete(test.deviceId)
    return test
  }

  return {
    isRunning: (deviceId: string): boolean => running.has(deviceId),
    running: (deviceId: string): WalkTest | null => running.get(deviceId)?.test ?? null,
    list: (deviceId: string): WalkTest[] => repository.listWalkTests(deviceId),
    get(testId: string): WalkTest {
      const test = repository.findWalkTest(testId)
      if (!test) throw new DomainError('NOT_FOUND', { where: testId })
      return test
    },

    start(deviceId: string, actor: Actor): WalkTest {
      const before = running.get(deviceId)
      if (before) return before.test
      const record = options.find(deviceId)
      if (!record) throw new DomainError('NOT_FOUND', { where: deviceId })
      const placeLabel = targetLabel(record.target, places)
      if (placeLabel === null) throw new DomainError('DEVICE_NOT_BOUND', { where: deviceId })
      const plan = upkeep.roles[record.role]?.walkTest ?? []
      if (plan.length === 0) throw new DomainError('RULE_BROKEN', { where: deviceId, values: { rule: 'NO_WALK_TEST' } })
      const { name: deviceName, externalKey: deviceKey, model, role } = record
      const run: Running = {
        plan,
        before: null,
        test: {
          ...{
            id: options.newId(),
            deviceId: deviceId as Device['id'],
            deviceName,
            deviceKey,
            model,
            role,
            placeLabel,
          },
          ...{ planVersion: upkeep.version, startedAt: clock.now(), finishedAt: null, result: 'running', note: null },
          ...{ testerName: actor.displayName, seat: actor.seatName, steps: plan.map(newStep) },
        },
        // Somebody walked away: the device must not stay in test for ever.
        cancel: clock.schedule(upkeep.walkTestMinutes * 60_000, () => void running.delete(deviceId)),
      }
      openNext(run)
      running.set(deviceId, run)
      return run.test
    },

    hear({ device, values, events, isRetained, at }: DeviceHeard): void {
      const run = running.get(device.id)
      if (!run || isRetained) return
      const index = run.test.steps.findIndex((step) => step.state === 'open')
      const [step, plan] = [run.test.steps[index], run.plan[index]]
      if (!step || !plan) return
      const presses = events.filter((event) => event.counts && event.kind !== 'action').map((event) => event.word)
      const next = hearStep(plan, step, run.before, { values, presses, at })
      run.before = next.before
      run.test = { ...run.test, steps: run.test.steps.with(index, next.step) }
      // A step that failed holds up the others until a person tries again or says that it stays failed.
      if (next.step.state === 'passed') openNext(run)
    },

    /** Ends what is running, as if it had never begun: a console that closes waits for nobody's walk. */
    stop(): void {
      for (const { cancel } of running.values()) cancel()
      running.clear()
    },

    judge(input: {
      id: string
      stepId: string
      verdict: 'failed' | 'skipped' | 'again'
      note: string | null
    }): WalkTest {
      const run = mustRun(input.id)
      const index = run.test.steps.findIndex((step) => step.id === input.stepId)
      const step = run.test.steps[index]
      if (!step) throw new DomainError('NOT_FOUND', { where: input.stepId })
      const fresh = { ...step, failure: null, isAlreadySo: false, heardAt: null, heard: null, note: input.note }
      const judged =
        input.verdict === 'again'
          ? { ...fresh, state: 'waiting' as const }
          : {
              ...step,
              note: input.note,
              state: input.verdict,
              failure: input.verdict === 'failed' ? ('judged' as const) : null,
            }
      run.test = { ...run.test, steps: run.test.steps.with(index, judged) }
      openNext(run)
      return run.test
    },

    /** Every step must be passed; open and waiting ones count as not passed. */
    finish(input: { id: string; note: string | null; isAbandoned: boolean }, actor: Actor): WalkTest {
      const run = mustRun(input.id)
      const result = input.isAbandoned ? 'abandoned' : resultOfSteps(run.test.steps)
      return write(run, { result, note: input.note }, actor)
    },
  }
}

/** What a device said in its test press, or null when this message is none. `testBy` as in the table of upkeep. */
export function testHeard({ device, values, events, isRetained }: DeviceHeard): string | null {
  const words = upkeep.roles[device.role]?.testBy ?? []
  if (isRetained) return null
  const press = events.find((event) => event.counts && event.kind !== 'action')
  if (press && words.includes('press')) return press.word
  const said = wordHeard({ words }, values)
  return said?.[1] === true ? `${said[0]}=true` : null
}
