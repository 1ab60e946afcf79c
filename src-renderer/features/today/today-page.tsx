// The start page: what is due, what calls, what is not known. Nothing is more than two clicks from here.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { api } from '../../app/rpc-client.ts'
import { useNow } from '../../ui/clock.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useToday } from '../../ui/use-today.ts'
import { useSession } from '../accounts/index.ts'
import { WaitingList } from '../vitals/index.tsx'
import { useWall, type WallBed } from '../wall/index.ts'
import { AlarmBox, UnknownBox } from './components/alarm-box.tsx'
import { DutyList } from './components/duty-list.tsx'
import { HouseStats } from './components/house-stats.tsx'
import { shiftAt } from './house-numbers.ts'
import './today.css'

export function TodayPage() {
  const { can } = useSession()
  // A seat that may only watch has nothing to do here.
  if (!can('duties.read') && can('wall.watch')) return <Navigate to="/wall" replace />
  return can('wall.watch') ? <TodayWithWall /> : <TodayFrame unknownBeds={null} />
}

function TodayWithWall() {
  const { beds, isLive } = useWall()
  const unknown = isLive && beds ? beds.filter(({ view }) => view.state === 'unknown') : null
  return <TodayFrame unknownBeds={unknown} />
}

function TodayFrame({ unknownBeds }: { unknownBeds: readonly WallBed[] | null }) {
  const { t } = useTranslation()
  const { can } = useSession()
  return (
    <PageFrame title={t('shell:nav.today')} count={<DayAndShift />} layout="scroll">
      <HouseStats unknownBeds={unknownBeds} />
      <div className="today-columns">
        {can('duties.read') && <DutyList />}
        <div className="today-side no-print">
          {can('alarms.read') && <AlarmBox />}
          {can('vitals.record') && <WaitingList />}
          {can('wall.watch') && <UnknownBox beds={unknownBeds} />}
        </div>
      </div>
    </PageFrame>
  )
}

function DayAndShift() {
  const { t, i18n } = useTranslation()
  const today = useToday()
  const time = formatInstant(useNow()).slice(11)
  const { data } = useQuery(api.facility.settings.queryOptions({ staleTime: 300_000 }))
  const shift = data && shiftAt(time, data.shifts)
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${today}T00:00:00Z`),
  )
  return (
    <>
      {day}
      {shift && ` · ${t(`today:shift.${shift.name}`)} ${shift.from}–${shift.to}`}
    </>
  )
}
