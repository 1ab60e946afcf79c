// Conditions that must last before they are an alarm: held back until they did, forgotten when they went meanwhile.
// Must never hold back what was found at start-up: nobody knows how long it has lasted.
import type { AlarmRule } from '#shared/features/alarms/alarm-rules.model.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { Clock } from '../../platform/clock.ts'
import type { AlarmSubject } from './alarm-book.ts'
import type { AlarmPlace, PlaceOfAlarm } from './alarm-place.ts'
import type { ResolveRule } from './rule-book.ts'

type Held = { subject: AlarmSubject; since: number; endedAt: number | null }

export type AlarmHold = ReturnType<typeof createAlarmHold>

function holdMsOf(rule: AlarmRule, subject: AlarmSubject): number {
  if (subject.isFromStartUp) return 0
  // Time out of bed and lying still are judged with their grace before they come here, except what a radar tells.
  const seconds = rule.holdSeconds ?? (subject.kind === 'motionless' ? (rule.graceMinutes ?? 0) * 60 : 0)
  return seconds * 1000
}

export function createAlarmHold(options: {
  clock: Pick<Clock, 'now'>
  resolveRule: ResolveRule
  placeOf: PlaceOfAlarm
  /** It lasted. */
  onRipe: (subject: AlarmSubject, rule: AlarmRule, place: AlarmPlace) => void
}) {
  const { clock, placeOf } = options
  const held = new Map<string, Held>()

  return {
    mustLast: (rule: AlarmRule, subject: AlarmSubject): boolean => holdMsOf(rule, subject) > 0,

    hold(subject: AlarmSubject): void {
      const known = held.get(subject.conditionKey)
      held.set(subject.conditionKey, { subject, since: known?.since ?? clock.now(), endedAt: null })
    },

    holdsOfBed(bedId: string): boolean {
      for (const { subject } of held.values()) if (subject.bedId === bedId) return true
      return false
    },

    /** The condition went; it is forgotten when it stays away for the debounce of its rule. */
    end(conditionKey: string): void {
      const waiting = held.get(conditionKey)
      if (waiting) waiting.endedAt ??= clock.now()
    },

    forget(isAbout: (about: Pick<Alarm, 'deviceId' | 'kind'>) => boolean): void {
      for (const [key, { subject }] of held) {
        if (isAbout({ kind: subject.kind, deviceId: subject.deviceId as Alarm['deviceId'] })) held.delete(key)
      }
    },

    ripen(now: number): void {
      for (const [key, { subject, since, endedAt }] of held) {
        const place = placeOf(subject)
        const rule = options.resolveRule(subject.kind, place)
        if (endedAt !== null && now - endedAt >= (rule.debounceSeconds ?? 0) * 1000) held.delete(key)
        else if (endedAt === null && now - since >= holdMsOf(rule, subject)) {
          held.delete(key)
          options.onRipe(subject, rule, place)
        }
      }
    },
  }
}
