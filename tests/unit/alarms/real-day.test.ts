import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createManualClock } from '#main/platform/clock.ts'
import { createLiveHome, sleepace } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const rows = readFileSync(join(import.meta.dirname, '../../fixtures/vitals/sleepace-bm8701-24h.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1, -1)
  .map((line) => line.trim().split(','))
  .map(([epoch, , heart, breath, status]) => ({
    at: Number(epoch) * 1000,
    data: { heart: Number(heart), breath: Number(breath), bedStatus: status === '5' ? 1 : 0, initStatus: 0 },
  }))

it('a recorded day of a real mattress raises only what its own minutes bear out', () => {
  const clock = createManualClock(rows[0]!.at)
  const home = createLiveHome({ folder: makeTemporaryFolder(), clock })
  onTestFinished(() => {
    home.wall.stop()
    home.alarms.stop()
    home.close()
  })
  home.startWithoutWire()
  home.hear('sleepace-1', sleepace('m1', rows[0]!.data))
  home.bind('sleepace:m1', 'mattress', 'bed-1')
  const raised: string[] = []
  home.events.on('alarm-raised', ({ alarm }) => {
    const local = new Date(alarm.raisedAt + 8 * 3_600_000).toISOString().slice(11, 16)
    raised.push(`${local} ${alarm.priority} ${alarm.kind}`)
  })
  for (const row of rows) {
    // The recording has one row a minute; what fell due in between runs right after it.
    clock.setNow(row.at)
    home.hear('sleepace-1', sleepace('m1', row.data))
    clock.advance(1000)
  }
  // The bed was empty from 18:09 to 11:11; the pulse never left 55 to 95 for five minutes.
  expect(raised).toEqual(['22:15 medium out-of-bed', '22:30 high out-of-bed'])
})
