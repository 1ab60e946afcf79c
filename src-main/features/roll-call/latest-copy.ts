// A copy of the sheet as a plain file in the data folder while a fire alarm is open: the network, the screens or the console may die.
// It names people, so it is readable by its owner only and goes when no fire alarm is open any more. Must never disturb the alarm itself.
import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { isFireAlarm } from '#shared/features/roll-call/roll-call.rules.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { Logger } from '../../platform/logger.ts'
import type { AlarmsEvents } from '../alarms/index.ts'

const RENEW_MS = 60_000

/** Name of the file in the data folder. */
export const latestCopyName = 'roll-call-latest.html'

export type LatestCopy = { start(): void; stop(): void; renew(): void }

export function createLatestCopy(options: {
  folder: string
  clock: Clock
  events: DomainEvents<AlarmsEvents>
  logger: Pick<Logger, 'error'>
  openAlarms: () => Alarm[]
  isCallRunning: () => boolean
  page: (cause: Alarm | null) => string
}): LatestCopy {
  const file = join(options.folder, latestCopyName)
  let isThere = false
  let stops: (() => void)[] = []

  function renew(): void {
    try {
      const cause = options.openAlarms().find(isFireAlarm) ?? null
      if (cause === null && !options.isCallRunning()) {
        if (isThere) rmSync(file, { force: true })
        isThere = false
        return
      }
      const draft = `${file}.partial`
      writeFileSync(draft, options.page(cause), { mode: 0o600 })
      chmodSync(draft, 0o600)
      renameSync(draft, file)
      isThere = true
    } catch (error) {
      options.logger.error({ err: error }, 'the copy of the roll-call sheet could not be written')
    }
  }

  const onAlarm = ({ alarm }: { alarm: Alarm }): void => {
    if (isFireAlarm(alarm)) renew()
  }

  return {
    renew,
    start() {
      // A copy left by an earlier run is renewed or taken away at once.
      isThere = true
      renew()
      stops = [
        options.events.on('alarm-raised', onAlarm),
        options.events.on('alarm-changed', onAlarm),
        options.clock.every(RENEW_MS, renew),
      ]
    },
    stop() {
      for (const stop of stops) stop()
      stops = []
    },
  }
}
