// Whether a drug is high-risk: proposed by the list, set by hand; leaving a listed drug out needs a reason.
import { Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { highRiskClass } from '#shared/features/medication/drug-names.rules.ts'
import type { HighRiskList } from '#shared/features/medication/medication-data.model.ts'
import { TextItem } from '../../../ui/form-items.tsx'

export function HighRiskFields({ list }: { list: HighRiskList }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const drugName: string = Form.useWatch('drugName', form) ?? ''
  const isHighRisk = Form.useWatch('isHighRisk', form) === true
  const proposed = highRiskClass(drugName, list)
  return (
    <>
      <Form.Item
        name="isHighRisk"
        valuePropName="checked"
        {...(proposed === null
          ? {}
          : { extra: t('medication:highRiskProposed', { name: proposed, version: list.version }) })}
      >
        <Checkbox>{t('medication:field.isHighRisk')}</Checkbox>
      </Form.Item>
      {proposed !== null && !isHighRisk && (
        <TextItem name="highRiskReason" label={t('medication:field.highRiskReason')} isRequired />
      )}
    </>
  )
}
