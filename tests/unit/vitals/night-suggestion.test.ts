import { describe, expect, test } from 'vitest'
import { loadVitalNumbers } from '#main/features/vitals/spot-limits.ts'
import { addDays } from '#shared/contract/days.ts'
import {
  type JudgedNight,
  judgeNight,
  type ObservedNight,
  proposeNight,
} from '#shared/features/vitals/night-suggestion.rules.ts'

const settings = loadVitalNumbers().night
const minuteOf = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes - 720 + 1440) % 1440
}

type Absence = readonly [from: string, minutes: number]

/** A night told as a nurse would: to bed, up, and the ways to the toilet. Out of bed else. */
function night(toBed: string, up: string, absences: readonly Absence[] = [], on = '2026-11-10'): ObservedNight {
  const minutes: (boolean | null)[] = Array.from({ length: 1440 }, () => false)
  minutes.fill(true, minuteOf(toBed), minuteOf(up))
  for (const [from, length] of absences) minutes.fill(false, minuteOf(from), minuteOf(from) + length)
  return { night: on, isAway: false, minutes }
}

function blind(observed: ObservedNight, from: string, minutes: number): ObservedNight {
  const seen = [...observed.minutes]
  seen.fill(null, minuteOf(from), minuteOf(from) + minutes)
  return { ...observed, minutes: seen }
}

const judge = (observed: ObservedNight): JudgedNight => judgeNight(observed, settings)

describe('one night', () => {
  test('tells when the person went to bed, got up, and how long they were away', () => {
    expect(
      judge(
        night('21:40', '05:50', [
          ['00:30', 8],
          ['03:10', 12],
        ]),
      ),
    ).toMatchObject({
      ...{ use: 'used', toBedAt: '21:40', upAt: '05:50', absences: [8, 12], knownShare: 1 },
    })
  })

  test('a nap after lunch is not the night', () => {
    const observed = night('21:40', '05:50')
    const minutes = [...observed.minutes]
    minutes.fill(true, minuteOf('12:30'), minuteOf('14:30'))
    expect(judge({ ...observed, minutes })).toMatchObject({ use: 'used', toBedAt: '21:40' })
  })

  test('a person on leave, a dead sensor, long gaps, a bed nobody slept in and a bed nobody left are not used', () => {
    expect(judge({ ...night('21:40', '05:50'), isAway: true }).use).toBe('away')
    expect(judge({ night: '2026-11-10', isAway: false, minutes: Array.from({ length: 1440 }, () => null) }).use).toBe(
      'no-data',
    )
    expect(judge(blind(night('21:40', '05:50'), '01:00', 240)).use).toBe('gaps')
    expect(judge(night('21:40', '23:00')).use).toBe('no-sleep')
    expect(judge({ night: '2026-11-10', isAway: false, minutes: Array.from({ length: 1440 }, () => true) }).use).toBe(
      'always-in-bed',
    )
  })

  test('somebody who lay down while nobody saw has no known time of going to bed', () => {
    expect(judge(blind(night('21:40', '05:50'), '21:00', 60)).use).toBe('gaps')
  })

  test('a short gap keeps the side before it; an absence with a hole in it has no length', () => {
    expect(judge(blind(night('21:40', '05:50'), '01:00', 8))).toMatchObject({ use: 'used', absences: [] })
    expect(judge(blind(night('21:40', '05:50', [['03:10', 12]]), '03:20', 20))).toMatchObject({
      use: 'used',
      absences: [],
    })
  })
})

describe('the proposal', () => {
  const nightOf = (index: number, part: Partial<JudgedNight> = {}): JudgedNight => ({
    ...judge(
      night(
        `21:${30 + (index % 5) * 5}`,
        `05:${40 + (index % 3) * 5}`,
        [['01:00', 6 + (index % 4) * 3]],
        addDays('2026-11-01', index),
      ),
    ),
    ...part,
  })
  const nights = (count: number) => Array.from({ length: count }, (_, index) => nightOf(index))

  test('is the middle of the nights, rounded, with the spread and the grace of nine absences in ten', () => {
    expect(proposeNight(nights(14), settings)).toEqual({
      ...{ nightFrom: '21:45', nightTo: '05:45', graceMinutes: 15, absenceCount: 14, absenceP90: 15 },
      toBed: { earliest: '21:35', median: '21:40', latest: '21:45' },
      up: { earliest: '05:40', median: '05:45', latest: '05:50' },
    })
  })

  test('needs ten usable nights', () => {
    expect(proposeNight(nights(9), settings)).toBeNull()
    const mixed = [
      ...nights(9),
      ...Array.from({ length: 5 }, (_, index) => nightOf(index, { use: 'away', toBedAt: null, upAt: null })),
    ]
    expect(proposeNight(mixed, settings)).toBeNull()
    expect(proposeNight([...mixed, nightOf(9)], settings)).not.toBeNull()
  })

  test('nights on both sides of midnight have their middle between them, not at noon', () => {
    const around = Array.from({ length: 12 }, (_, index) => judge(night(index % 2 ? '23:30' : '00:30', '07:00')))
    expect(proposeNight(around, settings)).toMatchObject({
      nightFrom: '23:30',
      toBed: { earliest: '23:30', latest: '00:30' },
    })
  })

  test('says nothing of the grace from too few absences, and caps it', () => {
    const calm = Array.from({ length: 12 }, (_, index) =>
      judge(night('21:40', '05:50', index < 4 ? [['01:00', 8]] : [])),
    )
    expect(proposeNight(calm, settings)).toMatchObject({ graceMinutes: null, absenceCount: 4 })
    const long = Array.from({ length: 12 }, () => judge(night('21:40', '05:50', [['01:00', 70]])))
    expect(proposeNight(long, settings)).toMatchObject({ graceMinutes: 30, absenceP90: 70 })
    const short = Array.from({ length: 12 }, () => judge(night('21:40', '05:50', [['01:00', 2]])))
    expect(proposeNight(short, settings)).toMatchObject({ graceMinutes: 5 })
  })

  test('stays within hours that are a night', () => {
    const early = Array.from({ length: 12 }, () => judge(night('16:30', '02:00')))
    expect(proposeNight(early, settings)).toMatchObject({ nightFrom: '18:00', nightTo: '03:00' })
  })
})
