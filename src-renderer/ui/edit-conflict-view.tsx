// Shows both versions of an edited record side by side; every differing field is decided before it can be saved.
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Choices,
  differencesOf,
  type EditedRecord,
  isDecided,
  mergeVersions,
  proposedChoices,
} from './edit-conflict.ts'
import './edit-conflict.css'
import './plain-parts.css'
import { Unknown } from './unknown.tsx'

type EditConflictViewProps<Edited extends EditedRecord> = {
  base: Edited
  mine: Edited
  theirs: Edited
  /** The name of a field on the screen. */
  labelOf: (field: keyof Edited & string) => string
  /** A field's value as words; null = not known. */
  wordsOf: (field: keyof Edited & string, value: unknown) => string | null
  isSending: boolean
  onSave: (merged: Edited) => void
  onCancel: () => void
}

export function EditConflictView<Edited extends EditedRecord>(props: EditConflictViewProps<Edited>) {
  const { base, mine, theirs, labelOf, wordsOf, isSending, onSave, onCancel } = props
  const { t } = useTranslation()
  const differences = differencesOf(base, mine, theirs)
  const [choices, setChoices] = useState<Choices>(() => proposedChoices(differences))
  const word = (field: keyof Edited & string, value: unknown) => wordsOf(field, value) ?? <Unknown />
  return (
    <div className="edit-conflict">
      <p role="alert">
        <b>{t('ui:conflict.title')}</b> {t('ui:conflict.explained')}
      </p>
      <table className="plain-table">
        <caption className="visually-hidden">{t('ui:conflict.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ui:conflict.field')}</th>
            <th scope="col">{t('ui:conflict.before')}</th>
            <th scope="col">{t('ui:conflict.mine')}</th>
            <th scope="col">{t('ui:conflict.theirs')}</th>
            <th scope="col">{t('ui:conflict.keep')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, proposed }) => (
            <tr key={field}>
              <th scope="row">{labelOf(field)}</th>
              <td className="faint">{word(field, base[field])}</td>
              <td>{word(field, mine[field])}</td>
              <td>{word(field, theirs[field])}</td>
              <td>
                <Radio.Group
                  aria-label={t('ui:conflict.keepOf', { field: labelOf(field) })}
                  value={choices[field] ?? null}
                  onChange={(event) => setChoices({ ...choices, [field]: event.target.value })}
                  options={[
                    { value: 'mine', label: t('ui:conflict.mine') },
                    { value: 'theirs', label: t('ui:conflict.theirs') },
                  ]}
                />
                {proposed === null && choices[field] === undefined && (
                  <span className="form-told">{t('ui:conflict.choose')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length === 0 && <p>{t('ui:conflict.same')}</p>}
      <div className="confirm-reason__buttons">
        <Button onClick={onCancel}>{t('ui:conflict.discard')}</Button>
        <Button
          type="primary"
          loading={isSending}
          disabled={!isDecided(differences, choices)}
          onClick={() => onSave(mergeVersions(mine, theirs, choices))}
        >
          {t('ui:conflict.save')}
        </Button>
      </div>
    </div>
  )
}
