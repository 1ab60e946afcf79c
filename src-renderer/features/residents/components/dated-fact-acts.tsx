// 供养类别, 能力等级, 照料等级 and 协议: dated facts. A new one ends the one before; the past keeps what held then.
import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/contract/days.ts'
import type { CareLevel, CareLevelConsent, FundingCategory } from '#shared/features/residents/residents.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, RadioItem, TextItem, YuanItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useToday } from '../../../ui/use-today.ts'
import { useResidentAct } from '../mutations.ts'
import { abilityOptions, careLevelOptions, categoryOptions } from '../options.ts'
import type { ActProps } from './act-props.ts'

export function CategoryAct({ resident, onClose }: ActProps) {
  const { t } = useTranslation()
  const run = useResidentAct(resident.id)
  const today = useToday()
  return (
    <FormModal<{ category: FundingCategory; fromOn: string; basis?: string }>
      title={t('residents:act.categoryOf', { name: resident.name })}
      initialValues={{ fromOn: today, ...(resident.category ? { category: resident.category } : {}) }}
      submitLabel={t('common:save')}
      onSubmit={({ category, fromOn, basis }) =>
        run(
          () => client.residents.setCategory({ id: resident.id, category, fromOn, basis: textOrNull(basis) }),
          t('residents:done.category', { name: resident.name }),
        )
      }
      onClose={onClose}
    >
      <RadioItem name="category" label={t('residents:column.category')} isRequired options={categoryOptions(t)} />
      <DayItem name="fromOn" label={t('residents:field.fromOn')} isRequired to={today} />
      <TextItem name="basis" label={t('residents:field.basis')} help={t('residents:help.basis')} maxLength={200} />
    </FormModal>
  )
}

export function AbilityAct({ resident, onClose }: ActProps) {
  const { t } = useTranslation()
  const run = useResidentAct(resident.id)
  const today = useToday()
  return (
    <FormModal<{ level: number; assessedOn: string; reportNumber?: string }>
      title={t('residents:act.abilityOf', { name: resident.name })}
      initialValues={{ assessedOn: today }}
      submitLabel={t('common:save')}
      onSubmit={({ level, assessedOn, reportNumber }) =>
        run(
          () =>
            client.residents.recordAbilityLevel({
              id: resident.id,
              level,
              assessedOn,
              reportNumber: textOrNull(reportNumber),
            }),
          t('residents:done.ability', { name: resident.name }),
        )
      }
      onClose={onClose}
    >
      <RadioItem
        name="level"
        label={t('residents:column.level')}
        isRequired
        options={abilityOptions(t)}
        help={t('residents:help.level')}
      />
      <DayItem name="assessedOn" label={t('residents:column.assessedOn')} isRequired to={today} />
      <TextItem name="reportNumber" label={t('residents:field.reportNumber')} maxLength={60} />
    </FormModal>
  )
}

type CareLevelValues = {
  careLevel: CareLevel
  fromOn: string
  consentName?: string
  consentRelation?: string
  consentOn?: string | null
}

function consentOf(
  { consentName, consentRelation, consentOn }: Omit<CareLevelValues, 'careLevel' | 'fromOn'>,
  today: string,
): CareLevelConsent | null {
  const name = textOrNull(consentName)
  return name === null ? null : { name, relation: textOrNull(consentRelation) ?? '本人', on: consentOn ?? today }
}

export function CareLevelAct({ resident, onClose }: ActProps) {
  const { t } = useTranslation()
  const run = useResidentAct(resident.id)
  const today = useToday()
  return (
    <FormModal<CareLevelValues>
      title={t('residents:act.careLevelOf', { name: resident.name })}
      initialValues={{ fromOn: today, ...(resident.careLevel ? { careLevel: resident.careLevel } : {}) }}
      submitLabel={t('common:save')}
      onSubmit={({ careLevel, fromOn, ...consent }) =>
        run(
          () =>
            client.residents.setCareLevel({ id: resident.id, careLevel, fromOn, consent: consentOf(consent, today) }),
          t('residents:done.careLevel', { name: resident.name }),
        )
      }
      onClose={onClose}
    >
      <RadioItem name="careLevel" label={t('residents:column.careLevel')} isRequired options={careLevelOptions(t)} />
      <DayItem name="fromOn" label={t('residents:field.fromOn')} isRequired to={today} />
      <TextItem
        name="consentName"
        label={t('residents:field.consentName')}
        maxLength={40}
        help={t('residents:help.consent')}
      />
      <TextItem name="consentRelation" label={t('residents:field.consentRelation')} maxLength={20} />
      <DayItem name="consentOn" label={t('residents:field.consentOn')} to={today} />
    </FormModal>
  )
}

type AgreementValues = { fromOn: string; toOn?: string | null; monthlyFee?: number | null; number?: string }

export function AgreementAct({ resident, onClose }: ActProps) {
  const { t } = useTranslation()
  const run = useResidentAct(resident.id)
  const today = useToday()
  const before = resident.agreement
  return (
    <FormModal<AgreementValues>
      title={t('residents:act.agreementOf', { name: resident.name })}
      initialValues={{ fromOn: before?.toOn ? addDays(before.toOn, 1) : today, monthlyFee: before?.monthlyFee ?? null }}
      submitLabel={t('common:save')}
      onSubmit={({ fromOn, toOn, monthlyFee, number }) =>
        run(
          () =>
            client.residents.setAgreement({
              id: resident.id,
              agreement: { fromOn, toOn: toOn ?? null, monthlyFee: monthlyFee ?? null, number: textOrNull(number) },
            }),
          t('residents:done.agreement', { name: resident.name }),
        )
      }
      onClose={onClose}
    >
      <DayItem name="fromOn" label={t('residents:field.agreementFrom')} isRequired />
      <DayItem name="toOn" label={t('residents:field.agreementTo')} help={t('residents:help.agreementTo')} />
      <YuanItem name="monthlyFee" label={t('residents:field.monthlyFee')} />
      <TextItem name="number" label={t('residents:field.agreementNumber')} maxLength={60} />
    </FormModal>
  )
}
