// The values of the axis as a table: for screen readers, for whoever prefers numbers, and for the printed sheet.
import { useTranslation } from 'react-i18next'
import { formatInstant } from '../../../ui/format-time.ts'
import type { TableRow } from '../lanes.ts'

const mostRows = 400

export function LaneTable({ rows, isPrintOnly }: { rows: readonly TableRow[]; isPrintOnly: boolean }) {
  const { t } = useTranslation()
  const shown = rows.slice(0, mostRows)
  return (
    <table className={isPrintOnly ? 'lane-table print-only' : 'lane-table'}>
      <caption>{t('charts:table.caption', { shown: shown.length, count: rows.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('charts:table.time')}</th>
          <th scope="col">{t('charts:table.what')}</th>
          <th scope="col">{t('charts:table.value')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ at, to, lane, text }) => (
          <tr key={`${at}:${lane}:${text}`}>
            <td className="numerals">
              {formatInstant(at).slice(5)}
              {to > at &&
                `–${formatInstant(to).slice(formatInstant(to).slice(0, 10) === formatInstant(at).slice(0, 10) ? 11 : 5)}`}
            </td>
            <th scope="row">{lane}</th>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
