// The house watching itself: what no device tells. A seat that is not heard is an alarm on every screen.
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { StationsEvents } from '../stations/index.ts'
import type { AlarmSubject } from './alarm-book.ts'
import type { AlarmsService } from './alarms.service.ts'

export type HouseWatchOptions = {
  events: Pick<DomainEvents<StationsEvents>, 'on'>
  alarms: Pick<AlarmsService, 'raise' | 'endCondition' | 'endConditions'>
}

export function createHouseWatch({ events, alarms }: HouseWatchOptions) {
  let stop = () => {}

  function onSeatSound({ seatId, seatName, cause, isSilent }: StationsEvents['seat-sound-changed']): void {
    const conditionKey = `sound-off:${seatId}`
    if (!isSilent) {
      alarms.endCondition(conditionKey)
      return
    }
    const subject: AlarmSubject = {
      ...{ conditionKey, kind: 'sound-off', priority: 'medium', values: { because: cause }, placeLabel: seatName },
      ...{ deviceId: null, bedId: null, residentId: null, surname: null, isFromStartUp: false },
    }
    alarms.raise(subject)
  }

  return {
    start(): void {
      // What a wall said before this start is not known any more; an open wall tells it anew within seconds.
      alarms.endConditions((alarm) => alarm.kind === 'sound-off', { because: 'restarted' })
      stop = events.on('seat-sound-changed', onSeatSound)
    },
    stop: (): void => stop(),
  }
}
