// Everything entered of one person's vaccinations; corrected rows stay readable.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Vaccination } from '#shared/features/infections/vaccinations.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import '../../ui/plain-parts.css'
import { termOf, useRefreshInfections, useVaccinationsOf, useVaccinationTable, useVaccines } from './queries.ts'
import { VaccinationForm } from './vaccination-form.tsx'

type Act = { kind: 'record' } | { kind: 'correct' | 'void'; row: Vaccination }

export function VaccinationDrawer() {
  const { t } = useTranslation()
  const id = (useParams().id ?? '') as ResidentId
  const canManage = useCan('infections.manage')
  const list = useVaccines()
  const refresh = useRefreshInfections()
  const rows = useVaccinationsOf(id)
  const line = useVaccinationTable().data?.lines.find(({ residentId }) => residentId === id)
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  const detailsOf = (row: Vaccination): string =>
    [
      row.dose === null ? null : t('infections:vaccination.doseOf', { count: row.dose }),
      row.batch && t('infections:vaccination.batchOf', { batch: row.batch }),
      row.place,
      row.reason,
      row.correctionReason && t('infections:because', { reason: row.correctionReason }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <DetailDrawer
      key={id}
      title={line?.name ?? t('infections:view.vaccinations')}
      subtitle={line?.bedLabel ?? undefined}
      closeTo={screenLinks.vaccinations()}
      actions={
        canManage && (
          <Button type="primary" size="small" onClick={() => setAct({ kind: 'record' })}>
            {t('infections:vaccination.record')}
          </Button>
        )
      }
      isLoading={rows.isPending}
      error={rows.error}
      onRetry={() => void rows.refetch()}
    >
      {rows.data?.length === 0 && (
        <EmptyState title={t('infections:empty.doses')} hint={t('infections:empty.dosesHint')} />
      )}
      <table className="plain-table">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('infections:vaccination.on')}</th>
            <th scope="col">{t('infections:vaccination.vaccine')}</th>
          </tr>
        </thead>
        <tbody>
          {(rows.data ?? []).map((row) => {
            const isPast = row.isCorrected || row.isVoid
            return (
              <tr key={row.id} className={isPast ? 'muted' : undefined}>
                <td className="numerals">{row.on}</td>
                <td>
                  <b>{termOf(list?.vaccines, row.vaccine)}</b> {t(`infections:vaccinationOutcome.${row.outcome}`)}
                  {row.isCorrected && ` · ${t('infections:corrected')}`}
                  {row.isVoid && ` · ${t('infections:voided')}`}
                  {row.isLate && ` · ${t('infections:late')}`}
                  <div className="muted">{detailsOf(row)}</div>
                  {canManage && !isPast && (
                    <>
                      <Button type="link" size="small" onClick={() => setAct({ kind: 'correct', row })}>
                        {t('infections:vaccination.correct')}
                      </Button>
                      <Button type="link" size="small" onClick={() => setAct({ kind: 'void', row })}>
                        {t('infections:act.void')}
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {list && act?.kind === 'record' && <VaccinationForm residentId={id} list={list} onClose={stop} />}
      {list && act?.kind === 'correct' && (
        <VaccinationForm residentId={id} list={list} corrects={act.row} onClose={stop} />
      )}
      <ConfirmReason
        isOpen={act?.kind === 'void'}
        title={t('infections:vaccination.void')}
        description={t('infections:vaccination.voidNote')}
        confirmLabel={t('infections:act.void')}
        isIrreversible
        onConfirm={async (correctionReason) => {
          if (act?.kind !== 'void') return
          await client.infections.correctVaccination({ id: act.row.id, facts: null, correctionReason })
          await refresh()
          stop()
        }}
        onCancel={stop}
      />
    </DetailDrawer>
  )
}
