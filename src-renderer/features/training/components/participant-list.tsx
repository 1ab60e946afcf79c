// Who is invited, by keyboard: arrows choose a person, 1 is there, 2 is not, 3 passed, 4 failed, Enter goes to the score and on to the next.
import { App, Button } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { POST_WORDS } from '#shared/features/reports/report-words.ts'
import type { ParticipantChange } from '#shared/features/training/training.contract.ts'
import type { Participant, TrainingSession } from '#shared/features/training/training.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useErrorSentence } from '../../../ui/error-sentence.ts'
import { Unknown } from '../../../ui/unknown.tsx'
import { useRefreshTraining } from '../queries.ts'
import { CorrectForm } from '../session-forms.tsx'

export function ParticipantList({ session, canRecord }: { session: TrainingSession; canRecord: boolean }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const refresh = useRefreshTraining()
  const body = useRef<HTMLTableSectionElement>(null)
  const [correcting, setCorrecting] = useState<Participant | null>(null)
  const isOpen = canRecord && session.closedAt === null

  const mark = async (change: ParticipantChange): Promise<void> => {
    try {
      await client.training.mark({ id: session.id, changes: [change], reason: null })
      await refresh()
    } catch (error) {
      void message.error(sentenceOf(error).sentence)
    }
  }
  const focusRow = (index: number, part = '') =>
    body.current?.querySelector<HTMLElement>(`[data-row="${index}"]${part}`)?.focus()

  const onRowKey = (event: KeyboardEvent<HTMLElement>, index: number, { staffId }: Participant): void => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey) return
    const changes: Record<string, Omit<ParticipantChange, 'staffId'>> = {
      ...{ '1': { isPresent: true }, '2': { isPresent: false } },
      ...(session.exam === 'pass-fail' ? { '3': { isPassed: true }, '4': { isPassed: false } } : {}),
    }
    const change = changes[event.key]
    if (event.key === 'ArrowDown') focusRow(index + 1)
    else if (event.key === 'ArrowUp') focusRow(index - 1)
    else if (event.key === 'Enter' && session.exam === 'score' && event.target === event.currentTarget) {
      focusRow(index, ' input')
    } else if (change && isOpen) {
      void mark({ staffId, ...change })
      focusRow(index + 1)
    } else return
    event.preventDefault()
  }

  const toggle = (part: Participant, field: 'isPresent' | 'isPassed', value: boolean, label: string) => (
    <button
      type="button"
      className="training-choice"
      aria-pressed={part[field] === value}
      aria-label={t('training:choiceOf', { name: part.name, what: label })}
      disabled={!isOpen || (field === 'isPassed' && part.isPresent !== true)}
      onClick={() => void mark({ staffId: part.staffId, [field]: value })}
    >
      {label}
    </button>
  )

  return (
    <>
      <table className="training-list">
        <caption className="visually-hidden">{t('training:participants')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('training:column.name')}</th>
            <th scope="col">{t('training:column.post')}</th>
            <th scope="col">{t('training:column.presence')}</th>
            <th scope="col">{t('training:column.result')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {session.participants.map((part, index) => (
            <tr
              key={part.staffId}
              tabIndex={isOpen ? 0 : -1}
              data-row={index}
              onKeyDown={(event) => onRowKey(event, index, part)}
            >
              <th scope="row">{part.name}</th>
              <td>{POST_WORDS[part.post]}</td>
              <td>
                {isOpen ? (
                  <>
                    {toggle(part, 'isPresent', true, t('training:present'))}
                    {toggle(part, 'isPresent', false, t('training:absent'))}
                  </>
                ) : part.isPresent === null ? (
                  <Unknown />
                ) : (
                  t(part.isPresent ? 'training:present' : 'training:absent')
                )}
                {part.presentBy !== null && <span className="muted"> {t(`training:by.${part.presentBy}`)}</span>}
              </td>
              <td>
                {session.exam === 'none' && <span className="muted">{t('training:exam.none')}</span>}
                {session.exam === 'score' &&
                  (isOpen ? (
                    <ScoreField
                      part={part}
                      onSave={(score) => void mark({ staffId: part.staffId, score })}
                      onNext={() => focusRow(index + 1, ' input')}
                    />
                  ) : (
                    part.score
                  ))}{' '}
                {session.exam === 'pass-fail' && isOpen ? (
                  <>
                    {toggle(part, 'isPassed', true, t('training:passed'))}
                    {toggle(part, 'isPassed', false, t('training:failed'))}
                  </>
                ) : (
                  part.isPassed !== null && t(part.isPassed ? 'training:passed' : 'training:failed')
                )}
                {part.reason !== null && (
                  <span className="muted"> {t('training:because', { reason: part.reason })}</span>
                )}
                {canRecord && session.closedAt !== null && (
                  <Button type="link" size="small" className="no-print" onClick={() => setCorrecting(part)}>
                    {t('training:act.correct')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {correcting && <CorrectForm session={session} part={correcting} onClose={() => setCorrecting(null)} />}
    </>
  )
}

function ScoreField(props: { part: Participant; onSave: (score: number | null) => void; onNext: () => void }) {
  const { part, onSave, onNext } = props
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (part.score === null ? '' : String(part.score))
  const save = () => {
    const score = shown.trim() === '' ? null : Number(shown)
    if (typed !== null && (score === null || (Number.isFinite(score) && score >= 0 && score <= 100))) {
      if (score !== part.score) onSave(score)
      setTyped(null)
    }
  }
  return (
    <input
      className="training-score"
      inputMode="decimal"
      value={shown}
      disabled={part.isPresent !== true}
      aria-label={t('training:scoreFor', { name: part.name })}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
        event.preventDefault()
        save()
        onNext()
      }}
    />
  )
}
