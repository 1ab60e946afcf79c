// Books a teleconsultation, and writes what came of it. Who agreed is asked for at the latest when it is done.
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayOf } from '#shared/contract/days.ts'
import type { Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { Consent, Teleconsultation } from '#shared/features/referrals/referrals.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, ReasonItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { MinuteField } from '../../ui/minute-field.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import '../../ui/plain-parts.css'
import { PersonItem, usePartners, useRefreshPartnerships } from '../partnerships/index.ts'

type ConsentValues = { consentName?: string; consentRelation?: string; consentOn?: string | null }
type BookValues = ConsentValues & {
  residentId: ResidentId
  partnerId: RecordId
  doctor: string
  bookedFor: Instant
  question: string
  lateReason?: string
}

/** Somebody agreed only when name, relation and day are all told. */
function consentOf({ consentName, consentRelation, consentOn }: ConsentValues): Consent | null {
  const [name, relation] = [textOrNull(consentName), textOrNull(consentRelation)]
  return name === null || relation === null || !consentOn ? null : { name, relation, on: consentOn }
}

export function BookForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const partners = usePartners()
  const refresh = useRefreshPartnerships()
  return (
    <FormModal<BookValues>
      title={t('partnerships:act.book')}
      widthPx={760}
      initialValues={{}}
      submitLabel={t('common:save')}
      onSubmit={async ({ residentId, partnerId, doctor, bookedFor, question, lateReason, ...consent }) => {
        const facts = { residentId, partnerId, doctor, bookedFor, question, consent: consentOf(consent) }
        await client.referrals.book({ ...facts, lateReason: textOrNull(lateReason) })
        await refresh()
      }}
      onClose={onClose}
    >
      <div className="form-grid">
        <PersonItem />
        <SelectItem
          name="partnerId"
          label={t('partnerships:column.partner')}
          isRequired
          isLoading={partners.isLoading}
          options={(partners.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextItem name="doctor" label={t('partnerships:column.doctor')} isRequired maxLength={40} />
        <Form.Item name="bookedFor" label={t('partnerships:column.bookedFor')} rules={[{ required: true }]}>
          <MinuteItem label={t('partnerships:column.bookedFor')} />
        </Form.Item>
      </div>
      <TextItem name="question" label={t('partnerships:column.question')} isRequired rows={2} />
      <ConsentItems today={today} />
      <Form.Item<BookValues> noStyle shouldUpdate>
        {({ getFieldValue }) => {
          const at = getFieldValue('bookedFor') as Instant | undefined
          if (at == null || dayOf(at) >= today) return null
          return <ReasonItem name="lateReason" label={t('partnerships:column.lateReason')} />
        }}
      </Form.Item>
    </FormModal>
  )
}

function ConsentItems({ today }: { today: string }) {
  const { t } = useTranslation()
  return (
    <div className="form-grid">
      <TextItem name="consentName" label={t('partnerships:column.consentName')} maxLength={40} />
      <TextItem name="consentRelation" label={t('partnerships:column.consentRelation')} maxLength={20} />
      <DayItem name="consentOn" label={t('partnerships:column.consentOn')} to={today} />
    </div>
  )
}

type MinuteItemProps = { label: string; value?: number | null; onChange?: (instant: number | null) => void }
function MinuteItem({ label, value = null, onChange }: MinuteItemProps) {
  return <MinuteField value={value} onChange={(instant) => onChange?.(instant)} aria-label={label} />
}

export function FinishForm({ row, onClose }: { row: Teleconsultation; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshPartnerships()
  return (
    <FormModal<ConsentValues & { at: Instant; summary: string }>
      title={t('partnerships:act.finish')}
      description={row.question}
      initialValues={{ at: row.bookedFor }}
      submitLabel={t('common:save')}
      onSubmit={async ({ at, summary, ...consent }) => {
        await client.referrals.finish({ id: row.id, version: row.version, at, summary, consent: consentOf(consent) })
        await refresh()
      }}
      onClose={onClose}
    >
      <Form.Item name="at" label={t('partnerships:column.at')} rules={[{ required: true }]}>
        <MinuteItem label={t('partnerships:column.at')} />
      </Form.Item>
      {row.consent === null && <ConsentItems today={today} />}
      <TextItem name="summary" label={t('partnerships:column.consultSummary')} isRequired rows={4} />
    </FormModal>
  )
}
