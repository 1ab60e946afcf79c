// One referral: the sheet, what came back, and printing it.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { dayOf } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { DayItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { useRefreshPartnerships } from '../partnerships/index.ts'
import { ReferralSheet } from './components/referral-sheet.tsx'

type ReturnValues = { on: string; institution: string; doctor?: string; note: string }

export function ReferralPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const id = (useParams().id ?? '') as RecordId
  const today = useToday()
  const canRecord = useCan('partnerships.record')
  const refresh = useRefreshPartnerships()
  const found = useQuery(api.referrals.get.queryOptions({ input: { id } }))
  const [act, setAct] = useState<'close' | 'void' | null>(null)
  const stop = () => setAct(null)
  const referral = found.data
  const isOpen = referral?.returned === null && referral.voidReason === null
  return (
    <PageFrame
      title={t('partnerships:sheet.referral')}
      layout="scroll"
      actions={
        <>
          <Button onClick={() => navigate(screenLinks.referrals())}>{t('partnerships:act.back')}</Button>
          {canRecord && isOpen && (
            <>
              <Button onClick={() => setAct('void')}>{t('partnerships:act.void')}</Button>
              <Button onClick={() => setAct('close')}>{t('partnerships:act.return')}</Button>
            </>
          )}
          <Button type="primary" disabled={!referral} onClick={() => window.print()}>
            {t('common:print')}
          </Button>
        </>
      }
    >
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {referral && <ReferralSheet referral={referral} />}
      {referral && act === 'close' && (
        <FormModal<ReturnValues>
          title={t('partnerships:form.return')}
          initialValues={{ on: today, institution: referral.toInstitution }}
          submitLabel={t('common:save')}
          onSubmit={async ({ on, institution, doctor, note }) => {
            await client.referrals.close({ id, on, institution, doctor: textOrNull(doctor), note })
            await refresh()
          }}
          onClose={stop}
        >
          <DayItem
            name="on"
            label={t('partnerships:column.on')}
            isRequired
            from={dayOf(referral.issuedAt)}
            to={today}
          />
          <TextItem name="institution" label={t('partnerships:column.institution')} isRequired maxLength={100} />
          <TextItem name="doctor" label={t('partnerships:column.doctor')} maxLength={40} />
          <TextItem name="note" label={t('partnerships:column.returnNote')} isRequired rows={3} />
        </FormModal>
      )}
      <ConfirmReason
        isOpen={act === 'void'}
        title={t('partnerships:form.voidReferral')}
        description={t('partnerships:visit.voidNote')}
        confirmLabel={t('partnerships:act.void')}
        isIrreversible
        onConfirm={async (reason) => {
          await client.referrals.void({ id, reason })
          await refresh()
          stop()
        }}
        onCancel={stop}
      />
    </PageFrame>
  )
}
