import { useTranslation } from 'react-i18next'
import { useTimeValue } from './clock.tsx'
import { formatRunning, largestUnit } from './format-time.ts'
import { Unknown } from './unknown.tsx'

/** A length of time in its largest unit: 38 秒, 16 分. */
export function DurationText({ durationMs }: { durationMs: number | null | undefined }) {
  const { t } = useTranslation()
  if (durationMs === null || durationMs === undefined) return <Unknown />
  const { count, unit } = largestUnit(durationMs)
  return <span className="numerals">{t(`ui:duration.${unit}`, { count })}</span>
}

/** Time since an instant, counting on: `clock` 06:05 for alarms, `words` 16 分 for ages. */
export function SinceText({ at, look = 'words' }: { at: number | null | undefined; look?: 'words' | 'clock' }) {
  if (at === null || at === undefined) return <Unknown />
  return look === 'clock' ? <RunningClock at={at} /> : <Age at={at} />
}

function Age({ at }: { at: number }) {
  const { t } = useTranslation()
  const said = useTimeValue((now) => {
    const { count, unit } = largestUnit(now - at)
    return `${unit} ${count}`
  })
  const [unit, count] = said.split(' ')
  return <span className="numerals">{t(`ui:duration.${unit}`, { count: Number(count) })}</span>
}

function RunningClock({ at }: { at: number }) {
  const text = useTimeValue((now) => formatRunning(now - at))
  return (
    <span className="numerals" role="timer" aria-live="off">
      {text}
    </span>
  )
}
