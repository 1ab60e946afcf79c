// One item of a scale: a line while it rests, its offered answers while it is open. What was answered last time stands beside it.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScaleItem } from '#shared/features/assessments/scale.model.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { keyOfOption } from '../item-keys.ts'

type ItemRowProps = {
  item: ScaleItem
  score: number | undefined
  /** Score of the second assessor, where it was given apart. */
  secondScore: number | undefined
  /** Score of the finished assessment before; undefined = there is none. */
  previousScore: number | undefined
  isOpen: boolean
  onOpen: () => void
  onAnswer: (score: number) => void
}

export function ItemRow({ item, score, secondScore, previousScore, isOpen, onOpen, onAnswer }: ItemRowProps) {
  const { t } = useTranslation()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'center' })
  }, [isOpen])
  const chosen = item.options.find((option) => option.score === score)
  const isDisputed = secondScore !== undefined && secondScore !== score
  return (
    <li ref={row} className={isOpen ? 'item-row item-row--open' : 'item-row'} data-item={item.code}>
      <button type="button" className="item-row__head" aria-expanded={isOpen} onClick={onOpen}>
        <span className="item-row__code numerals">{item.code}</span>
        <b className="item-row__name">{item.name}</b>
        {!isOpen && chosen && <span className="item-row__text">{chosen.text}</span>}
        {isDisputed && <b className="item-row__second">{t('assessments:secondSays', { score: secondScore })}</b>}
        <span className="item-row__score numerals">
          {score === undefined ? <Unknown reason={t('assessments:unanswered')} /> : t('assessments:points', { score })}
        </span>
        <span className="item-row__before numerals">
          {previousScore !== undefined && t('assessments:before', { score: previousScore })}
        </span>
      </button>
      {isOpen && (
        <div className="item-row__options">
          {item.hint !== undefined && <p className="item-row__hint">{item.hint}</p>}
          {item.options.map((option, index) => (
            <button
              key={`${option.score} ${option.text}`}
              type="button"
              className="item-row__option"
              aria-pressed={option.score === score}
              onClick={() => onAnswer(option.score)}
            >
              <Kbd keys={keyOfOption(item, index)} />
              <span>{option.text}</span>
              <span className="numerals">{t('assessments:points', { score: option.score })}</span>
            </button>
          ))}
        </div>
      )}
    </li>
  )
}
