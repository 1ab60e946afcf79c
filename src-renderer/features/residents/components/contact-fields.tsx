// Up to six contacts; the first is the emergency contact unless said otherwise.
import { Button, Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { RELATIONS } from '#shared/features/residents/resident.codes.ts'

const mostContacts = 6
/** Digits, spaces, plus, hyphens, and the stars of a masked number that is sent back unchanged. */
const phonePattern = /^[+\d][\d\s*-]{5,28}$/

export function ContactFields() {
  const { t } = useTranslation()
  return (
    <Form.List name="contacts">
      {(fields, { add, remove }) => (
        <div className="contact-fields">
          <datalist id="contact-relations">
            {RELATIONS.map(({ label }) => (
              <option key={label} value={label} />
            ))}
          </datalist>
          {fields.map((field, index) => (
            <fieldset key={field.key} className="contact-fields__one">
              <legend className="visually-hidden">{t('residents:person.contactNumber', { number: index + 1 })}</legend>
              <Form.Item
                name={[field.name, 'name']}
                label={t('residents:person.contactName')}
                dependencies={[['contacts', field.name, 'phone']]}
                rules={[
                  ({ getFieldValue }) => ({
                    validator: (_rule, value: string | undefined) =>
                      !value?.trim() && getFieldValue(['contacts', field.name, 'phone'])?.trim()
                        ? Promise.reject(new Error(t('residents:person.contactNameNeeded')))
                        : Promise.resolve(),
                  }),
                ]}
              >
                <Input maxLength={40} autoComplete="off" />
              </Form.Item>
              <Form.Item name={[field.name, 'relation']} label={t('residents:person.relation')}>
                <Input list="contact-relations" maxLength={20} autoComplete="off" />
              </Form.Item>
              <Form.Item
                name={[field.name, 'phone']}
                label={t('residents:person.phone')}
                rules={[{ pattern: phonePattern, message: t('residents:person.phoneWrong') }]}
              >
                <Input maxLength={30} inputMode="tel" autoComplete="off" />
              </Form.Item>
              <Form.Item name={[field.name, 'isEmergency']} valuePropName="checked" label=" " colon={false}>
                <Checkbox>{t('residents:person.emergency')}</Checkbox>
              </Form.Item>
              <Button
                onClick={() => remove(field.name)}
                aria-label={t('residents:person.removeContact', { number: index + 1 })}
              >
                {t('common:delete')}
              </Button>
            </fieldset>
          ))}
          {fields.length < mostContacts && (
            <Button onClick={() => add({ isEmergency: fields.length === 0 })}>
              {t('residents:person.addContact')}
            </Button>
          )}
        </div>
      )}
    </Form.List>
  )
}
