// 长护险: the settlement of a month, printable, and everybody's entitlement. Limit and ratio are said to be unverified wherever they are used.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type {
  CareService,
  EntitlementLine,
  SettlementSheet,
} from '#shared/features/long-term-care/long-term-care.model.ts'
import { shiftMonth } from '#shared/features/reports/report-cycle.rules.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { DataBasis, useRefreshPartnerships, ViewLinks } from '../partnerships/index.ts'
import { EntitlementSection } from './entitlement-section.tsx'
import { EntitlementForm, ServiceForm, TermsForm } from './long-term-care-forms.tsx'
import { SettlementPaper } from './settlement-paper.tsx'

type Act =
  | { kind: 'service' }
  | { kind: 'void'; service: CareService }
  | { kind: 'terms'; terms: SettlementSheet['terms'] }
  | { kind: 'entitlement'; line: EntitlementLine }

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

export function LongTermCarePage() {
  const { t } = useTranslation()
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const asked = params.get('month') ?? ''
  const month = MONTH.test(asked) ? asked : today.slice(0, 7)
  const [canEdit, canRecord] = [useCan('partnerships.edit'), useCan('partnerships.record')]
  const data = useQuery(api.longTermCare.data.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data
  const sheet = useQuery(api.longTermCare.settlement.queryOptions({ input: { month } }))
  const entitlements = useQuery(api.longTermCare.entitlements.queryOptions())
  const refresh = useRefreshPartnerships()
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  useShortcut('n', () => setAct({ kind: 'service' }), { isEnabled: canRecord && act === null })
  const show = (next: string) => setParams({ month: next })
  return (
    <PageFrame
      title={t('partnerships:title')}
      count={
        sheet.data
          ? t('partnerships:ltc.count', { month, count: sheet.data.lines.length })
          : sheet.error
            ? null
            : undefined
      }
      layout="scroll"
      actions={
        <>
          {canEdit && sheet.data && (
            <Button onClick={() => setAct({ kind: 'terms', terms: sheet.data.terms })}>
              {t('partnerships:ltc.terms')}
            </Button>
          )}
          {canRecord && (
            <Button type="primary" onClick={() => setAct({ kind: 'service' })}>
              {t('partnerships:ltc.record')} <Kbd keys="N" />
            </Button>
          )}
          <Button onClick={() => window.print()}>{t('common:print')}</Button>
        </>
      }
      filterBar={
        <>
          <ViewLinks />
          <Button size="small" onClick={() => show(shiftMonth(month, -1))}>
            {t('partnerships:earlier')}
          </Button>
          <span className="numerals">{month}</span>
          <Button size="small" disabled={month >= today.slice(0, 7)} onClick={() => show(shiftMonth(month, 1))}>
            {t('partnerships:later')}
          </Button>
        </>
      }
    >
      {sheet.error && <ErrorState error={sheet.error} onRetry={() => void sheet.refetch()} />}
      <div className="partnership-stack">
        <DataBasis data={data} />
        {sheet.data && data && (
          <SettlementPaper
            sheet={sheet.data}
            data={data}
            onVoid={canRecord ? (service) => setAct({ kind: 'void', service }) : null}
          />
        )}
        {data && (
          <EntitlementSection
            lines={entitlements.data}
            data={data}
            onEdit={canEdit ? (line) => setAct({ kind: 'entitlement', line }) : null}
          />
        )}
      </div>
      {data && act?.kind === 'service' && (
        <ServiceForm
          month={month}
          data={data}
          people={(entitlements.data ?? []).filter(({ entitlement }) => entitlement !== null)}
          onClose={stop}
        />
      )}
      {act?.kind === 'terms' && <TermsForm month={month} terms={act.terms} onClose={stop} />}
      {data && act?.kind === 'entitlement' && <EntitlementForm line={act.line} data={data} onClose={stop} />}
      <ConfirmReason
        isOpen={act?.kind === 'void'}
        title={t('partnerships:ltc.void')}
        description={t('partnerships:visit.voidNote')}
        confirmLabel={t('partnerships:act.void')}
        isIrreversible
        onConfirm={async (reason) => {
          if (act?.kind !== 'void') return
          const { id, version } = act.service
          await client.longTermCare.correctService({ id, version, facts: null, reason })
          await refresh()
          stop()
        }}
        onCancel={stop}
      />
    </PageFrame>
  )
}
