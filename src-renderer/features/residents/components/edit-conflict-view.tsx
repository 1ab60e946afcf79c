// Shows both versions of an edited record side by side; every differing field is decided before it can be saved.
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#shared/features/residents/residents.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'
import {
  type Choices,
  differencesOf,
  isDecided,
  mergePerson,
  type PersonField,
  proposedChoices,
} from '../edit-conflict.ts'
import { personFieldWords } from '../person-words.ts'

type EditConflictViewProps = {
  base: Person
  mine: Person
  theirs: Person
  isSending: boolean
  onSave: (person: Person) => void
  onCancel: () => void
}

export function EditConflictView({ base, mine, theirs, isSending, onSave, onCancel }: EditConflictViewProps) {
  const { t } = useTranslation()
  const differences = differencesOf(base, mine, theirs)
  const [choices, setChoices] = useState<Choices>(() => proposedChoices(differences))
  const word = (field: PersonField, value: Person[PersonField]) => personFieldWords(field, value, t) ?? <Unknown />
  return (
    <div className="edit-conflict">
      <p role="alert">
        <b>{t('residents:conflict.title')}</b> {t('residents:conflict.explained')}
      </p>
      <table className="plain-table">
        <caption className="visually-hidden">{t('residents:conflict.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('residents:conflict.field')}</th>
            <th scope="col">{t('residents:conflict.before')}</th>
            <th scope="col">{t('residents:conflict.mine')}</th>
            <th scope="col">{t('residents:conflict.theirs')}</th>
            <th scope="col">{t('residents:conflict.keep')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, proposed }) => (
            <tr key={field}>
              <th scope="row">{t(`residents:person.${field}`)}</th>
              <td className="faint">{word(field, base[field])}</td>
              <td>{word(field, mine[field])}</td>
              <td>{word(field, theirs[field])}</td>
              <td>
                <Radio.Group
                  aria-label={t('residents:conflict.keepOf', { field: t(`residents:person.${field}`) })}
                  value={choices[field] ?? null}
                  onChange={(event) => setChoices({ ...choices, [field]: event.target.value })}
                  options={[
                    { value: 'mine', label: t('residents:conflict.mine') },
                    { value: 'theirs', label: t('residents:conflict.theirs') },
                  ]}
                />
                {proposed === null && choices[field] === undefined && (
                  <span className="form-told">{t('residents:conflict.choose')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length === 0 && <p>{t('residents:conflict.same')}</p>}
      <div className="confirm-reason__buttons">
        <Button onClick={onCancel}>{t('residents:conflict.discard')}</Button>
        <Button
          type="primary"
          loading={isSending}
          disabled={!isDecided(differences, choices)}
          onClick={() => onSave(mergePerson(mine, theirs, choices))}
        >
          {t('residents:conflict.save')}
        </Button>
      </div>
    </div>
  )
}
