import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bedDay, createSleeper } from '#main/mqtt/simulator/bed-day.ts'
import { bedTransitions } from '#shared/features/devices/bed-transitions.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/vitals/${name}`, import.meta.url), 'utf8')

describe('a recorded mattress day', () => {
  const rows = fixture('sleepace-bm8701-24h.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number))
  const samples = rows.filter((row) => row[2] !== -1).map((row) => ({ at: (row[0] ?? 0) * 1000, inBed: row[4] !== 5 }))

  test('has the 22 transitions of the ground truth', () => {
    const truth = JSON.parse(fixture('sleepace-bm8701-24h-transitions.json')) as {
      epoch_s: number
      to: string
      lasts_min: number
    }[]
    const found = bedTransitions(samples)
    expect(found).toHaveLength(22)
    expect(found.map(({ at, to }) => [at, to])).toEqual(truth.map((one) => [one.epoch_s * 1000, one.to]))
    expect(found.slice(0, -1).map((one) => one.lastsMs / 60_000)).toEqual(
      truth.slice(0, -1).map((one) => one.lasts_min),
    )
  })

  test('a sample without a known side changes nothing', () => {
    const sides = [true, null, true, false, null, false, true].map((inBed, index) => ({ at: index, inBed }))
    expect(bedTransitions(sides).map((one) => one.to)).toEqual(['out_of_bed', 'in_bed'])
  })
})

describe('a simulated mattress day', () => {
  const startAt = Date.UTC(2026, 9, 10, 9)
  const days = [1, 2, 3, 4, 5].map((seed) => bedDay({ seed, startAt, stepMs: 60_000 }))

  test('is the same for the same seed and another for another', () => {
    expect(bedDay({ seed: 1, startAt, stepMs: 60_000 })).toEqual(days[0])
    expect(days[1]).not.toEqual(days[0])
  })

  test('has about as many transitions as a real day', () => {
    for (const day of days) {
      const count = bedTransitions(day).length
      expect(count).toBeGreaterThanOrEqual(12)
      expect(count).toBeLessThanOrEqual(32)
    }
  })

  test('shows zeros out of bed, some zeros in bed, and plausible rates else', () => {
    const samples = days.flat()
    expect(samples.filter((sample) => !sample.inBed && (sample.heartRate !== 0 || sample.breathRate !== 0))).toEqual([])
    const inBed = samples.filter((sample) => sample.inBed)
    const locked = inBed.filter((sample) => sample.heartRate > 0)
    expect(locked.length / inBed.length).toBeGreaterThan(0.9)
    expect(locked.length).toBeLessThan(inBed.length)
    expect(locked.every((sample) => sample.heartRate >= 45 && sample.heartRate <= 100)).toBe(true)
    expect(locked.every((sample) => sample.breathRate >= 8 && sample.breathRate <= 22)).toBe(true)
  })

  test('answers for one instant as for the whole day', () => {
    const sleeper = createSleeper(3)
    const day = days[2] ?? []
    expect(
      [...day]
        .reverse()
        .map((sample) => sleeper.sampleAt(sample.at))
        .reverse(),
    ).toEqual(day)
  })
})
