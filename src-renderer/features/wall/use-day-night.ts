// Day or night look of the wall, by hand or by the house's night. The choice is this screen's own.
import { useCallback, useEffect, useState } from 'react'
import { useAppearance } from '../../app/appearance-context.ts'
import { useTimeValue } from '../../ui/clock.tsx'
import { formatInstant } from '../../ui/format-time.ts'

const key = 'yian.wallByTime'

/** True when the wall clock 'HH:mm' lies in the night, which may cross midnight. Pure. */
export function isNightAt(time: string, night: { from: string; to: string }): boolean {
  return night.from <= night.to ? time >= night.from && time < night.to : time >= night.from || time < night.to
}

export function useDayNight(night: { from: string; to: string } | undefined) {
  const { appearance, change } = useAppearance()
  const [isByTime, setByTime] = useState(() => localStorage.getItem(key) === 'on')
  const isNightNow = useTimeValue((now) => night !== undefined && isNightAt(formatInstant(now).slice(11), night))
  const isDark = appearance.theme !== 'light'

  useEffect(() => {
    if (!isByTime || night === undefined) return
    if (isNightNow && appearance.theme !== 'night') change({ theme: 'night' })
    if (!isNightNow && appearance.theme === 'night') change({ theme: 'light' })
  }, [isByTime, isNightNow, night, appearance.theme, change])

  /** Day, night, by the clock, day … */
  const next = useCallback(() => {
    const setAutomatic = (isOn: boolean) => {
      localStorage.setItem(key, isOn ? 'on' : 'off')
      setByTime(isOn)
    }
    if (isByTime) {
      setAutomatic(false)
      change({ theme: 'light' })
    } else if (isDark) setAutomatic(true)
    else change({ theme: 'night' })
  }, [isByTime, isDark, change])

  return { look: isByTime ? ('by-time' as const) : isDark ? ('night' as const) : ('day' as const), next }
}
