// What the scores come to: the blocks, the level, and what is lacking for the next.
import { useTranslation } from 'react-i18next'
import { resultOf } from '#shared/features/self-scores/self-score.rules.ts'
import type { SelfScore, SelfScoreScale } from '#shared/features/self-scores/self-scores.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'

export function ScoreResult({ scale, score }: { scale: SelfScoreScale; score: SelfScore }) {
  const { t, i18n } = useTranslation()
  const result = resultOf(scale, score.scores)
  const nameOf = (code: string) =>
    scale.blocks.find((block) => block.code === code)?.name[i18n.language === 'en' ? 'en' : 'zh-CN'] ?? code
  const { next } = result
  return (
    <section className="score-result" aria-label={t('self-scores:result')} aria-live="polite">
      <p className="score-result__total">
        <b className="numerals">{result.total}</b> / {result.max}{' '}
        {result.unscored > 0 ? (
          <Unknown reason={t('self-scores:partial', { count: result.unscored })} />
        ) : (
          <b>{result.levelName ?? t('self-scores:noLevel')}</b>
        )}
      </p>
      <table className="plain-table">
        <tbody>
          {result.blocks.map(({ code, score: points, max, scored, of, rate }) => (
            <tr key={code}>
              <th scope="row">{nameOf(code)}</th>
              <td className="end">
                {points} / {max}
              </td>
              <td className="end">
                {scored < of ? t('self-scores:ofItems', { scored, of }) : `${Math.round(rate * 100)} %`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {next && (
        <p>
          {t('self-scores:next', { name: next.name })}{' '}
          {[
            ...(next.points > 0 ? [t('self-scores:lacksTotal', { points: next.points })] : []),
            ...next.blocks.map(({ code, points }) => t('self-scores:lacksBlock', { block: nameOf(code), points })),
          ].join('，')}
        </p>
      )}
    </section>
  )
}
