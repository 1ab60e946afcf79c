// One row of the roster, cell by cell: what stood there, what was understood, what is wrong, a field to mend it.
import { Button, Checkbox, Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ROSTER_FIELDS, type RosterField, type RosterRow } from '#shared/features/roster/roster.model.ts'
import { problemsHoldingBack } from '#shared/features/roster/roster-commit.rules.ts'
import { DetailDrawer } from '../../../ui/detail-drawer.tsx'
import { textToMend } from '../roster-rows.ts'
import { fieldWords, problemWords } from '../roster-words.ts'
import type { Mend } from '../use-mend.ts'

type MendDrawerProps = {
  row: RosterRow
  mend: Mend
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
}

export function MendDrawer({ row, mend, isChosen, onChoose }: MendDrawerProps) {
  const { t } = useTranslation()
  const held = problemsHoldingBack(row)
  return (
    <DetailDrawer
      title={row.name ?? t('roster:rowNumber', { row: row.row })}
      subtitle={t('roster:rowNumber', { row: row.row })}
      closeTo="/roster"
    >
      <p role="status">
        {held.length === 0
          ? t(row.details.length === 0 ? 'roster:status.clean' : 'roster:status.withGaps')
          : t('roster:status.held', { problems: held.map((code) => t(`roster:problem.${code}`)).join('、') })}
      </p>
      <Checkbox checked={isChosen} disabled={held.length > 0} onChange={(event) => onChoose(event.target.checked)}>
        {t('roster:chooseRow')}
      </Checkbox>
      <div className="mend-fields">
        {ROSTER_FIELDS.map((field) => (
          <MendField key={`${row.row}-${field}`} row={row} field={field} mend={mend} />
        ))}
      </div>
    </DetailDrawer>
  )
}

type MendFieldProps = { row: RosterRow; field: RosterField; mend: Mend }

function MendField({ row, field, mend }: MendFieldProps) {
  const { t } = useTranslation()
  const stands = textToMend(row, field)
  const [text, setText] = useState(stands)
  const problems = row.details.filter((detail) => detail.field === field)
  const id = `mend-${row.row}-${field}`
  const sent = useRef(stands)
  // Enter and then leaving the field would send the same text twice.
  const save = (value: string) => {
    if (value === sent.current) return
    sent.current = value
    void mend(row.row, field, value)
  }
  return (
    <div className={problems.length > 0 ? 'mend-field mend-field--problem' : 'mend-field'}>
      <label htmlFor={id}>
        {t(`roster:field.${field}`)} <span className="faint numerals">{row.source[field]?.cell}</span>
      </label>
      <Input
        id={id}
        size="small"
        value={text}
        maxLength={500}
        aria-invalid={problems.length > 0}
        aria-describedby={`${id}-told`}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => save(text)}
        onBlur={() => save(text)}
      />
      <div id={`${id}-told`} className="mend-field__told">
        {problems.map((problem) => (
          <p key={problem.code}>
            {problemWords(problem, t)}
            {problem.suggestion !== null && (
              <Button
                type="link"
                size="small"
                onClick={() => {
                  setText(problem.suggestion ?? '')
                  save(problem.suggestion ?? '')
                }}
              >
                {t('roster:takeSuggestion', { value: problem.suggestion })}
              </Button>
            )}
          </p>
        ))}
        {problems.length === 0 && stands !== '' && fieldWords(row, field, t) !== stands && (
          <span className="muted">{t('roster:understoodAs', { value: fieldWords(row, field, t) ?? '—' })}</span>
        )}
      </div>
    </div>
  )
}
