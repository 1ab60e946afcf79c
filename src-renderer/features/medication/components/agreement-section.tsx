// 服药管理协议: the one in force, those before it, and the acts.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import type { MedicationFile } from '#shared/features/medication/medication-views.model.ts'
import { Custody, type MedicationAgreement } from '#shared/features/medication/prescriptions.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { DayItem, RadioItem, ReasonItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { Section } from '../../../ui/section.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { Unknown } from '../../../ui/unknown.tsx'
import { useToday } from '../../../ui/use-today.ts'
import { useRefreshMedication } from '../queries.ts'

type AgreeValues = {
  custody: Custody
  signedBy: string
  relation?: string
  fromOn: Day
  untilOn?: Day | null
  reason?: string
}

function isInForce({ fromOn, toOn }: MedicationAgreement, today: Day): boolean {
  return fromOn <= today && (toOn === null || today < toOn)
}

export function AgreementSection({ file }: { file: MedicationFile }) {
  const { t } = useTranslation()
  const today = useToday()
  const canSign = useCan('medication.prescribe')
  const refresh = useRefreshMedication()
  const [asking, setAsking] = useState<'agree' | 'end' | null>(null)
  const { agreements, custody } = file
  const running = agreements.find((each) => isInForce(each, today) && each.endReason === null)
  return (
    <Section
      title={t('medication:agreement')}
      note={
        custody === 'missing' ? (
          <Unknown reason={t('medication:custody.missing')} />
        ) : (
          t(`medication:custody.${custody}`)
        )
      }
      link={
        canSign && (
          <span className="section-acts no-print">
            <Button size="small" onClick={() => setAsking('agree')}>
              {t('medication:agree')}
            </Button>
            {running && (
              <Button size="small" onClick={() => setAsking('end')}>
                {t('medication:endAgreement')}
              </Button>
            )}
          </span>
        )
      }
    >
      {custody === 'missing' && <p className="check-panel__loud">{t('medication:noAgreement')}</p>}
      {agreements.length === 0 && <p className="muted">{t('medication:noAgreements')}</p>}
      <ul className="plain-lines">
        {agreements.map((each) => (
          <li key={each.id} className={isInForce(each, today) ? '' : 'muted'}>
            <b>{t(`medication:custody.${each.custody}`)}</b>{' '}
            <span className="numerals">
              {each.toOn === null
                ? t('medication:since', { from: each.fromOn })
                : t('medication:fromTo', { from: each.fromOn, to: addDays(each.toOn, -1) })}
            </span>{' '}
            · {t('medication:signedBy')} {each.signedBy} {each.relation}
            {each.endReason && ` · ${each.endReason === 'replaced' ? t('medication:replaced') : each.endReason}`}
            {each.lateReason && ` · ${t('medication:lateWhy')}：${each.lateReason}`}
          </li>
        ))}
      </ul>
      {asking === 'agree' && (
        <FormModal<AgreeValues>
          title={t('medication:agree')}
          initialValues={{ custody: 'staff', fromOn: today }}
          submitLabel={t('medication:save')}
          onSubmit={async ({ relation, untilOn, reason, ...values }) => {
            await client.medication.agree({
              ...{ ...values, residentId: file.person.residentId, relation: relation?.trim() ?? '' },
              ...{ untilOn: untilOn ?? null, reason: textOrNull(reason) },
            })
            await refresh()
          }}
          onClose={() => setAsking(null)}
        >
          <RadioItem
            name="custody"
            label={t('medication:custodyLabel')}
            isRequired
            options={Custody.options.map((value) => ({ value, label: t(`medication:custody.${value}`) }))}
          />
          <TextItem name="signedBy" label={t('medication:signedBy')} isRequired maxLength={40} />
          <TextItem name="relation" label={t('medication:relation')} maxLength={20} />
          <DayItem name="fromOn" label={t('medication:fromOn')} isRequired />
          <DayItem name="untilOn" label={t('medication:untilOn')} from={today} />
          <TextItem name="reason" label={t('medication:lateWhy')} help={t('medication:lateWhyHelp')} />
        </FormModal>
      )}
      {asking === 'end' && running && (
        <FormModal<{ on: Day; reason: string }>
          title={t('medication:endAgreement')}
          initialValues={{ on: today }}
          submitLabel={t('medication:endAgreement')}
          onSubmit={async (values) => {
            await client.medication.endAgreement({ id: running.id, ...values })
            await refresh()
          }}
          onClose={() => setAsking(null)}
        >
          <DayItem name="on" label={t('medication:endOn')} isRequired from={today} />
          <ReasonItem label={t('medication:reasonLabel')} />
        </FormModal>
      )}
    </Section>
  )
}
