import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import { isErrorCode } from '#shared/contract/error-codes.ts'
import type { BedId, Day, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { DischargeReason, RecordKind } from '#shared/features/residents/residents.model.ts'
import { findOccupancyFaults, fingerprint } from '../../support/occupancy-invariants.ts'
import { admission, createTestRecords, office, type TestRecords } from '../../support/test-records.ts'

const FIRST_DAY = '2026-01-28'
const REASONS: DischargeReason[] = ['home', 'hospital', 'other-facility', 'other', 'home', 'other', 'home', 'death']
const KINDS = ['admission', 'stay', 'leave'] as const

/** What the test itself remembers: days and who exists. Everything else is asked of the home. */
type Model = { today: Day; people: (ResidentId | undefined)[] }
type Real = { home: TestRecords; beds: BedId[] }
type Step = fc.Command<Model, Real>

const seen = new Map<string, { done: number; refused: number }>()
function note(name: string, outcome: 'done' | 'refused'): void {
  const counts = seen.get(name) ?? { done: 0, refused: 0 }
  counts[outcome] += 1
  seen.set(name, counts)
}

/** An act is either done and everything holds, or refused with a known code and nothing has changed. */
function step(name: string, args: object, act: (model: Model, real: Real) => void): Step {
  return {
    check: () => true,
    toString: () => `${name}${JSON.stringify(args)}`,
    run(model, real) {
      const before = fingerprint(real.home.records)
      try {
        act(model, real)
        note(name, 'done')
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : ''
        if (!isErrorCode(code)) throw error
        note(name, 'refused')
        expect(fingerprint(real.home.records)).toBe(before)
        // The same rows on the same day: what held of them before holds still.
        return
      }
      expect(findOccupancyFaults(real.home, FIRST_DAY)).toEqual([])
    },
  }
}

const bedOn = ({ home }: Real, id: ResidentId, on: Day) => home.residents.get(id, on).bedId
function someone(model: Model, index: number): ResidentId {
  const id = model.people[index % model.people.length]
  return id ?? ('nobody' as ResidentId)
}

const person = fc.nat({ max: 4 })
const bed = fc.nat({ max: 5 })
const ago = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 2 }) }, fc.integer({ min: -1, max: 14 }))
const shift = fc.integer({ min: -4, max: 4 })
/** One thing at a time, as people correct: a start, an end, a reopened end, a bed, or the whole row. */
const correction = fc.oneof(
  fc.record({ what: fc.constant('from' as const), by: shift }),
  fc.record({ what: fc.constant('to' as const), by: shift }),
  fc.record({ what: fc.constantFrom('reopen' as const, 'void' as const), by: fc.constant(0) }),
  fc.record({ what: fc.constant('bed' as const), by: bed }),
)

