// A recorded session of Zigbee2MQTT, replayed whole: who calls for help is told once each, everything else stays quiet.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createManualClock } from '#main/platform/clock.ts'
import { createLiveHome } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

type Line = { topic: string; payload: string; retain: boolean; qos: number }

const lines = readFileSync(join(import.meta.dirname, '../../fixtures/devices/zigbee2mqtt-session.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line)

/**
 * Read off the recording by hand: each device that said true for a danger, or pressed for help. `leak_laundry` says 1 where its bridge
 * declared true and false: that is its true, and water on the floor.
 */
const expected = [
  '201-1床呼叫 call-bell live',
  '3F-smoke-corridor smoke live',
  '0x00158d00009a104a smoke live',
  '0x00158d00009a11bc gas live',
  '0x00158d00009a122b carbon-monoxide at start-up',
  '0x00158d00009a129a water-leak live',
  '0x00158d00009a12e4 water-leak at start-up',
  '0x00158d00009a14ea call-bell live',
  '0x00158d00009a1534 call-bell live',
  'leak_laundry water-leak live',
  '一楼/厨房烟感 smoke live',
  '卫生间水浸 water-leak live',
  '厨房燃气 gas live',
]

function replay(times: number) {
  const clock = createManualClock(Date.UTC(2026, 9, 31, 2, 0, 0))
  const home = createLiveHome({ folder: makeTemporaryFolder(), clock })
  onTestFinished(() => {
    home.wall.stop()
    home.alarms.stop()
    home.close()
  })
  home.startWithoutWire()
  for (let time = 0; time < times; time += 1) {
    for (const { topic, payload, retain, qos } of lines) {
      home.hear(topic, payload, retain, qos)
      clock.advance(100)
    }
  }
  return home
}

it('a session of a real bridge raises exactly the alarms it holds, each once', () => {
  const home = replay(1)
  const told = home.alarms
    .listOpen()
    .map(({ placeLabel, kind, isFromStartUp }) => `${placeLabel} ${kind} ${isFromStartUp ? 'at start-up' : 'live'}`)
  expect(told.sort()).toEqual([...expected].sort())
})

it('the same session once more adds no alarm', () => {
  expect(replay(2).alarms.listOpen()).toHaveLength(expected.length)
})
