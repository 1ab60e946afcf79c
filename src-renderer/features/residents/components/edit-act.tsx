// Editing a person. When somebody else saved first, both versions are shown and nothing is lost.
import { Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod'
import { Version } from '#shared/contract/primitives.ts'
import { Person } from '#shared/features/residents/residents.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { EditConflictView } from '../../../ui/edit-conflict-view.tsx'
import { errorCodeOf } from '../../../ui/error-sentence.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useSending } from '../../../ui/use-sending.ts'
import { useResidentAct } from '../mutations.ts'
import { type PersonValues, toPerson, toPersonValues } from '../person-values.ts'
import { personFieldWords } from '../person-words.ts'
import type { ActProps } from './act-props.ts'
import { ContactFields } from './contact-fields.tsx'
import { HealthFields, IdentityFields } from './person-fields.tsx'

const TheirVersion = z.object({ version: Version, person: Person })
type Conflict = { mine: Person; theirs: z.infer<typeof TheirVersion> }

function conflictOf(error: unknown, mine: Person): Conflict | null {
  if (errorCodeOf(error) !== 'EDIT_CONFLICT') return null
  const { data } = error as { data?: { theirs?: unknown } }
  const theirs = TheirVersion.safeParse(data?.theirs)
  return theirs.success ? { mine, theirs: theirs.data } : null
}

export function EditAct({ resident, onClose }: ActProps) {
  const { t } = useTranslation()
  const run = useResidentAct(resident.id)
  const [form] = Form.useForm<PersonValues>()
  // The version the form was opened with: a refresh behind the dialog must not hide that somebody else saved.
  const [opened] = useState(resident)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const { isSending, begin, end } = useSending()
  const [error, setError] = useState<unknown>(null)

  const save = async (person: Person, version: number) => {
    if (!begin()) return
    setError(null)
    try {
      await run(
        () => client.residents.update({ id: opened.id, version, person }),
        t('residents:done.edit', { name: person.name }),
      )
      onClose()
    } catch (caught) {
      const found = conflictOf(caught, person)
      setConflict(found)
      if (found === null) setError(caught)
    } finally {
      end()
    }
  }

  return (
    <Modal
      open
      title={t('residents:act.editOf', { name: opened.name })}
      onCancel={onClose}
      footer={null}
      width={880}
      destroyOnHidden
      mask={{ closable: false }}
    >
      {conflict && (
        <EditConflictView
          key={conflict.theirs.version}
          base={opened.person}
          mine={conflict.mine}
          theirs={conflict.theirs.person}
          labelOf={(field) => t(`residents:person.${field}`)}
          wordsOf={(field, value) => personFieldWords(field, value as Person[typeof field], t)}
          isSending={isSending}
          onSave={(person) => void save(person, conflict.theirs.version)}
          onCancel={onClose}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        initialValues={toPersonValues(opened.person)}
        onFinish={(values) => void save(toPerson(values), opened.version)}
        scrollToFirstError={{ focus: true }}
        style={{ display: conflict ? 'none' : 'block' }}
      >
        <IdentityFields storedIdNumber={opened.person.idNumber} />
        <HealthFields />
        <ContactFields />
        {error !== null && <ErrorState error={error} />}
        <div className="confirm-reason__buttons">
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={isSending}>
            {t('common:save')}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
