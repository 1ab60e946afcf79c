// The guided test of one device where it hangs, and the round of test presses through a floor.
import * as z from 'zod'
import { DeviceId, FloorId, Reason } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { TestRound, WalkTest } from './walk-test.model.ts'

const Note = z.string().trim().min(1).max(500).nullable()

export const walkTestContract = {
  /** Begins, or takes up the one that runs. Errors: DEVICE_NOT_BOUND, RULE_BROKEN when the role has no walk-test. */
  startWalkTest: needs('devices.bind')
    .input(z.object({ id: DeviceId }))
    .output(WalkTest),
  /** The running one, followed while somebody stands at the device. Tells only whether the step was passed, nothing of a person. */
  runningWalkTest: needs('devices.read', { isBackground: true })
    .input(z.object({ id: DeviceId }))
    .output(WalkTest.nullable()),
  /** A person's word on a step: it failed, cannot be done here, or is to be tried again. Errors: NOT_FOUND. */
  judgeWalkTestStep: needs('devices.bind')
    .input(
      z.object({
        id: DeviceId,
        stepId: z.string().max(40),
        verdict: z.enum(['failed', 'skipped', 'again']),
        note: Note,
      }),
    )
    .output(WalkTest),
  /** Writes it down with its result; `abandon` keeps it as not finished. Errors: NOT_FOUND. */
  finishWalkTest: needs('devices.bind')
    .input(z.object({ id: DeviceId, note: Note, isAbandoned: z.boolean().default(false) }))
    .output(WalkTest),
  /** Finished ones of a device, newest first. */
  walkTests: needs('devices.read')
    .input(z.object({ id: DeviceId }))
    .output(z.array(WalkTest)),
  /** One finished walk-test, for its certificate. Errors: NOT_FOUND. */
  getWalkTest: needs('devices.read')
    .input(z.object({ testId: z.string().min(1).max(64) }))
    .output(WalkTest),
  /** Test presses of a floor (null = places outside the floors): waits for each device in turn. Errors: RULE_BROKEN when there is nothing to test. */
  startTestRound: needs('devices.bind')
    .input(z.object({ floorId: FloorId.nullable() }))
    .output(TestRound),
  /** Rounds, newest first, at most 50; the running ones lead. */
  testRounds: needs('devices.read', { isBackground: true }).output(z.array(TestRound)),
  /** Errors: NOT_FOUND. */
  finishTestRound: needs('devices.bind')
    .input(z.object({ roundId: z.string().min(1).max(64), note: Reason.nullable() }))
    .output(TestRound),
}
