// One of the nine: its level, and where it is there, what is done against it.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { measureTexts, needsMeasure } from '#shared/features/risks/draft.rules.ts'
import type { Risk, RiskItem, RiskLevel } from '#shared/features/risks/risks.model.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { chosenLevels, keyOfLevel, keyOfMeasure } from '../risk-keys.ts'
import { toggled } from '../use-risk-keys.ts'
import { DraftText } from './draft-text.tsx'
import { LevelMark } from './level-mark.tsx'

type RiskRowProps = {
  risk: Risk
  number: number
  item: RiskItem
  /** Level of the finished assessment before; undefined = there is none. */
  before: RiskLevel | undefined
  isOpen: boolean
  /** Why finishing was refused here. */
  refusal: string | null
  onOpen: () => void
  onChange: (part: Partial<RiskItem>) => void
}

export function RiskRow({ risk, number, item, before, isOpen, refusal, onOpen, onChange }: RiskRowProps) {
  const { t } = useTranslation()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const texts = needsMeasure(item) ? measureTexts(risk, item) : []
  return (
    <li ref={row} className={isOpen ? 'risk-row risk-row--open' : 'risk-row'} data-risk={risk.key}>
      <button type="button" className="risk-row__head" aria-expanded={isOpen} onClick={onOpen}>
        <span className="risk-row__number numerals">{number}</span>
        <b className="risk-row__term">{risk.term}</b>
        <span className="risk-row__level">
          <LevelMark level={item.level} />
        </span>
        <span className="risk-row__texts">
          {!isOpen && texts.join('；')}
          {!isOpen && needsMeasure(item) && texts.length === 0 && <b>{t('risks:noMeasure')}</b>}
        </span>
        <span className="risk-row__before">
          {before !== undefined && t('risks:before', { level: t(`risks:level.${before}`) })}
        </span>
      </button>
      {refusal !== null && (
        <p className="risk-row__refusal form-told" role="alert">
          {refusal}
        </p>
      )}
      {isOpen && (
        <div className="risk-row__choices">
          <fieldset className="risk-row__levels">
            <legend className="visually-hidden">{t('risks:levelOf', { term: risk.term })}</legend>
            {chosenLevels.map((level) => (
              <button
                key={level}
                type="button"
                className="risk-choice"
                aria-pressed={item.level === level}
                aria-keyshortcuts={keyOfLevel(level)}
                onClick={() => onChange({ level })}
              >
                <Kbd keys={keyOfLevel(level)} /> <LevelMark level={level} />
              </button>
            ))}
          </fieldset>
          {needsMeasure(item) && (
            <>
              <fieldset className="risk-row__measures">
                <legend className="visually-hidden">{t('risks:measuresOf', { term: risk.term })}</legend>
                {risk.measures.map(({ code, text }, index) => (
                  <button
                    key={code}
                    type="button"
                    className="risk-choice risk-choice--measure"
                    aria-pressed={item.measures.includes(code)}
                    aria-keyshortcuts={keyOfMeasure(index)}
                    onClick={() => onChange({ measures: toggled(item.measures, code) })}
                  >
                    <Kbd keys={keyOfMeasure(index)} /> {text}
                  </button>
                ))}
              </fieldset>
              <DraftText
                label={t('risks:otherMeasureOf', { term: risk.term })}
                placeholder={t('risks:otherMeasure')}
                value={item.otherMeasure}
                maxLength={200}
                onChange={(otherMeasure) => onChange({ otherMeasure })}
              />
            </>
          )}
        </div>
      )}
    </li>
  )
}
