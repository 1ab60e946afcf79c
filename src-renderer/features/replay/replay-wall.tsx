// The wall as it stood, drawn with the wall's own tiles by the clock of then, under a mark that nobody can take for live.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { ReplayFrame } from '#shared/features/replay/replay.model.ts'
import { ClockProvider } from '../../ui/clock.tsx'
import { SinceText } from '../../ui/duration-text.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { sortAlarms, useAlarmWords } from '../alarms/index.ts'
import { Tile, tileViewOf } from '../wall/index.ts'

const nothing = () => {}

export function ReplayWall({ frame }: { frame: ReplayFrame }) {
  const { t } = useTranslation()
  const then = useMemo(() => () => frame.at, [frame.at])
  const alarms = sortAlarms(frame.alarms)
  const first = new Map<string, Alarm>()
  for (const alarm of alarms) if (alarm.bedId !== null && !first.has(alarm.bedId)) first.set(alarm.bedId, alarm)
  const mark = t('replay:mark', { at: formatInstant(frame.at, 'second') })
  return (
    <ClockProvider now={then}>
      <section className="replay-wall" aria-label={mark}>
        <p className="replay-wall__mark numerals">{mark}</p>
        {frame.gap !== null && <p className="replay-wall__gap">{t(`replay:gap.${frame.gap}`)}</p>}
        {!frame.hasVitals && <p className="replay-wall__gap">{t('replay:noVitals')}</p>}
        <ReplayAlarms alarms={alarms} />
        {frame.gap !== 'console-off' && (
          <ul className="wall__grid replay-wall__grid" aria-label={t('wall:beds')}>
            {frame.tiles.map((tile, index) => (
              <Tile
                key={tile.bedId}
                bed={{ tile, view: tileViewOf(tile, first.get(tile.bedId) ?? null) }}
                isTabStop={index === 0}
                isJoined={false}
                onOpen={nothing}
                onFocus={nothing}
              />
            ))}
          </ul>
        )}
        <p className="replay-wall__limits">{t('replay:limits')}</p>
      </section>
    </ClockProvider>
  )
}

function ReplayAlarms({ alarms }: { alarms: readonly Alarm[] }) {
  const { t } = useTranslation()
  const { what } = useAlarmWords()
  if (alarms.length === 0) return <p>{t('replay:noAlarms')}</p>
  return (
    <ul className="replay-alarms" aria-label={t('replay:openAlarms')}>
      {alarms.map((alarm) => (
        <li key={alarm.id} className={`replay-alarm replay-alarm--${alarm.priority}`}>
          <b className="numerals">{alarm.placeLabel}</b> {alarm.isDrill && `${t('roll-call:drill')} · `}
          {what(alarm)} · {t(`alarms:state.${alarm.state}`)} <SinceText at={alarm.raisedAt} look="clock" />
        </li>
      ))}
    </ul>
  )
}
