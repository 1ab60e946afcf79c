// The whole call list in one form, in the order of calling. A number left empty stays as it was.
import { Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RecordId } from '#shared/contract/primitives.ts'
import type { CallList } from '#shared/features/emergency/emergency.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useStaffNames } from '../../../app/use-staff-names.ts'
import { TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { NameItem } from '../../../ui/written-items.tsx'
import { useRefreshEmergency } from '../queries.ts'

type Line = { id?: RecordId; role: string; name: string; phone?: string; backupName?: string; backupPhone?: string }
type Values = { contacts: Line[] }

export function CallListForm({ list, onClose }: { list: CallList; onClose: () => void }) {
  const { t } = useTranslation()
  const names = useStaffNames()
  const refresh = useRefreshEmergency()
  const contacts = list.contacts.map(({ id, role, name, backupName }) => ({
    ...{ id, role, name },
    ...(backupName === null ? {} : { backupName }),
  }))
  return (
    <FormModal<Values>
      title={t('emergency:contact.edit')}
      description={t('emergency:contact.editNote')}
      initialValues={{ contacts: contacts.length > 0 ? contacts : [{ role: '', name: '' }] }}
      submitLabel={t('common:save')}
      widthPx={860}
      onSubmit={async (values) => {
        await client.emergency.saveCallList({
          version: list.version,
          contacts: values.contacts.map(({ id, role, name, phone, backupName, backupPhone }) => ({
            ...{ id: id ?? null, role: role.trim(), name: name.trim(), phone: textOrNull(phone) },
            ...{ backupName: textOrNull(backupName), backupPhone: textOrNull(backupPhone) },
          })),
        })
        await refresh()
      }}
      onClose={onClose}
    >
      <Form.List name="contacts">
        {(fields, { add, remove, move }) => (
          <>
            {fields.map(({ key, name: index }) => {
              const known = list.contacts.find(({ id }) => id === contacts[index]?.id)
              const number = index + 1
              return (
                <section key={key} className="contact-edit" aria-label={t('emergency:contact.number', { number })}>
                  <div className="form-grid">
                    <TextItem
                      name={[index, 'role']}
                      label={`${number}. ${t('emergency:contact.role')}`}
                      isRequired
                      maxLength={40}
                    />
                    <NameItem name={[index, 'name']} label={t('emergency:contact.name')} names={names} />
                    <TextItem
                      name={[index, 'phone']}
                      label={t('emergency:contact.phone')}
                      maxLength={26}
                      placeholder={known?.phone ?? ''}
                    />
                    <NameItem
                      name={[index, 'backupName']}
                      label={t('emergency:contact.backup')}
                      names={names}
                      isRequired={false}
                    />
                    <TextItem
                      name={[index, 'backupPhone']}
                      label={t('emergency:contact.backupPhone')}
                      maxLength={26}
                      placeholder={known?.backupPhone ?? ''}
                    />
                  </div>
                  <p>
                    <Button size="small" disabled={index === 0} onClick={() => move(index, index - 1)}>
                      {t('emergency:contact.up')}
                    </Button>{' '}
                    <Button size="small" onClick={() => remove(index)}>
                      {t('emergency:contact.remove')}
                    </Button>
                  </p>
                </section>
              )
            })}
            <Button onClick={() => add({})}>{t('emergency:contact.add')}</Button>
          </>
        )}
      </Form.List>
    </FormModal>
  )
}
