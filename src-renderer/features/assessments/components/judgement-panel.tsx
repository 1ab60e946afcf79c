// How the level comes about, while it is being answered and afterwards: blocks, total, thresholds, rules that changed it, what is missing.
import { useTranslation } from 'react-i18next'
import type { Judgement } from '#shared/features/assessments/judgement.rules.ts'
import type { Scale } from '#shared/features/assessments/scale.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'

type Told = Pick<Judgement, 'blocks' | 'total' | 'max' | 'initial' | 'final' | 'changes'> &
  Partial<Pick<Judgement, 'missing' | 'possible'>>

export function JudgementPanel({ scale, judgement }: { scale: Scale; judgement: Told }) {
  const { t } = useTranslation()
  const { blocks, total, max, initial, final, changes, missing = [], possible } = judgement
  const nameOfFact = (code: string) => scale.facts.find((fact) => fact.code === code)?.name ?? code
  return (
    <section className="judgement" aria-label={t('assessments:result')}>
      <dl className="judgement__blocks">
        {blocks.map((block) => (
          <div key={block.code}>
            <dt>{block.name}</dt>
            <dd className="numerals">
              {block.score === null ? t('assessments:answered', { count: block.answered, of: block.of }) : block.score}
              <small> / {block.max}</small>
            </dd>
          </div>
        ))}
        <div className="judgement__total">
          <dt>{t('assessments:total')}</dt>
          <dd className="numerals">
            {total ?? <Unknown reason={t('assessments:notComplete')} />}
            <small> / {max}</small>
          </dd>
        </div>
      </dl>
      {total === null && possible && (
        <p className="muted numerals">{t('assessments:possible', { from: possible.from, to: possible.to })}</p>
      )}
      <p className="judgement__level" role="status">
        {final ? <b>{final.name}</b> : <Unknown reason={t('assessments:levelUnknown')} />}
      </p>
      {initial && initial.from !== undefined && (
        <p>
          {t('assessments:initial', { name: initial.name })}{' '}
          <span className="numerals muted">{t('assessments:threshold', { from: initial.from, to: initial.to })}</span>
        </p>
      )}
      {changes.map((change) => (
        <p key={change.code} className={change.isApplied ? '' : 'muted'}>
          <b className="numerals">{change.code}</b> {change.text}
          {'：'}
          {change.because.map(nameOfFact).join('、')}
          {!change.isApplied && ` · ${t('assessments:notApplied')}`}
        </p>
      ))}
      {missing.length > 0 && <p>{t('assessments:missing', { count: missing.length })}</p>}
      {scale.combineNote !== undefined && changes.length > 1 && <p className="muted">{scale.combineNote}</p>}
    </section>
  )
}
