// 代管药品 of a person: each drug with its batches, and the acts of whoever keeps the cupboard.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MedicationFile } from '#shared/features/medication/medication-views.model.ts'
import type { Batch, DrugStock } from '#shared/features/medication/stock.model.ts'
import { useCan } from '../../../app/use-can.ts'
import { Section } from '../../../ui/section.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { amountWords, drugWords } from '../dose-view.ts'
import { BatchEventsModal, CountModal, RemoveModal } from './batch-modals.tsx'
import { ReceiveModal } from './receive-modal.tsx'
import { StockFlags } from './stock-flags.tsx'

type Asking = { kind: 'receive'; drug: DrugStock | null } | { kind: 'count' | 'remove' | 'events'; batch: Batch }

export function StockSection({ file }: { file: MedicationFile }) {
  const { t } = useTranslation()
  const canKeep = useCan('medication.stock')
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = () => setAsking(null)
  return (
    <Section
      title={t('medication:stock')}
      link={
        canKeep && (
          <span className="section-acts no-print">
            <Button size="small" onClick={() => setAsking({ kind: 'receive', drug: null })}>
              {t('medication:receive')}
            </Button>
          </span>
        )
      }
    >
      {file.stock.length === 0 && <p className="muted">{t('medication:stockEmpty.title')}</p>}
      <ul className="plain-lines">
        {file.stock.map((drug) => (
          <li key={`${drug.drugName} ${drug.strength ?? ''} ${drug.unit}`}>
            <b>{drugWords(drug)}</b>{' '}
            {drug.usable === null ? (
              <Unknown reason={t('medication:notReceived')} />
            ) : (
              <span className="numerals">
                {t('medication:balance', { amount: amountWords(drug.usable, drug.unit, t) })}
              </span>
            )}{' '}
            {drug.daysLeft !== null && (
              <span className="numerals">{t('medication:lasts', { count: drug.daysLeft })}</span>
            )}{' '}
            <StockFlags flags={drug.flags} />
            <ul className="batches">
              {drug.batches.map((batch) => (
                <BatchLine
                  key={batch.id}
                  batch={batch}
                  canKeep={canKeep}
                  onAsk={(kind) => setAsking({ kind, batch })}
                />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {asking?.kind === 'receive' && <ReceiveModal file={file} onClose={close} />}
      {asking?.kind === 'count' && <CountModal batch={asking.batch} onClose={close} />}
      {asking?.kind === 'remove' && <RemoveModal batch={asking.batch} onClose={close} />}
      {asking?.kind === 'events' && <BatchEventsModal batch={asking.batch} onClose={close} />}
    </Section>
  )
}

type BatchLineProps = { batch: Batch; canKeep: boolean; onAsk: (kind: 'count' | 'remove' | 'events') => void }

function BatchLine({ batch, canKeep, onAsk }: BatchLineProps) {
  const { t } = useTranslation()
  const drug = `${drugWords(batch)} ${batch.batchNumber ?? ''}`.trim()
  return (
    <li>
      <span className="numerals">
        {batch.batchNumber === null
          ? t('medication:noBatchNumber')
          : t('medication:batch', { number: batch.batchNumber })}{' '}
        · {t('medication:expiresOn')} {batch.expiresOn ?? t('medication:noExpiry')} ·{' '}
        {t('medication:balance', { amount: amountWords(batch.balance, batch.unit, t) })}
      </span>{' '}
      <span className="section-acts no-print">
        <Button size="small" aria-label={`${t('medication:history')} ${drug}`} onClick={() => onAsk('events')}>
          {t('medication:history')}
        </Button>
        {canKeep && (
          <>
            <Button size="small" aria-label={t('medication:countOf', { drug })} onClick={() => onAsk('count')}>
              {t('medication:countAct')}
            </Button>
            <Button size="small" aria-label={t('medication:removeOf', { drug })} onClick={() => onAsk('remove')}>
              {t('medication:removeAct')}
            </Button>
          </>
        )}
      </span>
    </li>
  )
}
