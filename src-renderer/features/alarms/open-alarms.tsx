// The open alarms, followed once for the whole console: menu count, Today and the wall read the same list.
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Alarm, AlarmChange } from '#shared/features/alarms/alarms.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useLiveFeed } from '../../app/use-live-feed.ts'
import { useSession } from '../accounts/index.ts'
import { applyAlarmChange, sortAlarms } from './alarm-order.ts'

export type OpenAlarms = {
  /** In order of urgency; undefined = not known. */
  alarms: readonly Alarm[] | undefined
  /** False = the list may be old. */
  isLive: boolean
}

const OpenAlarmsContext = createContext<OpenAlarms>({ alarms: undefined, isLive: false })

const ask =
  () =>
  ({ signal }: { signal: AbortSignal }) =>
    client.alarms.watchOpen(undefined, { signal })
/** The same feed twice: going from one to the other asks anew, because a covered screen is told no names. */
const sources = { whole: ask(), covered: ask() }
const apply = (alarms: Alarm[], change: AlarmChange) => applyAlarmChange(alarms, change)

export function OpenAlarmsProvider({ children }: { children: ReactNode }) {
  const { can, isCovered } = useSession()
  const feed = useLiveFeed(isCovered ? sources.covered : sources.whole, apply, can('alarms.read'))
  const { data, isLive } = feed
  const value = useMemo(() => ({ alarms: data && sortAlarms(data), isLive }), [data, isLive])
  return <OpenAlarmsContext value={value}>{children}</OpenAlarmsContext>
}

export function useOpenAlarms(): OpenAlarms {
  return useContext(OpenAlarmsContext)
}
