// One cell of the preview. A press turns it into a field; Enter saves, Esc leaves it. A problem shows its word and cell name.
import { Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RosterField, RosterRow } from '#shared/features/roster/roster.model.ts'
import { problemOf, textToMend } from '../roster-rows.ts'
import { fieldWords, problemWords } from '../roster-words.ts'
import type { Mend } from '../use-mend.ts'

type RosterCellProps = { row: RosterRow; field: RosterField; mend: Mend }

export function RosterCell({ row, field, mend }: RosterCellProps) {
  const { t } = useTranslation()
  const [text, setText] = useState<string | null>(null)
  const sent = useRef<string | null>(null)
  const problem = problemOf(row, field)
  const label = t('roster:mendOf', { field: t(`roster:field.${field}`), row: row.row })
  if (text !== null) {
    const save = async () => {
      if (sent.current === text) return
      sent.current = text
      if (text === textToMend(row, field) || (await mend(row.row, field, text))) setText(null)
    }
    return (
      <Input
        size="small"
        autoFocus
        value={text}
        maxLength={500}
        aria-label={label}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => void save()}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          setText(null)
        }}
      />
    )
  }
  const words = fieldWords(row, field, t)
  const raw = textToMend(row, field)
  return (
    <button
      type="button"
      tabIndex={-1}
      className={problem ? 'roster-cell roster-cell--problem' : 'roster-cell'}
      title={problem ? problemWords(problem, t) : (row.source[field]?.cell ?? undefined)}
      onClick={() => {
        sent.current = null
        setText(textToMend(row, field))
      }}
    >
      {problem && <span className="roster-cell__mark numerals">{problem.cell}</span>}
      <span className="roster-cell__value">{words ?? (raw === '' ? '—' : <s>{raw}</s>)}</span>
      <span className="visually-hidden">
        {label} {problem && problemWords(problem, t)}
      </span>
    </button>
  )
}
