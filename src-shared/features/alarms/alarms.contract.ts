import * as z from 'zod'
import { liveFeed } from '../../contract/live-feed.ts'
import { AlarmId, Instant } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { Alarm, AlarmChange, AlarmEvent, CloseReason } from './alarms.model.ts'

export const alarmsContract = {
  /** Open alarms, then every change; newest high first is the client's sort. */
  watchOpen: needs('alarms.read', { isBackground: true }).output(liveFeed(z.array(Alarm), AlarmChange)),
  /** Alarms raised in a span of time, newest first, at most 2,000. */
  list: needs('alarms.read')
    .input(z.object({ from: Instant, to: Instant }))
    .output(z.array(Alarm)),
  get: needs('alarms.read')
    .input(z.object({ id: AlarmId }))
    .output(z.object({ alarm: Alarm, events: z.array(AlarmEvent) })),
  /** Doing it twice is harmless: the first one stays. Errors: ALARM_CLOSED. */
  acknowledge: needs('alarms.handle')
    .input(z.object({ id: AlarmId }))
    .output(Alarm),
  /** Errors: ALARM_CLOSED, ALARM_NOT_ACKNOWLEDGED (an alarm is first acknowledged, then closed). */
  close: needs('alarms.handle')
    .input(z.object({ id: AlarmId, reason: CloseReason, note: z.string().trim().max(500).nullable() }))
    .output(Alarm),
}
