// The drawn floor with what is true now: where it rings, who is up, which rooms no smoke detector watches.
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { type CSSProperties, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BedId, FloorId } from '#shared/contract/primitives.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { boxOf } from '#shared/features/floor-plans/drawing.rules.ts'
import type { Area, Mark } from '#shared/features/floor-plans/floor-plans.model.ts'
import type { PlaceChip } from '#shared/features/wall/wall.contract.ts'
import { api } from '../../app/rpc-client.ts'
import { alarmShapes } from '../../ui/alarm-mark.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useAlarmWords } from '../alarms/index.ts'
import { type AreaNote, PlanDrawing, unit } from './plan-drawing.tsx'
import { floorToShow, type LiveBed, liveRooms, type RoomLive } from './room-live.ts'
import { usePlanImage } from './use-plan-image.ts'

type LivePlanProps = {
  /** Undefined = not known yet. */
  beds: readonly LiveBed[] | undefined
  places: readonly PlaceChip[]
  alarms: readonly Alarm[]
  floorId: FloorId | null
  onOpenBed: (bedId: BedId) => void
}

export function LivePlan({ beds, places, alarms, floorId, onOpenBed }: LivePlanProps) {
  const { t } = useTranslation()
  const plans = useQuery(api.floorPlans.list.queryOptions())
  const plan = plans.data && floorToShow(plans.data, floorId, alarms, beds ?? [], places)
  const drawing = plan?.drawing ?? null
  const imageUrl = usePlanImage(drawing)
  const rooms = useMemo(() => liveRooms(beds ?? [], places, alarms), [beds, places, alarms])
  if (plans.error) return <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />
  if (!plans.data) return <p role="status">{t('ui:table.loading')}</p>
  if (!plan || !drawing) {
    return (
      <div className="live-plan">
        <EmptyState
          title={t('floor-plans:notDrawn', { floor: plan?.floorName ?? '' })}
          hint={t('floor-plans:notDrawnHint')}
        />
      </div>
    )
  }
  const liveOf = (area: Area): RoomLive | undefined => (area.roomId === null ? undefined : rooms.get(area.roomId))
  const placeOf = (mark: Mark) => places.find((place) => place.deviceId === mark.reference)
  return (
    <div className="live-plan">
      <h2 className="live-plan__title">{plan.floorName}</h2>
      <div className="live-plan__frame">
        <div className="live-plan__sheet" style={{ '--ratio': sheetRatio(drawing) } as CSSProperties}>
          <PlanDrawing
            drawing={drawing}
            label={t('floor-plans:planOf', { floor: plan.floorName })}
            imageUrl={imageUrl}
            classOf={(area) => roomClasses(area, liveOf(area))}
            notesOf={(area) => notesOf(area, liveOf(area), t)}
            markClassOf={(mark) => {
              const place = placeOf(mark)
              return mark.kind === 'device' ? `plan__mark--${place?.state ?? 'unknown'}` : ''
            }}
          />
          {drawing.areas.map((area) => {
            const room = liveOf(area)
            if (!room) return null
            return <RoomButton key={area.id} area={area} room={room} sheet={drawing} onOpenBed={onOpenBed} />
          })}
        </div>
      </div>
      <ul className="live-plan__legend" aria-label={t('floor-plans:legend')}>
        <li className="live-plan__no-detector">{t('floor-plans:noDetector')}</li>
        <li>○ {t('floor-plans:outOfBed')}</li>
        <li>? {t('floor-plans:unknown')}</li>
      </ul>
    </div>
  )
}

/** Width to height of the drawing with its margin: the buttons over it stand where the rooms are drawn. */
function sheetRatio({ width, height }: { width: number; height: number }): number {
  return (width * unit + 12) / (height * unit + 12)
}

function roomClasses(area: Area, room: RoomLive | undefined): string {
  if (!room) return area.kind === 'room' && area.roomId !== null ? 'plan__area--no-detector' : ''
  const { alarm, detector, unknown } = room
  return [
    alarm ? `plan__area--alarm plan__area--${alarm.priority}` : '',
    alarm && (alarm.state !== 'raised' || alarm.shelvedUntil !== null) ? 'plan__area--held' : '',
    detector === 'alive' ? '' : 'plan__area--no-detector',
    unknown > 0 ? 'plan__area--unknown' : '',
  ].join(' ')
}

/** What one must see of a room from afar stands alone on its line; what the room lacks stands under it. */
function notesOf(area: Area, room: RoomLive | undefined, t: TFunction): AreaNote[] {
  if (area.roomId === null) return []
  if (!room) return [{ text: t('floor-plans:noDetectorShort'), look: 'lack' }]
  const state = [
    room.alarm ? alarmShapes[room.alarm.priority] : null,
    room.outOfBed > 0 ? `○${room.outOfBed}` : null,
    room.unknown > 0 ? `?${room.unknown}` : null,
  ].filter((part) => part !== null)
  const notes: AreaNote[] = state.length === 0 ? [] : [{ text: state.join(' '), look: 'state' }]
  return room.detector === 'alive'
    ? notes
    : [...notes, { text: t(`floor-plans:detector.${room.detector}`), look: 'lack' }]
}

type RoomButtonProps = {
  area: Area
  room: RoomLive
  sheet: { width: number; height: number }
  onOpenBed: (bedId: BedId) => void
}

/** A button over the room, so that a plan can be walked by keyboard and opened by mouse. */
function RoomButton({ area, room, sheet, onOpenBed }: RoomButtonProps) {
  const { t } = useTranslation()
  const { what } = useAlarmWords()
  const box = boxOf(area.points)
  // The drawing has a margin of 6 units on each side.
  const percent = (value: number, of: number) => `${((value * unit + 6) / (of * unit + 12)) * 100}%`
  const share = (value: number, of: number) => `${((value * unit) / (of * unit + 12)) * 100}%`
  const [first] = room.alarm?.bedId ? [room.alarm.bedId] : room.bedIds
  const words = [
    area.label,
    room.alarm ? what(room.alarm) : null,
    t('floor-plans:roomWords', { occupied: room.occupied, outOfBed: room.outOfBed, unknown: room.unknown }),
    t(`floor-plans:detector.${room.detector}`),
  ]
  return (
    <button
      type="button"
      className={`plan-room${room.alarm?.state === 'raised' ? ` plan-room--calling plan-room--${room.alarm.priority}` : ''}`}
      data-bed={first ?? ''}
      tabIndex={-1}
      style={{
        left: percent(box.x, sheet.width),
        top: percent(box.y, sheet.height),
        width: share(box.width, sheet.width),
        height: share(box.height, sheet.height),
      }}
      aria-label={words.filter(Boolean).join('，')}
      onClick={() => first && onOpenBed(first)}
    />
  )
}
