// Room by room: what should watch it and whether it does now. A gap is told by colour, shape and word.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Coverage, CoverageCell, RoomCoverage } from '#shared/features/devices/device-register.model.ts'
import type { DeviceRole } from '#shared/features/devices/device-role.ts'
import { api } from '../../../app/rpc-client.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { FilterChip } from '../../../ui/filter-chip.tsx'
import { useSession } from '../../accounts/index.ts'
import { CoverageBadge } from './coverage-badge.tsx'

const renewMs = 5_000
const marks: Record<CoverageCell['state'], string> = {
  live: '●',
  exempt: '◇',
  silent: '○',
  'out-of-service': '⊘',
  none: '✕',
}

type Exempting = { role: DeviceRole; room: RoomCoverage | null } | null

function floorsOf(coverage: Coverage): { id: string; name: string; rooms: RoomCoverage[] }[] {
  const floors = new Map<string, { id: string; name: string; rooms: RoomCoverage[] }>()
  for (const room of coverage.rooms) {
    const floor = floors.get(room.floorId) ?? { id: room.floorId, name: room.floorName, rooms: [] }
    floor.rooms.push(room)
    floors.set(room.floorId, floor)
  }
  return [...floors.values()]
}

export function CoverageView() {
  const { t } = useTranslation()
  const { can } = useSession()
  const [isGapsOnly, setIsGapsOnly] = useState(false)
  const [exempting, setExempting] = useState<Exempting>(null)
  const queryClient = useQueryClient()
  const onSuccess = () => {
    void queryClient.invalidateQueries({ queryKey: api.devices.key() })
    void queryClient.invalidateQueries({ queryKey: api.duties.key() })
  }
  const exempt = useMutation(api.devices.exemptFromCoverage.mutationOptions({ onSuccess }))
  const endExemption = useMutation(api.devices.endExemption.mutationOptions({ onSuccess }))
  const { data, error, refetch } = useQuery(api.devices.coverage.queryOptions({ refetchInterval: renewMs }))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <p role="status">{t('ui:table.loading')}</p>
  if (data.rooms.length === 0)
    return <EmptyState title={t('devices:coverage.noRooms')} hint={t('devices:coverage.noRoomsHint')} />
  const floors = floorsOf(data).map((floor) => ({
    ...floor,
    gaps: floor.rooms.filter((room) => room.isGap).length,
    rooms: floor.rooms.filter((room) => room.isGap || !isGapsOnly),
  }))
  const roles = [...new Set(data.rooms.flatMap((room) => room.cells.map((cell) => cell.role)))]
  return (
    <section className="coverage" aria-label={t('devices:view.coverage')} tabIndex={0}>
      <header className="coverage__head">
        <CoverageBadge coverage={data} />
        <FilterChip
          label={t('devices:coverage.gapsOnly')}
          count={data.gapCount}
          isOn={isGapsOnly}
          onToggle={setIsGapsOnly}
        />
        <ul className="coverage__legend" aria-label={t('devices:coverage.legend')}>
          {(Object.keys(marks) as CoverageCell['state'][]).map((state) => (
            <li key={state}>
              <span aria-hidden="true">{marks[state]}</span> {t(`devices:coverage.state.${state}`)}
            </li>
          ))}
        </ul>
      </header>
      {floors.map((floor) => (
        <section key={floor.id} aria-label={floor.name}>
          <h2 className="coverage__floor">
            {floor.name} <span className="muted">{t('devices:coverage.floorGaps', { count: floor.gaps })}</span>
          </h2>
          <ul className="coverage__rooms">
            {floor.rooms.map((room) => (
              <Room
                key={room.roomId}
                room={room}
                onExempt={can('devices.bind') ? (role) => setExempting({ role, room }) : undefined}
              />
            ))}
          </ul>
        </section>
      ))}
      {can('devices.bind') && (
        <footer className="coverage__exempt no-print">
          <b>{t('devices:coverage.otherMeans')}</b>
          {roles.map((role) => (
            <Button key={role} size="small" onClick={() => setExempting({ role, room: null })}>
              {t('devices:coverage.exemptHouse', { role: t(`devices:role.${role}`) })}
            </Button>
          ))}
        </footer>
      )}
      {data.exemptions.length > 0 && (
        <ul className="coverage__exemptions" aria-label={t('devices:coverage.otherMeans')}>
          {data.exemptions.map((one) => (
            <li key={one.id}>
              <span>
                <b>{one.roomLabel ?? t('devices:coverage.wholeHouse')}</b> {t(`devices:role.${one.role}`)} ·{' '}
                {one.reason}
              </span>
              {can('devices.bind') && (
                <Button
                  size="small"
                  type="text"
                  aria-label={t('devices:coverage.endOf', {
                    place: one.roomLabel ?? t('devices:coverage.wholeHouse'),
                    role: t(`devices:role.${one.role}`),
                  })}
                  onClick={() => endExemption.mutate({ id: one.id })}
                >
                  {t('devices:coverage.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ConfirmReason
        isOpen={exempting !== null}
        title={t('devices:coverage.exemptOf', {
          place: exempting?.room?.label ?? t('devices:coverage.wholeHouse'),
          role: exempting ? t(`devices:role.${exempting.role}`) : '',
        })}
        description={t('devices:coverage.exemptNote')}
        confirmLabel={t('devices:coverage.exempt')}
        suggestions={[t('devices:coverage.firePanel')]}
        onConfirm={async (reason) => {
          if (!exempting) return
          await exempt.mutateAsync({ role: exempting.role, roomId: exempting.room?.roomId ?? null, reason })
          setExempting(null)
        }}
        onCancel={() => setExempting(null)}
      />
    </section>
  )
}

function Room({ room, onExempt }: { room: RoomCoverage; onExempt: ((role: DeviceRole) => void) | undefined }) {
  const { t } = useTranslation()
  return (
    <li className={room.isGap ? 'coverage__room coverage__room--gap' : 'coverage__room'}>
      <b className="coverage__label numerals">{room.label}</b>
      <ul>
        {room.cells.map((cell) => (
          <li
            key={cell.role}
            className={`coverage__cell coverage__cell--${cell.state}`}
            title={cell.exemptReason ?? ''}
          >
            <span aria-hidden="true">{marks[cell.state]}</span>{' '}
            {cell.deviceIds.length === 1 && cell.deviceIds[0] ? (
              <Link to={`${screenLinks.device(cell.deviceIds[0])}?view=coverage`}>
                {t(`devices:role.${cell.role}`)}
              </Link>
            ) : (
              t(`devices:role.${cell.role}`)
            )}{' '}
            {cell.beds && (
              <span className="numerals">
                {cell.beds.live}/{cell.beds.total}
              </span>
            )}{' '}
            <span className="coverage__word">{t(`devices:coverage.state.${cell.state}`)}</span>
            {cell.state === 'none' && onExempt && (
              <button
                type="button"
                className="plain-button coverage__act no-print"
                aria-label={t('devices:coverage.exemptOf', { place: room.label, role: t(`devices:role.${cell.role}`) })}
                onClick={() => onExempt(cell.role)}
              >
                …
              </button>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}
