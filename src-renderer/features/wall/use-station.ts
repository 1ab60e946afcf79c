// This screen as a station: whether it stands watch without menus, its front row of beds, what its speaker test said; tells the house
// whether it is heard.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { BedId } from '#shared/contract/primitives.ts'
import { mostPinnedBeds, type Station } from '#shared/features/stations/stations.contract.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { useSession } from '../accounts/index.ts'
import type { SoundState } from './use-alarm-sound.ts'

const renewMs = 60_000
const reportEveryMs = 20_000
const stationKey = 'yian.stationMode'

/** Tells the backend what this wall's sound does, when it changes and again and again; leaving the wall is told too. */
function useSoundReport(state: SoundState, isEnabled: boolean): void {
  useEffect(() => {
    if (!isEnabled) return
    // A report that does not come through is one of many; a lost connection is told by the wall itself.
    const report = () => void client.stations.reportSound({ sound: state }).catch(() => undefined)
    report()
    const timer = setInterval(report, reportEveryMs)
    return () => clearInterval(timer)
  }, [state, isEnabled])
  useEffect(() => {
    if (!isEnabled) return
    return () => void client.stations.reportSound({ sound: 'closed' }).catch(() => undefined)
  }, [isEnabled])
}

function readStationMode(): boolean {
  return localStorage.getItem(stationKey) === 'on'
}

export function useStation(soundState: SoundState) {
  const { can, isCovered } = useSession()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const cache = useQueryClient()
  const mayWatch = can('wall.watch')
  const own = useQuery(api.stations.own.queryOptions({ enabled: mayWatch && !isCovered, refetchInterval: renewMs }))
  const accept = (station: Station) => cache.setQueryData(api.stations.own.queryKey(), station)
  const onError = (error: unknown) => void message.error({ content: sentenceOf(error).sentence, duration: 8 })
  const pin = useMutation(api.stations.pinBeds.mutationOptions({ onSuccess: accept, onError }))
  const test = useMutation(api.stations.recordSpeakerTest.mutationOptions({ onSuccess: accept }))
  const [isStationMode, setStationMode] = useState(readStationMode)
  // A locked seat sounds on, and says so.
  useSoundReport(soundState, mayWatch)

  const pinned = own.data?.pinnedBedIds ?? []
  const toggleStationMode = useCallback(() => {
    setStationMode((before) => {
      localStorage.setItem(stationKey, before ? 'off' : 'on')
      // The browser may refuse the whole screen; the wall hides its menus all the same.
      if (before) void document.exitFullscreen?.().catch(() => undefined)
      else void document.documentElement.requestFullscreen?.().catch(() => undefined)
      return !before
    })
  }, [])
  return {
    /** Undefined until the backend has answered. */
    station: own.data,
    pinned,
    togglePin(bedId: BedId): void {
      const bedIds = pinned.includes(bedId) ? pinned.filter((each) => each !== bedId) : [...pinned, bedId]
      pin.mutate({ bedIds: bedIds.slice(-mostPinnedBeds) })
    },
    recordTest: (isHeard: boolean) => test.mutateAsync({ isHeard }),
    isStationMode,
    toggleStationMode,
  }
}
