// One piece with its days, its live detector, everything that was done with it and every version of its line.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { equipmentCodeOf } from '#shared/features/fire-equipment/equipment-code.rules.ts'
import type { Equipment, EquipmentEvent } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import '../../ui/plain-parts.css'
import { RecordFiles } from '../attachments/index.ts'
import { DueText } from '../fire-safety/due-text.tsx'
import { useRefreshFireSafety } from '../fire-safety/queries.ts'
import { type EquipmentAct, EquipmentActForm } from './equipment-acts.tsx'
import { EquipmentForm } from './equipment-form.tsx'
import { useCycles } from './queries.ts'

export function EquipmentDrawer() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const refresh = useRefreshFireSafety()
  const canRecord = useCan('fire-safety.record')
  const canManage = useCan('fire-safety.manage')
  const { typeWord, typeOf } = useCycles()
  const [act, setAct] = useState<EquipmentAct | 'change' | null>(null)
  const [takingBack, setTakingBack] = useState<EquipmentEvent | null>(null)
  const found = useQuery(api.fireEquipment.get.queryOptions({ input: { id: id as RecordId } }))
  const piece = found.data?.equipment
  const type = piece && typeOf(piece.type)
  const isInUse = piece !== undefined && piece.state !== 'scrapped'
  return (
    <DetailDrawer
      title={piece?.number ?? t('fire-safety:tab.equipment')}
      subtitle={piece && `${typeWord(piece.type)} · ${t(`fire-equipment:state.${piece.state}`)}`}
      closeTo={screenLinks.fireEquipment()}
      isLoading={found.isPending}
      error={found.error}
      onRetry={() => void found.refetch()}
      actions={
        isInUse && (
          <>
            {canRecord && <Button onClick={() => setAct('look')}>{t('fire-equipment:act.look')}</Button>}
            {canRecord && type?.cycleMonths != null && (
              <>
                {piece.state === 'in-use' && (
                  <Button onClick={() => setAct('sendOut')}>{t('fire-equipment:act.sendOut')}</Button>
                )}
                <Button onClick={() => setAct('service')}>{t('fire-equipment:act.service')}</Button>
              </>
            )}
            {canManage && (
              <>
                <Button onClick={() => setAct('change')}>{t('fire-equipment:act.change')}</Button>
                <Button onClick={() => setAct('scrap')}>{t('fire-equipment:act.scrap')}</Button>
              </>
            )}
          </>
        )
      }
    >
      {piece && <PieceFacts piece={piece} basis={type?.basis ?? null} />}
      <h3 className="drawer-heading">{t('fire-equipment:events')}</h3>
      {found.data?.events.length === 0 && <p className="muted">{t('fire-equipment:noEvents')}</p>}
      <ol className="hazard-steps">
        {found.data?.events.map((event) => (
          <EventLine key={event.id} event={event} onTakeBack={canManage ? () => setTakingBack(event) : undefined} />
        ))}
      </ol>
      {found.data && found.data.versions.length > 1 && (
        <>
          <h3 className="drawer-heading">{t('fire-equipment:versions')}</h3>
          <ol className="hazard-steps">
            {found.data.versions.map(({ fields, reason, recordedAt, recordedBy }) => (
              <li key={recordedAt} className="hazard-step">
                <span>
                  {[fields.floorName, fields.place, fields.owner].filter(Boolean).join(' · ')} {reason}
                </span>
                <small className="muted numerals">
                  {formatInstant(recordedAt)} {recordedBy}
                </small>
              </li>
            ))}
          </ol>
        </>
      )}
      {piece && act === 'change' && <EquipmentForm piece={piece} onClose={() => setAct(null)} />}
      {piece && act !== null && act !== 'change' && (
        <EquipmentActForm piece={piece} act={act} onClose={() => setAct(null)} />
      )}
      <ConfirmReason
        isOpen={takingBack !== null}
        title={t('fire-equipment:takeBack')}
        description={t('fire-equipment:takeBackHelp')}
        confirmLabel={t('fire-equipment:takeBack')}
        onConfirm={async (reason) => {
          if (takingBack) await client.fireEquipment.takeBack({ eventId: takingBack.id, reason })
          setTakingBack(null)
          await refresh()
        }}
        onCancel={() => setTakingBack(null)}
      />
    </DetailDrawer>
  )
}

