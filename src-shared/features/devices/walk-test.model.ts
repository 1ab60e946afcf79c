// Walk-tests and rounds of test presses: the device itself proves that it works where it hangs, and which way round it speaks.
import * as z from 'zod'
import { DeviceId, FloorId, Instant } from '../../contract/primitives.ts'
import { DeviceRole } from './device-role.ts'

/** One thing to do at the device and what the device must then say. */
export const WalkTestPlanStep = z.object({
  /** i18n key of what to do, e.g. `lie-down`. */
  id: z.string(),
  /** A press of any kind passes. */
  press: z.boolean().default(false),
  /** Any of these words with this value passes. */
  words: z.array(z.string()),
  value: z.boolean(),
})
export type WalkTestPlanStep = z.infer<typeof WalkTestPlanStep>

export const WalkTestStep = z.object({
  id: z.string(),
  words: z.array(z.string()),
  value: z.boolean(),
  state: z.enum(['waiting', 'open', 'passed', 'failed', 'skipped']),
  /** Why it failed: the device said the opposite, or a person judged it. */
  failure: z.enum(['reversed', 'judged']).nullable(),
  /** The device said this before anything was done: do the opposite first, or it speaks the wrong way round. */
  isAlreadySo: z.boolean(),
  heardAt: Instant.nullable(),
  /** What was heard, e.g. `smoke=true` or the word of the press. */
  heard: z.string().nullable(),
  note: z.string().nullable(),
})
export type WalkTestStep = z.infer<typeof WalkTestStep>

export const WalkTest = z.object({
  id: z.string(),
  deviceId: DeviceId,
  deviceName: z.string(),
  deviceKey: z.string(),
  model: z.string().nullable(),
  role: DeviceRole,
  placeLabel: z.string(),
  planVersion: z.string(),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  testerName: z.string().nullable(),
  seat: z.string(),
  result: z.enum(['running', 'passed', 'failed', 'abandoned']),
  steps: z.array(WalkTestStep),
  note: z.string().nullable(),
})
export type WalkTest = z.infer<typeof WalkTest>

export const TestRoundDevice = z.object({
  deviceId: DeviceId,
  name: z.string(),
  role: DeviceRole,
  placeLabel: z.string(),
  heardAt: Instant.nullable(),
  heard: z.string().nullable(),
})
export type TestRoundDevice = z.infer<typeof TestRoundDevice>

export const TestRound = z.object({
  id: z.string(),
  floorId: FloorId.nullable(),
  /** Name of the floor; empty for places outside the floors. */
  areaLabel: z.string(),
  startedAt: Instant,
  starterName: z.string().nullable(),
  finishedAt: Instant.nullable(),
  /** A round left open ends by itself, so that no device stays in test unwatched. */
  endsAt: Instant,
  endReason: z.enum(['finished', 'time-over']).nullable(),
  note: z.string().nullable(),
  devices: z.array(TestRoundDevice),
})
export type TestRound = z.infer<typeof TestRound>
