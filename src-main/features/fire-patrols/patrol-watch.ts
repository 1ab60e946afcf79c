// A patrol nobody walked rings once, low, when its window is over, and is silent as soon as it is written down or explained.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Instant } from '#shared/contract/primitives.ts'
import { clockTimeOf } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import type { Clock } from '../../platform/clock.ts'
import type { AlarmsFeature } from '../alarms/index.ts'
import type { PatrolBook } from './patrol-book.ts'

const TICK_MS = 30_000
const DAY_MS = 86_400_000
/** Alarms looked through for those this house has rung already. */
const LIST_LIMIT = 20_000

export type PatrolWatchOptions = {
  clock: Clock
  book: PatrolBook
  alarms: Pick<AlarmsFeature, 'service' | 'listBetween' | 'listOpen'>
}

const keyOf = (plannedAt: Instant): string => `patrol-missed:${plannedAt}`

export function createPatrolWatch({ clock, book, alarms }: PatrolWatchOptions) {
  /** Times that rang: a person may close such an alarm without having walked. */
  const rung = new Set<number>()
  let stop = () => {}

  const settle = (plannedAt: Instant): void => alarms.service.endCondition(keyOf(plannedAt), { because: 'settled' })

  function look(): void {
    const now = clock.now()
    const today = dayOf(now)
    const planned = book.plannedIn(addDays(today, -1), today, now)
    for (const { at, state, shift } of planned) {
      if (state !== 'missed' || rung.has(at)) continue
      rung.add(at)
      alarms.service.raise({
        ...{ conditionKey: keyOf(at), kind: 'patrol-missed', priority: 'low', placeLabel: clockTimeOf(at) },
        ...{ deviceId: null, bedId: null, residentId: null, surname: null, isFromStartUp: false },
        values: { plannedAt: at, shift },
      })
    }
    const missed = new Set(planned.filter(({ state }) => state === 'missed').map(({ at }) => at))
    for (const { kind, values, isActive } of alarms.listOpen()) {
      if (kind !== 'patrol-missed' || !isActive || typeof values.plannedAt !== 'number') continue
      if (planned.some(({ at }) => at === values.plannedAt) && !missed.has(values.plannedAt)) settle(values.plannedAt)
    }
  }

  return {
    settle,
    look,
    start(): void {
      const now = clock.now()
      for (const { kind, values } of alarms.listBetween(now - 3 * DAY_MS, now + DAY_MS, LIST_LIMIT)) {
        if (kind === 'patrol-missed' && typeof values.plannedAt === 'number') rung.add(values.plannedAt)
      }
      stop = clock.every(TICK_MS, look)
    },
    stop: (): void => stop(),
  }
}