function PieceFacts({ piece, basis }: { piece: Equipment; basis: string | null }) {
  const { t } = useTranslation()
  const unknownReason = t('fire-equipment:madeUnknown')
  const due = (value: Equipment['service']) =>
    value === null ? '—' : <DueText day={value.on} warning={value.warning} unknownReason={unknownReason} />
  const { detector } = piece
  const items: Fact[] = [
    { label: t('fire-equipment:column.place'), value: [piece.floorName, piece.place].filter(Boolean).join(' ') },
    { label: t('fire-equipment:column.spec'), value: `${piece.spec ?? '—'} × ${piece.quantity}` },
    { label: t('fire-equipment:column.madeOn'), value: piece.madeOn },
    { label: t('fire-equipment:column.boughtOn'), value: piece.boughtOn },
    { label: t('fire-equipment:column.service'), value: due(piece.service) },
    { label: t('fire-equipment:lastServiced'), value: piece.lastServicedOn ?? '—' },
    { label: t('fire-equipment:column.scrap'), value: due(piece.scrap) },
    { label: t('fire-equipment:lookDue'), value: piece.lookDueOn === null ? '—' : <DueText day={piece.lookDueOn} /> },
    { label: t('fire-equipment:column.owner'), value: piece.owner },
    { label: t('fire-equipment:code'), value: equipmentCodeOf(piece.id) },
    { label: t('fire-equipment:note'), value: piece.note ?? '—' },
    ...(detector === null
      ? []
      : [
          { label: t('fire-equipment:column.detector'), value: detector.name },
          {
            ...{ label: t('fire-safety:column.tested'), unknownReason: t('fire-safety:neverTested') },
            value: detector.lastTestedAt === null ? null : formatInstant(detector.lastTestedAt),
          },
          {
            ...{ label: t('fire-safety:column.heard'), unknownReason: t('fire-safety:neverHeard') },
            value: detector.lastHeardAt === null ? null : formatInstant(detector.lastHeardAt),
          },
        ]),
  ]
  return (
    <>
      <Facts items={items} />
      {basis && <p className="muted">{basis}</p>}
    </>
  )
}

function EventLine({ event, onTakeBack }: { event: EquipmentEvent; onTakeBack: (() => void) | undefined }) {
  const { t } = useTranslation()
  const { lookWord } = useCycles()
  const what =
    event.kind === 'looked'
      ? event.faults.length === 0
        ? t('fire-equipment:good')
        : event.faults.map(lookWord).join('、')
      : [event.company, event.note].filter(Boolean).join(' · ')
  return (
    <li className={event.takenBack === null ? 'hazard-step' : 'hazard-step hazard-step--gone'}>
      <span>
        <b>{t(`fire-equipment:event.${event.kind}`)}</b> <span className="numerals">{event.on}</span> {what}
        {event.kind === 'looked' && event.note && ` · ${event.note}`}
        {event.isLate && ` · ${t('fire-equipment:late', { reason: event.reason ?? '' })}`}
        {event.takenBack !== null && ` · ${t('fire-equipment:takenBack', { reason: event.takenBack })}`}
      </span>
      <small className="muted numerals">
        {formatInstant(event.recordedAt)} {event.recordedBy}{' '}
        {onTakeBack && event.takenBack === null && (
          <Button size="small" type="link" onClick={onTakeBack}>
            {t('fire-equipment:takeBack')}
          </Button>
        )}
      </small>
      <RecordFiles ids={event.attachmentIds} />
    </li>
  )
}
