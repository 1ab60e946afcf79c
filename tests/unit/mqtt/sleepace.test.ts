import { describe, expect, test } from 'vitest'
import { decodeAll, lastMeaning } from '../../support/mqtt-decoding.ts'

const record = (dataKey: string, data: object, timeStamp: unknown = 1_760_000_000, deviceId = 'bed1') => ({
  dataKey,
  deviceId,
  data,
  timeStamp,
})
const send = (...payload: object[]) => ({ topic: 'channel-91', payload })
const one = (dataKey: string, data: object) => lastMeaning(send(record(dataKey, data))).devices?.bed1

describe('a mattress', () => {
  test('is recognised on any topic by the shape of its records, and on none without it', () => {
    expect(decodeAll([send(record('realtime', { heart: 61, breath: 14, bedStatus: 0 }))])[0]?.convention).toBe(
      'sleepace-mqtt',
    )
    expect(decodeAll([{ topic: 'channel-91', payload: [{ heart: 61 }] }])[0]?.convention).toBeNull()
  })

  test.each<[object, object]>([
    [
      { heart: 61, breath: 14, bedStatus: 0, sitUp: 1, signalQuality: 2 },
      { heart_rate_bpm: 61, respiration_rpm: 14, in_bed: true, sit_up: true, signal_quality: 2 },
    ],
    [
      { heart: '61', breath: '14', bedStatus: '0' },
      { heart_rate_bpm: 61, respiration_rpm: 14, in_bed: true },
    ],
    [
      { heart: 0, breath: 0, bedStatus: 0 },
      { heart_rate_bpm: null, respiration_rpm: null, in_bed: true },
    ],
    [
      { heart: 300, breath: 61, bedStatus: 0 },
      { heart_rate_bpm: null, respiration_rpm: null, in_bed: true },
    ],
    [
      { heart: 19, breath: 60, bedStatus: 0 },
      { heart_rate_bpm: null, respiration_rpm: 60, in_bed: true },
    ],
    [
      { heart: 66, breath: 14, bedStatus: 1 },
      { heart_rate_bpm: null, respiration_rpm: null, in_bed: false },
    ],
    [
      { heart: 66, breath: 14, bedStatus: 3 },
      { heart_rate_bpm: 66, respiration_rpm: 14, in_bed: null },
    ],
    [
      { heart: 66, breath: 14, bedStatus: 0, initStatus: 1 },
      { heart_rate_bpm: null, respiration_rpm: null, in_bed: null },
    ],
  ])('%j means %j', (data, values) => {
    expect(one('realtime', data)).toEqual(values)
  })

  test('"no change" is told apart from "starting", so that the wall may keep the last side', () => {
    const reasons = (data: object) => decodeAll([send(record('realtime', data))])[0]?.readings[0]?.reasons.in_bed
    expect(reasons({ bedStatus: 8, sitUp: 0 })).toBe('unchanged')
    expect(reasons({ bedStatus: 8, sitUp: 8 })).toBe('initialising')
  })

  test.each<[string, object, object]>([
    ['inBedStatus', { inbedStatus: 1 }, { in_bed: false }],
    ['inBedStatus', { inbedStatus: 0 }, { in_bed: true }],
    ['inBedStatus', { inbedStatus: 8 }, { in_bed: null }],
    ['sleepStage', { sleepStage: 1 }, { sleep_stage: 'awake' }],
    ['sleepStage', { sleepStage: 2 }, { sleep_stage: 'light' }],
    ['sleepStage', { sleepStage: 4 }, { sleep_stage: 'deep' }],
    ['sleepStage', { sleepStage: 3 }, { sleep_stage: null }],
    ['deviceSenSor', { status: 1 }, { sensor_detached: false }],
    ['alarmNotify', { type: 'alarmSitup', status: 0 }, { vendor_alarm: 'alarmSitup', active: true }],
  ])('%s %j means %j', (dataKey, data, values) => {
    expect(one(dataKey, data)).toEqual(values)
  })

  test('the two people of a double bed are never mixed', () => {
    const [decoded] = decodeAll([
      send(
        record('realtime', { heart: 61, bedStatus: 0, leftRight: 0 }),
        record('realtime', { heart: 0, bedStatus: 1, leftRight: 1 }),
      ),
    ])
    expect(decoded?.understood.devices).toEqual({
      bed1: { heart_rate_bpm: 61, in_bed: true },
      'bed1/1': { heart_rate_bpm: null, in_bed: false },
    })
    expect(decoded?.readings.map((reading) => reading.deviceKey)).toEqual(['sleepace:bed1', 'sleepace:bed1/1'])
  })

  test.each([
    [1_760_000_000, 1_760_000_000_000],
    [1_760_000_000_123, 1_760_000_000_123],
    ['1760000000', 1_760_000_000_000],
    [61, null],
    [0, null],
    ['<<time>>', null],
  ])('a device clock of %j is %j', (timeStamp, deviceTime) => {
    expect(decodeAll([send(record('realtime', { bedStatus: 0 }, timeStamp))])[0]?.readings[0]?.deviceTime).toBe(
      deviceTime,
    )
  })

  test('a kind of record not yet documented is named, not guessed', () => {
    expect(decodeAll([send(record('somethingNew', { heart: 0 }))])[0]).toMatchObject({
      understood: {},
      problem: 'UNKNOWN_DATA_KEY',
    })
  })
})
