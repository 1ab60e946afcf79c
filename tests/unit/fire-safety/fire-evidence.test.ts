import { expect, test } from 'vitest'
import { collectEquipmentEvidence } from '#main/features/fire-equipment/equipment-evidence.ts'
import { loadEquipmentCycles } from '#main/features/fire-equipment/index.ts'
import { collectDetectorEvidence } from '#main/features/fire-safety/detectors.ts'
import { collectHazardEvidence } from '#main/features/hazards/hazard-evidence.ts'
import { startOfDay } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import type { Equipment, EquipmentEvent } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import { duesOf, standOf as standOfPiece } from '#shared/features/fire-equipment/fire-equipment.rules.ts'
import type { Detector } from '#shared/features/fire-safety/fire-safety.model.ts'
import type { Hazard } from '#shared/features/hazards/hazards.model.ts'
import { type LoopEntry, standOf } from '#shared/features/hazards/hazards.rules.ts'

const types = new Map(loadEquipmentCycles().types.map((type) => [type.key, type]))
const typeOf = (key: string) => types.get(key) ?? expect.fail(key)
type Entry = Pick<EquipmentEvent, 'id' | 'equipmentId' | 'kind' | 'on' | 'faults' | 'company'>

/** Powder, made on 2021-03-10: serviced by 2026-03-10, then every two years. */
function gapsOf(
  done: readonly [Entry['kind'], string][],
  span: { from: string; until: string },
  madeOn: string | null = '2021-03-10',
  only: string | null = null,
) {
  const id = 'e1' as RecordId
  const entries = done.map(
    ([kind, on], index): Entry => ({
      ...{ id: `v${index}` as RecordId, equipmentId: id, kind, on, faults: [], company: null },
    }),
  )
  const stand = standOfPiece(entries)
  const row: Equipment = {
    ...{
      number: 'MF-01',
      type: 'powder-extinguisher',
      spec: null,
      floorName: '1层',
      place: '走廊',
      quantity: 1,
      madeOn,
    },
    ...{
      boughtOn: null,
      owner: null,
      deviceId: null,
      note: null,
      id,
      version: 1,
      addedOn: '2025-01-01',
      detector: null,
    },
    ...{ ...stand, ...duesOf(typeOf('powder-extinguisher'), { madeOn, addedOn: '2025-01-01' }, stand, span.until) },
  }
  const { gaps } = collectEquipmentEvidence([row], entries, typeOf, span)
  return gaps
    .filter(({ kind }) => (only === null ? kind !== 'equipment-look-missing' : kind === only))
    .map(({ kind, on }) => [kind, on])
}

test('a service on its last day is in time; the day after it is late until it was made or sent away', () => {
  const year = { from: '2026-01-01', until: '2026-12-31' }
  expect(gapsOf([['serviced', '2026-03-10']], year)).toEqual([])
  expect(gapsOf([['serviced', '2026-03-11']], year)).toEqual([])
  expect(gapsOf([['serviced', '2026-03-12']], year)).toEqual([['equipment-service-overdue', '2026-03-11']])
  expect(
    gapsOf(
      [
        ['sent-out', '2026-03-10'],
        ['serviced', '2026-03-20'],
      ],
      year,
    ),
  ).toEqual([])
  expect(gapsOf([], year)).toEqual([['equipment-service-overdue', '2026-03-11']])
  expect(gapsOf([], { from: '2026-01-01', until: '2026-03-10' })).toEqual([])
  expect(gapsOf([['serviced', '2026-04-01']], { from: '2026-04-01', until: '2026-06-30' })).toEqual([])
  expect(
    gapsOf(
      [
        ['serviced', '2026-03-01'],
        ['scrapped', '2026-05-01'],
      ],
      { from: '2026-01-01', until: '2032-01-01' },
    ),
  ).toEqual([])
  expect(gapsOf([['serviced', '2026-03-01']], { from: '2030-01-01', until: '2031-12-31' })).toEqual([
    ['equipment-service-overdue', '2028-03-02'],
    ['equipment-scrap-overdue', '2031-03-11'],
  ])
  expect(gapsOf([], year, null)).toEqual([['equipment-made-unknown', '2026-01-01']])
  // What must be scrapped is not serviced first: one gap tells it.
  expect(gapsOf([['serviced', '2029-03-10']], { from: '2031-01-01', until: '2031-12-31' })).toEqual([
    ['equipment-scrap-overdue', '2031-03-11'],
  ])
})

test('a month is not looked at while a piece is away at its end, and is wanting when it came back in time', () => {
  const looks = (done: readonly [Entry['kind'], string][]) =>
    gapsOf(done, { from: '2026-01-01', until: '2026-03-31' }, '2025-01-01', 'equipment-look-missing').map(
      ([, on]) => on,
    )
  const looked: [Entry['kind'], string][] = [
    ['looked', '2026-01-05'],
    ['looked', '2026-03-05'],
  ]
  expect(looks(looked)).toEqual(['2026-02-28'])
  expect(
    looks([
      ['looked', '2026-01-05'],
      ['sent-out', '2026-02-10'],
      ['serviced', '2026-03-01'],
      ['looked', '2026-03-05'],
    ]),
  ).toEqual([])
  expect(
    looks([
      ['looked', '2026-01-05'],
      ['sent-out', '2026-02-10'],
      ['serviced', '2026-02-28'],
      ['looked', '2026-03-05'],
    ]),
  ).toEqual(['2026-02-28'])
})