const [advance, admit, transfer, swap, startLeave, endLeave, discharge, correct] = [
  fc.record({ days: fc.integer({ min: 1, max: 9 }) }).map((args) =>
    step('advance', args, (model, { home }) => {
      model.today = addDays(model.today, args.days)
      home.setToday(model.today)
    }),
  ),
  fc.record({ person, bed, ago }).map((args) =>
    step('admit', args, (model, real) => {
      const on = addDays(model.today, -args.ago)
      const bedId = real.beds[args.bed]!
      const residentId = model.people[args.person] ?? null
      const id = real.home.residents.acts.admit({ ...admission(bedId, on), residentId }, office)
      model.people[args.person] = id
      expect(bedOn(real, id, on)).toBe(bedId)
    }),
  ),
  fc.record({ person, bed, ago }).map((args) =>
    step('transfer', args, (model, real) => {
      const on = addDays(model.today, -args.ago)
      const id = someone(model, args.person)
      real.home.residents.acts.transfer({ id, toBedId: real.beds[args.bed]!, on, reason: null }, office)
      expect(bedOn(real, id, on)).toBe(real.beds[args.bed])
    }),
  ),
  fc.record({ first: person, second: person, ago }).map((args) =>
    step('swap', args, (model, real) => {
      const on = addDays(model.today, -args.ago)
      const [firstId, secondId] = [someone(model, args.first), someone(model, args.second)]
      const before = [firstId, secondId].map(
        (id) => real.home.residents.list({ scope: 'in', limit: 9, offset: 0 }).rows.find((row) => row.id === id)?.bedId,
      )
      real.home.residents.acts.swap({ firstId, secondId, on, reason: null }, office)
      expect([bedOn(real, secondId, on), bedOn(real, firstId, on)]).toEqual(before)
    }),
  ),
  fc.record({ person, ago, kind: fc.constantFrom('leave' as const, 'hospital' as const) }).map((args) =>
    step('startLeave', args, (model, real) => {
      const fromOn = addDays(model.today, -args.ago)
      const id = someone(model, args.person)
      const leave = { id, kind: args.kind, fromOn, expectedReturnOn: null, destination: null, reason: null }
      real.home.residents.acts.startLeave(leave, office)
      expect(real.home.residents.get(id, fromOn).state).toBe(args.kind === 'leave' ? 'on-leave' : 'in-hospital')
    }),
  ),
  fc.record({ person, ago }).map((args) =>
    step('endLeave', args, (model, real) => {
      const on = addDays(model.today, -args.ago)
      const id = someone(model, args.person)
      real.home.residents.acts.endLeave({ id, on }, office)
      expect(real.home.residents.get(id, on).state).toBe('in')
    }),
  ),
  fc.record({ person, ago, reason: fc.nat({ max: REASONS.length - 1 }) }).map((args) =>
    step('discharge', args, (model, real) => {
      const on = addDays(model.today, -args.ago)
      const id = someone(model, args.person)
      const reason = REASONS[args.reason]!
      real.home.residents.acts.discharge({ id, on, reason, destination: null, deathCause: null }, office)
      expect(real.home.residents.get(id, on).state).toBe(reason === 'death' ? 'dead' : 'discharged')
    }),
  ),
  fc.record({ person, kind: fc.constantFrom(...KINDS), row: fc.nat({ max: 4 }), correction }).map((args) =>
    step(`correct ${args.kind}`, args, (model, real) => {
      const id = someone(model, args.person)
      const table = { admission: 'admissions', stay: 'stays', leave: 'leaves' }[args.kind]
      const rows = real.home.records
        .prepare(
          `SELECT id, from_on AS fromOn, to_on AS toOn FROM ${table} WHERE resident_id = ? AND voided_at IS NULL
           ORDER BY from_on, id`,
        )
        .all(id) as { id: RecordId; fromOn: Day; toOn: Day | null }[]
      const row = rows[args.row % Math.max(rows.length, 1)]
      const { what, by } = args.correction
      const changes = {
        ...(what === 'from' && row ? { fromOn: addDays(row.fromOn, by) } : {}),
        ...(what === 'to' ? { toOn: addDays(row?.toOn ?? model.today, by), dischargeReason: 'other' as const } : {}),
        ...(what === 'reopen' ? { toOn: null } : {}),
        ...(what === 'bed' ? { bedId: real.beds[by]! } : {}),
      }
      const record = { kind: args.kind as RecordKind, id: row?.id ?? ('none' as RecordId) }
      const action = what === 'void' ? 'void' : 'change'
      real.home.residents.acts.correct({ id, record, action, changes, reason: 'written down wrongly' }, office)
    }),
  ),
] as const
/** How often each is tried: a house in which people mostly stay, move and are corrected. */
const steps: fc.Arbitrary<Step>[] = [
  ...[advance, discharge],
  ...[admit, admit, admit, transfer, transfer, transfer, swap, swap, startLeave, startLeave, endLeave, endLeave],
  ...[correct, correct, correct, correct],
]

test('any sequence of acts and corrections keeps beds, census, month and audit chain true', {
  timeout: 240_000,
}, () => {
  fc.assert(
    fc.property(fc.commands(steps, { maxCommands: 100, size: 'max' }), (commands) => {
      const home = createTestRecords({ today: FIRST_DAY })
      // The disk's own promise is tested elsewhere; here only what the rows say counts.
      home.records.pragma('synchronous = OFF')
      try {
        const beds = home.addBeds(6, '201', '2026-01-20')
        fc.modelRun(
          () => ({ model: { today: FIRST_DAY, people: [] as (ResidentId | undefined)[] }, real: { home, beds } }),
          commands,
        )
      } finally {
        home.dispose()
      }
    }),
    { seed: 20261031, numRuns: 50 },
  )
  const total = [...seen.values()].reduce((sum, counts) => sum + counts.done, 0)
  expect(total).toBeGreaterThan(600)
  const neverDone = [...seen].filter(([, counts]) => counts.done === 0).map(([name]) => name)
  expect(neverDone).toEqual([])
})
