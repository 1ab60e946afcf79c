// Every item of a finished assessment with what was chosen, beside what it was the time before.
import { useTranslation } from 'react-i18next'
import type { Assessment } from '#shared/features/assessments/assessments.model.ts'
import type { Scale } from '#shared/features/assessments/scale.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'

type ReportItemsProps = { scale: Scale; assessment: Assessment; previous: Assessment | null }

export function ReportItems({ scale, assessment, previous }: ReportItemsProps) {
  const { t } = useTranslation()
  return (
    <table className="report-items">
      <caption className="visually-hidden">{scale.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('assessments:column.item')}</th>
          <th scope="col">{t('assessments:column.answer')}</th>
          <th scope="col">{t('assessments:column.score')}</th>
          {previous && <th scope="col">{previous.basedOn}</th>}
        </tr>
      </thead>
      {scale.blocks.map((block) => (
        <tbody key={block.code}>
          <tr>
            <th colSpan={previous ? 4 : 3} scope="rowgroup">
              {block.code} {block.name}
            </th>
          </tr>
          {block.items.map((item) => {
            const score = assessment.answers[item.code]
            const before = previous?.answers[item.code]
            return (
              <tr key={item.code} className={before !== undefined && before !== score ? 'report-items__changed' : ''}>
                <th scope="row">
                  <span className="numerals">{item.code}</span> {item.name}
                </th>
                <td>{item.options.find((option) => option.score === score)?.text ?? <Unknown />}</td>
                <td className="numerals">{score ?? <Unknown />}</td>
                {previous && <td className="numerals">{before ?? '—'}</td>}
              </tr>
            )
          })}
        </tbody>
      ))}
    </table>
  )
}
