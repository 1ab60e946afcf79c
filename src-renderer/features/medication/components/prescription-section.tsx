// 医嘱用药: what is in force or will be, and what was stopped or replaced.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/contract/primitives.ts'
import type { MedicationFile } from '#shared/features/medication/medication-views.model.ts'
import type { Prescription } from '#shared/features/medication/prescriptions.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { useNow } from '../../../ui/clock.tsx'
import { DayItem, ReasonItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Section } from '../../../ui/section.tsx'
import { useToday } from '../../../ui/use-today.ts'
import { amountWords, drugWords } from '../dose-view.ts'
import { scheduleWords } from '../prescription-values.ts'
import { useRefreshMedication } from '../queries.ts'

type PrescriptionSectionProps = { file: MedicationFile; onReplace: (prescription: Prescription) => void }

export function PrescriptionSection({ file, onReplace }: PrescriptionSectionProps) {
  const { t } = useTranslation()
  const now = useNow()
  const today = useToday()
  const canPrescribe = useCan('medication.prescribe')
  const refresh = useRefreshMedication()
  const [stopping, setStopping] = useState<Prescription | null>(null)
  const current = file.prescriptions.filter(({ toAt }) => toAt === null || toAt > now)
  const stopped = file.prescriptions.filter(({ toAt }) => toAt !== null && toAt <= now)
  return (
    <Section title={t('medication:prescriptions')} note={t('medication:summary', { count: current.length })}>
      {current.length === 0 && <p className="muted">{t('medication:noPrescriptions')}</p>}
      <ul className="prescriptions">
        {current.map((each) => (
          <li key={each.id}>
            <PrescriptionLine prescription={each} />
            {canPrescribe && each.toAt === null && (
              <span className="section-acts no-print">
                <Button
                  size="small"
                  aria-label={t('medication:replaceOf', { drug: drugWords(each) })}
                  onClick={() => onReplace(each)}
                >
                  {t('medication:replace')}
                </Button>
                <Button
                  size="small"
                  aria-label={t('medication:stopOf', { drug: drugWords(each) })}
                  onClick={() => setStopping(each)}
                >
                  {t('medication:stop')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {stopped.length > 0 && (
        <details className="prescriptions-stopped">
          <summary>
            {t('medication:stopped')} <span className="numerals">{stopped.length}</span>
          </summary>
          <ul className="prescriptions">
            {stopped.map((each) => (
              <li key={each.id} className="muted">
                <PrescriptionLine prescription={each} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {stopping && (
        <FormModal<{ on: Day; reason: string }>
          title={t('medication:stopOf', { drug: drugWords(stopping) })}
          initialValues={{ on: today }}
          submitLabel={t('medication:stop')}
          onSubmit={async (values) => {
            await client.medication.stop({ id: stopping.id, ...values })
            await refresh()
          }}
          onClose={() => setStopping(null)}
        >
          <DayItem name="on" label={t('medication:stopOn')} isRequired from={today} />
          <ReasonItem label={t('medication:reasonLabel')} />
        </FormModal>
      )}
    </Section>
  )
}

function PrescriptionLine({ prescription }: { prescription: Prescription }) {
  const { t } = useTranslation()
  const now = useNow()
  const { toAt, stopReason, fromAt, isHighRisk, doseMin, doseMax, dose, unit } = prescription
  const range =
    doseMin === null && doseMax === null
      ? null
      : t('medication:doseRange', { min: doseMin ?? dose, max: doseMax ?? dose, unit: t(`medication:unit.${unit}`) })
  const details = [
    ...[prescription.form, amountWords(dose, unit, t), range, t(`medication:route.${prescription.route}`)],
    scheduleWords(prescription.schedule, t),
  ]
  const facts = [
    ...[`${prescription.prescriber} ${prescription.orderedOn}`, t('medication:begins', { at: formatInstant(fromAt) })],
    prescription.lateReason && `${t('medication:lateWhy')}：${prescription.lateReason}`,
    prescription.highRiskReason && `${t('medication:field.highRiskReason')}：${prescription.highRiskReason}`,
    prescription.allergyReason && `${t('medication:allergyNames')}：${prescription.allergyReason}`,
    prescription.note,
    toAt !== null && t('medication:stoppedAt', { at: formatInstant(toAt, 'minute', now) }),
    stopReason === 'replaced' ? t('medication:replacedBy') : stopReason,
  ]
  return (
    <div>
      <b>{drugWords(prescription)}</b>
      {isHighRisk && <b className="dose-mark">{t('medication:highRisk')}</b>}{' '}
      <span className="numerals">{details.filter(Boolean).join(' · ')}</span>
      <p className="muted numerals">{facts.filter(Boolean).join(' · ')}</p>
    </div>
  )
}
