// 服务项目 and their frequency, a row each.
import { Button, Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'

const pers = ['month', 'quarter', 'year', 'as-needed'] as const

export function ServiceRows({ services }: { services: { value: string; label: string }[] }) {
  const { t } = useTranslation()
  return (
    <fieldset className="partnership-fieldset">
      <legend>{t('partnerships:column.services')}</legend>
      <Form.List name="services">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="partnership-services">
                <Form.Item name={[name, 'service']} rules={[{ required: true }]}>
                  <Select
                    options={services}
                    showSearch={{ optionFilterProp: 'label' }}
                    aria-label={t('partnerships:column.service')}
                  />
                </Form.Item>
                <Form.Item name={[name, 'times']}>
                  <InputNumber min={1} max={31} precision={0} aria-label={t('partnerships:column.times')} />
                </Form.Item>
                <Form.Item name={[name, 'per']} rules={[{ required: true }]}>
                  <Select
                    options={pers.map((value) => ({ value, label: t(`partnerships:per.${value}`) }))}
                    aria-label={t('partnerships:column.frequency')}
                  />
                </Form.Item>
                <Button onClick={() => remove(name)} disabled={fields.length === 1}>
                  {t('partnerships:act.removeService')}
                </Button>
              </div>
            ))}
            <Button onClick={() => add({ per: 'month', times: 1 })}>{t('partnerships:act.addService')}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
