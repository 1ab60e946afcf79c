// The alarms as routers and other features see them: what can be read, what happens by itself, what people do.
import type { Alarm, AlarmEvent } from '#shared/features/alarms/alarms.model.ts'
import { type AlarmActs, type AlarmActsOptions, createAlarmActs } from './alarm-acts.ts'
import { type AlarmLifeOptions, createAlarmLife } from './alarm-life.ts'

const LIST_LIMIT = 2000

export type AlarmsService = ReturnType<typeof createAlarmsService>

export type AlarmsServiceOptions = AlarmActsOptions & Omit<AlarmLifeOptions, 'attendByPress'>

export function createAlarmsService(options: AlarmsServiceOptions) {
  const { book, repository } = options
  const { mustFind, attendByPress, ...acts }: AlarmActs = createAlarmActs(options)
  const life = createAlarmLife({ ...options, attendByPress })
  return {
    ...acts,
    ...life,
    listOpen: () => book.list(),
    find: (conditionKey: string) => book.find(conditionKey),
    list: (from: number, to: number): Alarm[] => repository.listBetween(from, to, LIST_LIMIT),
    get(id: string): { alarm: Alarm; events: AlarmEvent[] } {
      return { alarm: mustFind(id).alarm, events: repository.listEvents(id) }
    },
  }
}
