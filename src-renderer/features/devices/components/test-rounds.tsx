// Rounds of test presses: which floor has what due, the running one ticked off live, the finished ones for the file.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FloorId } from '#shared/contract/primitives.ts'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import type { TestRound } from '#shared/features/devices/walk-test.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useErrorSentence } from '../../../ui/error-sentence.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Section } from '../../../ui/section.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { useToday } from '../../../ui/use-today.ts'
import { useSession } from '../../accounts/index.ts'

/** A press must be seen at once: somebody stands at the bell and waits. */
const renewMs = 1_000

type Area = { floorId: FloorId | null; label: string; devices: number; due: number }

/** Floors in the order of the house, then the places outside them. */
function useAreas(devices: readonly Device[]): Area[] {
  const { t } = useTranslation()
  const today = useToday()
  const { data } = useQuery(api.beds.map.queryOptions({ input: {} }))
  const floorOf = (device: Device): FloorId | null => {
    const { target } = device
    if (target?.kind === 'bed') return data?.beds.find((bed) => bed.id === target.bedId)?.floorId ?? null
    return target?.kind === 'room' ? (data?.rooms.find((room) => room.id === target.roomId)?.floorId ?? null) : null
  }
  const tested = devices.filter((device) => device.testDueOn !== null)
  const areas = [...(data?.floors ?? []), null].map((floor) => {
    const own = tested.filter((device) => floorOf(device) === (floor?.id ?? null))
    return {
      floorId: floor?.id ?? null,
      label: floor?.name ?? t('devices:round.places'),
      devices: own.length,
      due: own.filter((device) => (device.testDueOn ?? today) <= today).length,
    }
  })
  return data ? areas.filter((area) => area.devices > 0) : []
}

export function TestRounds({ devices }: { devices: readonly Device[] }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const queryClient = useQueryClient()
  const areas = useAreas(devices)
  const rounds = useQuery(api.devices.testRounds.queryOptions({ refetchInterval: renewMs }))
  const start = useMutation(
    api.devices.startTestRound.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries({ queryKey: api.devices.key() }),
      onError: (error) => void message.error({ content: sentenceOf(error).sentence, duration: 8 }),
    }),
  )
  if (rounds.error) return <ErrorState error={rounds.error} onRetry={() => void rounds.refetch()} />
  const running = rounds.data?.filter((round) => round.finishedAt === null) ?? []
  const finished = rounds.data?.filter((round) => round.finishedAt !== null) ?? []
  return (
    <div className="rounds" tabIndex={0} role="region" aria-label={t('devices:view.rounds')}>
      {running.map((round) => (
        <Running key={round.id} round={round} />
      ))}
      <Section title={t('devices:round.areas')} note={t('devices:round.note')}>
        {areas.length === 0 ? (
          <EmptyState title={t('devices:round.nothing')} hint={t('devices:round.nothingHint')} />
        ) : (
          <ul className="rounds__areas">
            {areas.map((area) => (
              <li key={area.label}>
                <b>{area.label}</b>
                <span className="numerals">{t('devices:round.due', { due: area.due, devices: area.devices })}</span>
                {can('devices.bind') && (
                  <Button
                    disabled={running.some((round) => round.floorId === area.floorId)}
                    aria-label={t('devices:round.startOf', { area: area.label })}
                    onClick={() => start.mutate({ floorId: area.floorId })}
                  >
                    {t('devices:round.start')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {finished.length > 0 && <Finished rounds={finished} />}
    </div>
  )
}

function useAreaLabel() {
  const { t } = useTranslation()
  return (round: TestRound) => (round.areaLabel === '' ? t('devices:round.places') : round.areaLabel)
}

function Running({ round }: { round: TestRound }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const labelOf = useAreaLabel()
  const queryClient = useQueryClient()
  const finish = useMutation(
    api.devices.finishTestRound.mutationOptions({
      onSuccess() {
        void queryClient.invalidateQueries({ queryKey: api.devices.key() })
        void queryClient.invalidateQueries({ queryKey: api.duties.key() })
      },
    }),
  )
  const heard = round.devices.filter((device) => device.heardAt !== null).length
  return (
    <Section
      title={t('devices:round.running', { area: labelOf(round) })}
      note={
        <span role="status">
          {t('devices:round.progress', { heard, devices: round.devices.length })} · {t('devices:round.endsAt')}{' '}
          <InstantText at={round.endsAt} precision="minute" nowAt={round.startedAt} />
        </span>
      }
      link={
        can('devices.bind') && (
          <span className="no-print">
            <Button size="small" onClick={() => window.print()}>
              {t('common:print')}
            </Button>{' '}
            <Button
              size="small"
              type="primary"
              loading={finish.isPending}
              onClick={() => finish.mutate({ roundId: round.id, note: null })}
            >
              {t('devices:round.finish')}
            </Button>
          </span>
        )
      }
    >
      {finish.error && <ErrorState error={finish.error} />}
      <RoundTable round={round} />
    </Section>
  )
}

function RoundTable({ round }: { round: TestRound }) {
  const { t } = useTranslation()
  const next = round.finishedAt === null ? round.devices.find((device) => device.heardAt === null) : undefined
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{t('devices:column.target')}</th>
          <th>{t('devices:column.name')}</th>
          <th>{t('devices:round.todo')}</th>
          <th>{t('devices:round.result')}</th>
        </tr>
      </thead>
      <tbody>
        {round.devices.map((device) => (
          <tr key={device.deviceId} aria-current={device === next ? 'step' : undefined}>
            <td className="numerals">{device.placeLabel}</td>
            <td>{device.name}</td>
            <td>{t(`devices:round.do.${device.role}`)}</td>
            <td>
              {device.heardAt === null ? (
                <Unknown reason={t(device === next ? 'devices:round.next' : 'devices:round.notHeard')} />
              ) : (
                <b>
                  ✓ <InstantText at={device.heardAt} precision="second" nowAt={round.startedAt} />{' '}
                  <span className="muted">{device.heard}</span>
                </b>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Finished({ rounds }: { rounds: readonly TestRound[] }) {
  const { t } = useTranslation()
  const labelOf = useAreaLabel()
  const [openId, setOpenId] = useState<string | null>(null)
  return (
    <Section title={t('devices:round.finished')}>
      <ul className="rounds__finished">
        {rounds.map((round) => {
          const heard = round.devices.filter((device) => device.heardAt !== null).length
          const isOpen = round.id === openId
          return (
            <li key={round.id} className={isOpen ? undefined : 'no-print'}>
              <button
                type="button"
                className="plain-button rounds__summary"
                aria-expanded={isOpen}
                onClick={() => setOpenId(isOpen ? null : round.id)}
              >
                <b>{labelOf(round)}</b> <InstantText at={round.startedAt} />{' '}
                {t('devices:round.progress', { heard, devices: round.devices.length })} · {round.starterName ?? ''}
                {round.endReason === 'time-over' && ` · ${t('devices:round.timeOver')}`}
              </button>
              {isOpen && <RoundTable round={round} />}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
