// Admission, the whole of it on one page: person, bed, care, agreement, contacts. Also for somebody who comes back.
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { BedId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { SUGGESTED_CARE_LEVEL } from '#shared/features/residents/resident.codes.ts'
import type { ResidentDetail } from '#shared/features/residents/residents.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { errorCodeOf, useErrorSentence } from '../../ui/error-sentence.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { DayItem, RadioItem, TextItem, YuanItem } from '../../ui/form-items.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { Section } from '../../ui/section.tsx'
import { useToday } from '../../ui/use-today.ts'
import { type AdmitValues, toAdmitInput } from './admit-values.ts'
import { BedPicker } from './components/bed-picker.tsx'
import { ContactFields } from './components/contact-fields.tsx'
import { HealthFields, IdentityFields } from './components/person-fields.tsx'
import { abilityOptions, careLevelOptions, categoryOptions } from './options.ts'
import { emptyPersonValues, toPersonValues } from './person-values.ts'
import { useRefreshOccupancy, useResident } from './queries.ts'
import './residents.css'
import { useSending } from '../../ui/use-sending.ts'

/** Errors that belong to one field of the form. */
const fieldOfError: Readonly<Record<string, keyof AdmitValues>> = {
  ID_NUMBER_INVALID: 'idNumber',
  ID_NUMBER_TAKEN: 'idNumber',
  BED_OCCUPIED: 'bedId',
  BED_NOT_OPEN: 'bedId',
  BED_BLOCKED: 'bedId',
  DAY_IN_FUTURE: 'admittedOn',
}

export function AdmitPage() {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const residentId = params.get('resident')
  return residentId === null ? (
    <AdmitForm former={null} />
  ) : (
    <ReadmitPage key={residentId} residentId={residentId} title={t('residents:admit.again')} />
  )
}

function ReadmitPage({ residentId, title }: { residentId: string; title: string }) {
  const { data, error, refetch } = useResident(residentId)
  if (data) return <AdmitForm former={data} />
  return (
    <PageFrame title={title} layout="scroll">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
    </PageFrame>
  )
}

function AdmitForm({ former }: { former: ResidentDetail | null }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const refresh = useRefreshOccupancy()
  const wordError = useErrorSentence()
  const canAdmit = useCan('residents.occupancy')
  const today = useToday()
  const [form] = Form.useForm<AdmitValues>()
  const { isSending, begin, end } = useSending()
  const [error, setError] = useState<unknown>(null)
  const admittedOn = Form.useWatch('admittedOn', form) ?? today
  const level = Form.useWatch('level', form)

  const admit = async (values: AdmitValues) => {
    if (!begin()) return
    setError(null)
    try {
      const resident = await client.residents.admit(toAdmitInput(values, former?.id ?? null))
      await refresh()
      navigate(screenLinks.resident(resident.id))
    } catch (caught) {
      setError(caught)
      const field = fieldOfError[errorCodeOf(caught) ?? '']
      if (field !== undefined) {
        form.setFields([{ name: field, errors: [wordError(caught).sentence] }])
        form.scrollToField(field, { focus: true })
      }
    } finally {
      end()
    }
  }

  const bedId = params.get('bed')
  const initialValues: Partial<AdmitValues> = {
    ...(former ? toPersonValues(former.person) : emptyPersonValues),
    admittedOn: today,
    ...(bedId === null ? {} : { bedId: bedId as BedId }),
    ...(former?.category ? { category: former.category } : {}),
  }
  return (
    <PageFrame
      title={t(former ? 'residents:admit.again' : 'residents:admit.title')}
      layout="scroll"
      {...(former ? { count: former.name } : {})}
    >
      <Form
        form={form}
        layout="vertical"
        className="admit-form"
        initialValues={initialValues}
        onFinish={(values) => void admit(values)}
        scrollToFirstError={{ focus: true }}
        onValuesChange={(changed: Partial<AdmitValues>) => {
          if (changed.level !== undefined && changed.level !== null && !form.isFieldTouched('careLevel'))
            form.setFieldsValue({ careLevel: SUGGESTED_CARE_LEVEL[changed.level] })
        }}
      >
        <Section title={t('residents:admit.identity')} note={t('residents:admit.identityNote')}>
          <div className="admit-form__part">
            <IdentityFields storedIdNumber={former?.person.idNumber ?? null} />
          </div>
        </Section>
        <Section title={t('residents:admit.bed')}>
          <div className="admit-form__part">
            <DayItem name="admittedOn" label={t('residents:column.admittedOn')} isRequired to={today} />
            <Form.Item name="bedId" label={t('residents:column.bed')} rules={[{ required: true }]}>
              <BedPicker on={admittedOn} />
            </Form.Item>
          </div>
        </Section>
        <Section title={t('residents:admit.care')}>
          <div className="admit-form__part">
            <RadioItem name="category" label={t('residents:column.category')} options={categoryOptions(t)} />
            <RadioItem
              name="level"
              label={t('residents:column.level')}
              options={abilityOptions(t)}
              help={t('residents:help.levelLater')}
            />
            {level !== undefined && level !== null && (
              <div className="form-grid">
                <DayItem name="assessedOn" label={t('residents:column.assessedOn')} isRequired to={today} />
                <TextItem name="reportNumber" label={t('residents:field.reportNumber')} maxLength={60} />
              </div>
            )}
            <RadioItem name="careLevel" label={t('residents:column.careLevel')} options={careLevelOptions(t)} />
          </div>
        </Section>
        <Section title={t('residents:agreement')} note={t('residents:admit.agreementNote')}>
          <div className="admit-form__part form-grid">
            <DayItem name="agreementFrom" label={t('residents:field.agreementFrom')} />
            <DayItem
              name="agreementTo"
              label={t('residents:field.agreementTo')}
              help={t('residents:help.agreementTo')}
            />
            <YuanItem name="monthlyFee" label={t('residents:field.monthlyFee')} />
            <TextItem name="agreementNumber" label={t('residents:field.agreementNumber')} maxLength={60} />
          </div>
        </Section>
        <Section title={t('residents:admit.contacts')}>
          <div className="admit-form__part">
            <ContactFields />
          </div>
        </Section>
        <Section title={t('residents:admit.more')}>
          <div className="admit-form__part">
            <HealthFields />
          </div>
        </Section>
        {error !== null && <ErrorState error={error} />}
        <div className="admit-form__foot">
          <Button onClick={() => navigate(-1)}>{t('common:cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={isSending} disabled={!canAdmit}>
            {t('residents:admit.submit')}
          </Button>
        </div>
      </Form>
    </PageFrame>
  )
}