test('a detector hung in the middle of a span is asked from that day on, and is late from the day after its term', () => {
  const at = (day: string) => startOfDay(day)
  const detector: Detector = {
    ...{ deviceId: 'd' as Detector['deviceId'], name: '烟感', role: 'smoke', placeLabel: null, lastTestedAt: null },
    ...{ lastHeardAt: null, testDueOn: null, isSilent: false, equipmentId: null, equipmentNumber: null },
  }
  const span = { from: '2026-01-01', until: '2026-12-31' }
  const lateOf = (tests: readonly string[], testDueOn: string, part = span) =>
    collectDetectorEvidence(
      [{ ...detector, testDueOn }],
      tests.map((day) => ({ deviceId: 'd', at: at(day) })),
      new Map([['d', at('2026-03-01')]]),
      () => 30,
      part,
    ).gaps.map(({ on }) => on)
  expect(lateOf([], '2026-03-31')).toEqual(['2026-04-01'])
  expect(lateOf([], '2026-03-31', { from: '2026-01-01', until: '2026-03-31' })).toEqual([])
  // The first test came late: that is told though later ones were in time.
  expect(lateOf(['2026-04-20', '2026-05-20'], '2026-06-19', { from: '2026-01-01', until: '2026-06-19' })).toEqual([
    '2026-04-01',
  ])
  expect(lateOf(['2026-03-31'], '2026-04-30', { from: '2026-01-01', until: '2026-04-30' })).toEqual([])
})

function hazardGaps(steps: readonly LoopEntry[], span = { from: '2026-11-01', until: '2026-11-30' }) {
  const hazard: Hazard = {
    ...standOf(steps, span.until),
    ...{
      id: 'h' as RecordId,
      number: 'YH-2026-001',
      foundOn: '2026-11-02',
      source: 'patrol',
      category: 'other',
      place: '一层',
    },
    ...{ text: '堵塞', attachmentIds: [], alarmId: null, drillId: null, reportedAt: 0, reportedBy: null },
    ...{ isLate: false, lateReason: null },
  }
  return collectHazardEvidence([{ hazard, steps }], span, span.until).gaps.map(({ kind, on }) => [kind, on])
}
const on = (day: string, content: LoopEntry['content']): LoopEntry => ({ on: day, content })
const verified = (grade: 'general' | 'major') => on('2026-11-02', { kind: 'verified', grade, basis: null })
const planned = on('2026-11-05', {
  ...{ kind: 'planned', owner: '黄', measures: '清理', funds: null, dueOn: '2026-11-10', precautions: null },
})
const closed = (day: string) => [
  on(day, { kind: 'finished', text: '已清理', attachmentIds: [] }),
  on(day, { kind: 'rechecked', isPassed: true, by: '李', text: '畅通' }),
  on(day, { kind: 'closed', text: null }),
]

test('a hazard put right on its last day leaves no gap; later, unplanned or unreported does, from the day it began', () => {
  expect(hazardGaps([verified('general'), planned, ...closed('2026-11-10')])).toEqual([])
  expect(hazardGaps([verified('general'), planned, ...closed('2026-11-12')])).toEqual([
    ['hazard-overdue', '2026-11-11'],
  ])
  const more = on('2026-11-10', { kind: 'extended', dueOn: '2026-11-20', why: '缺配件' })
  expect(hazardGaps([verified('general'), planned, more, ...closed('2026-11-20')])).toEqual([])
  expect(hazardGaps([verified('general'), planned, more])).toEqual([['hazard-overdue', '2026-11-21']])
  expect(hazardGaps([])).toEqual([['hazard-without-day', '2026-11-06']])
  const reported = (day: string) => on(day, { kind: 'reported', to: '民政局', text: null })
  expect(hazardGaps([verified('major'), reported('2026-11-02'), planned, ...closed('2026-11-09')])).toEqual([])
  expect(hazardGaps([verified('major'), planned, reported('2026-11-06'), ...closed('2026-11-09')])).toEqual([
    ['hazard-unreported', '2026-11-03'],
  ])
  // Told once more: the first time was in time.
  const twice = [verified('major'), reported('2026-11-02'), planned, reported('2026-11-08'), ...closed('2026-11-09')]
  expect(hazardGaps(twice)).toEqual([])
  // More time was given late: what was late before is told where it lay, and not of the days that had a term.
  const late = [verified('general'), planned, { ...more, on: '2026-11-12' }, ...closed('2026-11-20')]
  expect(hazardGaps(late)).toEqual([['hazard-overdue', '2026-11-11']])
  expect(hazardGaps(late, { from: '2026-11-13', until: '2026-11-30' })).toEqual([])
  expect(hazardGaps([on('2026-11-03', { kind: 'dismissed', text: '不是' })])).toEqual([])
})
