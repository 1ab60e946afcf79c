// The black box: a past day of the wall, played back. Never to be mistaken for live: it says so in words over everything it shows.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { addDays, isDay, startOfDay } from '#shared/contract/days.ts'
import type { ReplaySpan } from '#shared/features/replay/replay.model.ts'
import { api } from '../../app/rpc-client.ts'
import { serverNow } from '../../app/server-clock.ts'
import { DayField } from '../../ui/day-field.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import '../wall/wall.css'
import './replay.css'
import { ReplayWall } from './replay-wall.tsx'
import { ScrubBar } from './scrub-bar.tsx'
import { SealExport } from './seal-export.tsx'
import { neighbour, type Speed, speeds, usePlayer } from './use-player.ts'

/** The last minute may not be stored yet. */
const settledAfterMs = 60_000

export function ReplayPage() {
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const asked = params.get('day')
  const day = asked !== null && isDay(asked) && asked <= today ? asked : today
  // Another day is another player: it starts from its own beginning.
  return <ReplayOfDay key={day} day={day} today={today} onDay={(next) => setParams({ day: next })} />
}

function ReplayOfDay({ day, today, onDay }: { day: string; today: string; onDay: (day: string) => void }) {
  const { t } = useTranslation()
  const from = startOfDay(day)
  const to = Math.max(from + 60_000, Math.min(startOfDay(addDays(day, 1)), minuteBefore(serverNow())))
  const span = useQuery(api.replay.span.queryOptions({ input: { from, to } }))
  return (
    <PageFrame
      title={t('replay:title')}
      count={t('replay:notLive')}
      actions={<SealExport from={from} to={to} />}
      layout="scroll"
      filterBar={
        <div className="replay-day">
          <DayField
            value={day}
            to={today}
            allowClear={false}
            aria-label={t('replay:day')}
            onChange={(next) => next !== null && onDay(next)}
          />
        </div>
      }
    >
      {span.error && <ErrorState error={span.error} onRetry={() => void span.refetch()} />}
      {span.data && <ReplayPlayer span={span.data} />}
    </PageFrame>
  )
}

/** Whole minutes, so that the span does not change with every render. */
function minuteBefore(now: number): number {
  return Math.floor((now - settledAfterMs) / 60_000) * 60_000
}

function ReplayPlayer({ span }: { span: ReplaySpan }) {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)
  const player = usePlayer(span.from, span.to, isBusy)
  const frame = useQuery(
    api.replay.frame.queryOptions({ input: { at: player.at }, placeholderData: keepPreviousData, gcTime: 60_000 }),
  )
  if (frame.isFetching !== isBusy) setBusy(frame.isFetching)
  const times = span.events.map((event) => event.at)
  const jump = (way: 1 | -1) => {
    const next = neighbour(times, player.at, way)
    if (next !== undefined) player.seek(Math.ceil(next / 1000) * 1000)
  }
  useShortcut('p', player.toggle)
  useShortcut('n', () => jump(1))
  useShortcut('b', () => jump(-1))
  return (
    <>
      <div className="replay-controls no-print" role="toolbar" aria-label={t('replay:controls')}>
        <Button type="primary" onClick={player.toggle} aria-keyshortcuts="P">
          {t(player.isPlaying ? 'replay:pause' : 'replay:play')} <Kbd keys="P" />
        </Button>
        <Segmented<Speed>
          value={player.speed}
          onChange={player.setSpeed}
          aria-label={t('replay:speed')}
          options={speeds.map((value) => ({ value, label: `${value}×` }))}
        />
        <Button onClick={() => jump(-1)} aria-keyshortcuts="B">
          {t('replay:previous')} <Kbd keys="B" />
        </Button>
        <Button onClick={() => jump(1)} aria-keyshortcuts="N">
          {t('replay:next')} <Kbd keys="N" />
        </Button>
        <b className="replay-controls__at numerals">{formatInstant(player.at, 'second')}</b>
        {span.isCut && <span>{t('replay:isCut')}</span>}
      </div>
      <ScrubBar span={span} at={player.at} onSeek={player.seek} />
      {frame.error && <ErrorState error={frame.error} onRetry={() => void frame.refetch()} />}
      {frame.data && <ReplayWall frame={frame.data} />}
    </>
  )
}
