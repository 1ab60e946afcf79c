import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createManualClock } from '#main/platform/clock.ts'
import { createLiveHome, type LiveHome } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const clock = createManualClock(Date.UTC(2026, 9, 31, 2, 0, 0))
let home: LiveHome

beforeEach(() => {
  home = createLiveHome({ folder: makeTemporaryFolder(), clock })
  home.startWithoutWire()
  const announce = (id: string, config: object) =>
    home.hear(
      `homeassistant/binary_sensor/${id}/config`,
      { uniq_id: id, dev: { ids: ['d1'], name: 'd1' }, ...config },
      true,
    )
  announce('motion', { dev_cla: 'motion', stat_t: 'd1/motion', off_dly: 30 })
  announce('leak', { dev_cla: 'moisture', stat_t: 'd1/leak', exp_aft: 600 })
})

afterEach(async () => {
  await home.stop()
  home.close()
})

const said = (capability: string) => home.devices.service.list()[0]?.latest.find((one) => one.capability === capability)

describe('a value its device vouches for only some time', () => {
  it('a movement is over by itself after its delay', () => {
    home.hear('d1/motion', 'ON')
    clock.advance(29_000)
    expect(said('occupancy')).toMatchObject({ value: 1 })
    clock.advance(1_000)
    expect(said('occupancy')).toMatchObject({ value: 0 })
    home.hear('d1/motion', 'ON')
    expect(said('occupancy')).toMatchObject({ value: 1 })
  })

  it('a dry floor nobody confirms any more is unknown, not dry', () => {
    home.hear('d1/leak', 'OFF')
    clock.advance(599_000)
    expect(said('water_leak')).toMatchObject({ value: 0, unknownBecause: null })
    clock.advance(1_000)
    expect(said('water_leak')).toMatchObject({ value: null, unknownBecause: 'stale' })
    home.hear('d1/leak', 'OFF')
    expect(said('water_leak')).toMatchObject({ value: 0, unknownBecause: null })
  })
})
