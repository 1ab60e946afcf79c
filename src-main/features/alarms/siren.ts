// The siren of the house: on while an alarm whose chain called it is unanswered, off as soon as somebody has it.
// It is a message to a relay; without a broker it is not sent, and nothing else waits for it.
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { isCalling } from '#shared/features/alarms/alarms.rules.ts'
import type { Clock } from '../../platform/clock.ts'
import type { AlarmDefaults } from './alarm-defaults.ts'

/** A message the console sends by itself; `phase` and `because` (the alarm's id) go into the log of commands. */
export type PublishCommand = (command: {
  topic: string
  payload: string
  phase: 'start' | 'end'
  because: string
}) => void

export type Siren = {
  /** The chain called it for this alarm. */
  call(alarm: Alarm): void
  /** After any step of an alarm. */
  follow(alarm: Alarm): void
  /** After a restart: goes on where it was. */
  restore(alarms: readonly Alarm[], hasCalledSiren: (alarm: Alarm) => boolean): void
}

export function createSiren(options: {
  clock: Pick<Clock, 'now'>
  siren: AlarmDefaults['siren']
  publish: PublishCommand
}): Siren {
  const { topic, on, off } = options.siren
  const callers = new Set<string>()

  function call(alarm: Alarm): void {
    const isFirst = callers.size === 0
    callers.add(alarm.id)
    if (isFirst) options.publish({ topic, payload: on, phase: 'start', because: alarm.id })
  }

  return {
    call,
    follow(alarm) {
      if (!callers.has(alarm.id) || isCalling(alarm, options.clock.now())) return
      callers.delete(alarm.id)
      if (callers.size === 0) options.publish({ topic, payload: off, phase: 'end', because: alarm.id })
    },
    restore(alarms, hasCalledSiren) {
      for (const alarm of alarms) if (isCalling(alarm, options.clock.now()) && hasCalledSiren(alarm)) call(alarm)
    },
  }
}
