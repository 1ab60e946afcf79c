// Possible clusters with whom to report to; what was reported stands beside it.
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cluster, InfectionRules } from '#shared/features/infections/infections.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { useNow } from '../../../ui/clock.tsx'
import { SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { MinuteField } from '../../../ui/minute-field.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useSession } from '../../accounts/index.ts'
import { termOf, useRefreshInfections } from '../queries.ts'

type ReportValues = { to: string; at: number | null; by: string; note?: string }

/** The form gives value and change. */
function Minute(props: { label: string; value?: number | null; onChange?: (at: number | null) => void }) {
  const { label, value = null, onChange } = props
  return <MinuteField aria-label={label} value={value} onChange={(at) => onChange?.(at)} />
}

function ReportForm(props: { cluster: Cluster; rules: InfectionRules; onClose: () => void }) {
  const { cluster, rules, onClose } = props
  const { t } = useTranslation()
  const { user } = useSession()
  const now = useNow()
  const refresh = useRefreshInfections()
  const [caseId] = cluster.caseIds
  const [first] = cluster.unreportedTo
  return (
    <FormModal<ReportValues>
      title={t('infections:report.title')}
      initialValues={{ at: now, by: user?.displayName ?? '', ...(first ? { to: first } : {}) }}
      submitLabel={t('common:save')}
      onSubmit={async ({ to, at, by, note }) => {
        if (caseId === undefined || at === null) return
        await client.infections.reportCluster({ caseId, to, at, by, note: textOrNull(note) })
        await refresh()
      }}
      onClose={onClose}
    >
      <SelectItem
        name="to"
        label={t('infections:report.to')}
        isRequired
        options={rules.reportTo.map(({ code, term }) => ({ value: code, label: term }))}
      />
      <Form.Item name="at" label={t('infections:report.at')} rules={[{ required: true }]}>
        <Minute label={t('infections:report.at')} />
      </Form.Item>
      <TextItem name="by" label={t('infections:report.by')} isRequired maxLength={40} />
      <TextItem name="note" label={t('infections:column.note')} rows={2} />
    </FormModal>
  )
}

export function ClusterList({ clusters, rules }: { clusters: readonly Cluster[]; rules: InfectionRules }) {
  const { t } = useTranslation()
  const canManage = useCan('infections.manage')
  const [reporting, setReporting] = useState<Cluster | null>(null)
  if (clusters.length === 0) return null
  const names = (codes: readonly string[]) => codes.map((code) => termOf(rules.reportTo, code)).join('、')
  return (
    <>
      <ul className="infection-clusters" aria-label={t('infections:cluster.title')}>
        {clusters.map((cluster) => (
          <li
            key={cluster.caseIds.join()}
            className={cluster.isOpen ? 'infection-cluster' : 'infection-cluster infection-cluster--over'}
          >
            <b>
              {t(cluster.isOpen ? 'infections:cluster.open' : 'infections:cluster.over', {
                ...{ floor: cluster.floorName, kind: termOf(rules.kinds, cluster.kind) },
                ...{ count: cluster.caseIds.length, from: cluster.firstOn, to: cluster.lastOn },
              })}
            </b>
            {cluster.unreportedTo.length > 0 && (
              <span>{t('infections:cluster.unreported', { names: names(cluster.unreportedTo) })}</span>
            )}
            {cluster.reports.map(({ id, to, at, by }) => (
              <span key={id} className="muted numerals">
                {t('infections:cluster.reported', { name: termOf(rules.reportTo, to), at: formatInstant(at), by })}
              </span>
            ))}
            {canManage && cluster.unreportedTo.length > 0 && (
              <Button size="small" onClick={() => setReporting(cluster)}>
                {t('infections:report.button')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {reporting && <ReportForm cluster={reporting} rules={rules} onClose={() => setReporting(null)} />}
    </>
  )
}
