// One item of a check: its results with their digits; what is wanting says what, who mends it and until when.
import { Input } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckAnswer, CheckItem, CheckList, CheckResult } from '#shared/features/self-checks/self-checks.model.ts'
import { DayField } from '../../../ui/day-field.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { AttachmentField } from '../../attachments/index.ts'

type CheckItemRowProps = {
  list: CheckList
  item: CheckItem
  answer: CheckAnswer | undefined
  isOpen: boolean
  onOpen: () => void
  onChoose: (result: CheckResult) => void
  onAnswer: (part: Partial<CheckAnswer>) => void
}

export function CheckItemRow({ list, item, answer, isOpen, onOpen, onChoose, onAnswer }: CheckItemRowProps) {
  const { t } = useTranslation()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const isWanting = answer?.result === 'wanting'
  return (
    <li ref={row} className={isOpen ? 'check-item check-item--open' : 'check-item'} data-item={item.code}>
      <button type="button" className="check-item__head" aria-expanded={isOpen} onClick={onOpen}>
        <span className="check-item__code numerals">{item.code}</span>
        <span className="check-item__text">{item.text}</span>
      </button>
      <span className="check-item__results">
        {list.results.map((result, index) => (
          <button
            key={result}
            type="button"
            className="check-item__result"
            aria-pressed={answer?.result === result}
            aria-label={`${item.code} ${t(`self-checks:${list.words}.${result}`)}`}
            onClick={() => onChoose(result)}
          >
            {isOpen && <Kbd keys={String(index + 1)} />} {t(`self-checks:${list.words}.${result}`)}
          </button>
        ))}
        {!answer && <Unknown reason={t('self-checks:unanswered')} />}
      </span>
      {isOpen && (
        <p className="check-item__basis muted">
          {t(item.isVerified ? 'self-checks:basis' : 'self-checks:basisUnverified', { text: item.basis })}
        </p>
      )}
      {isWanting && (
        <div className="check-item__told">
          {list.needs.map((need) => (
            <div key={need}>
              <span aria-hidden="true">{t(`self-checks:need.${list.words}.${need}`)}</span>
              {need === 'dueOn' ? (
                <DayField
                  aria-label={`${item.code} ${t(`self-checks:need.${list.words}.${need}`)}`}
                  value={answer.dueOn}
                  onChange={(dueOn) => onAnswer({ dueOn: dueOn ?? null })}
                />
              ) : (
                <Input
                  aria-label={`${item.code} ${t(`self-checks:need.${list.words}.${need}`)}`}
                  value={answer[need] ?? ''}
                  maxLength={500}
                  autoComplete="off"
                  onChange={({ target }) => onAnswer({ [need]: target.value === '' ? null : target.value })}
                />
              )}
            </div>
          ))}
        </div>
      )}
      {answer && (isOpen || answer.attachmentIds.length > 0) && (
        <div className="check-item__photos">
          <AttachmentField
            label={t('self-checks:photosOf', { code: item.code })}
            value={answer.attachmentIds}
            onChange={(attachmentIds) => onAnswer({ attachmentIds })}
          />
        </div>
      )}
    </li>
  )
}
