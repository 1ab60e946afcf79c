// 远程会诊: booked, done with a summary, or cancelled.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Teleconsultation } from '#shared/features/referrals/referrals.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useRefreshPartnerships, ViewLinks } from '../partnerships/index.ts'
import { BookForm, FinishForm } from './teleconsultation-forms.tsx'

type Act = { kind: 'book' } | { kind: 'finish' | 'cancel'; row: Teleconsultation }

export function TeleconsultationsPage() {
  const { t } = useTranslation()
  const canRecord = useCan('partnerships.record')
  const refresh = useRefreshPartnerships()
  const list = useQuery(api.referrals.teleconsultations.queryOptions())
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  useShortcut('n', () => setAct({ kind: 'book' }), { isEnabled: canRecord && act === null })
  const columns = useMemo(
    (): AppColumn<Teleconsultation>[] => [
      {
        ...{ id: 'at', header: t('partnerships:column.bookedFor'), value: (row) => row.bookedFor, width: 150, grow: 0 },
        ...{ exported: (row) => formatInstant(row.bookedFor), cell: (row) => formatInstant(row.bookedFor) },
        priority: 1,
      },
      {
        ...{ id: 'name', header: t('partnerships:column.person'), value: (row) => row.residentName, width: 90 },
        ...{ isRowHeader: true, priority: 1 },
      },
      { id: 'partner', header: t('partnerships:column.partner'), value: (row) => row.partnerName, width: 130 },
      { id: 'doctor', header: t('partnerships:column.doctor'), value: (row) => row.doctor, width: 84, priority: 3 },
      {
        ...{ id: 'consent', header: t('partnerships:column.consent'), width: 150, priority: 3 },
        value: (row) => row.consent && `${row.consent.name}（${row.consent.relation}）${row.consent.on}`,
      },
      {
        ...{ id: 'summary', header: t('partnerships:column.consultSummary'), width: 200 },
        value: (row) => row.summary ?? row.question,
        cell: (row) => row.summary ?? <Unknown reason={t(`partnerships:consult.no-${row.state}`)} />,
      },
      {
        ...{ id: 'state', header: t('partnerships:column.state'), width: 170, priority: 1 },
        value: (row) => t(`partnerships:consult.${row.state}`),
        cell: (row) =>
          row.state === 'booked' && canRecord ? (
            <>
              <Button type="link" size="small" onClick={() => setAct({ kind: 'finish', row })}>
                {t('partnerships:act.finish')}
              </Button>
              <Button type="link" size="small" onClick={() => setAct({ kind: 'cancel', row })}>
                {t('common:cancel')}
              </Button>
            </>
          ) : (
            t(`partnerships:consult.${row.state}`)
          ),
      },
    ],
    [t, canRecord],
  )
  return (
    <PageFrame
      title={t('partnerships:title')}
      count={
        list.data
          ? t('partnerships:consultCount', {
              count: list.data.length,
              booked: list.data.filter(({ state }) => state === 'booked').length,
            })
          : list.error
            ? null
            : undefined
      }
      actions={
        canRecord && (
          <Button type="primary" onClick={() => setAct({ kind: 'book' })}>
            {t('partnerships:act.book')} <Kbd keys="N" />
          </Button>
        )
      }
      filterBar={<ViewLinks />}
    >
      <AppTable
        id="teleconsultations"
        label={t('partnerships:view.teleconsultations')}
        columns={columns}
        rows={list.data}
        rowKey={(row) => row.id}
        isFaint={({ state }) => state === 'cancelled'}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('partnerships:empty.consults')} hint={t('partnerships:empty.consultsHint')} />}
      />
      {act?.kind === 'book' && <BookForm onClose={stop} />}
      {act?.kind === 'finish' && <FinishForm row={act.row} onClose={stop} />}
      <ConfirmReason
        isOpen={act?.kind === 'cancel'}
        title={t('partnerships:form.cancelConsult')}
        confirmLabel={t('partnerships:act.cancelConsult')}
        onConfirm={async (reason) => {
          if (act?.kind !== 'cancel') return
          await client.referrals.cancel({ id: act.row.id, version: act.row.version, reason })
          await refresh()
          stop()
        }}
        onCancel={stop}
      />
    </PageFrame>
  )
}
