// The same hours as a table, for who reads with a screen reader or wants numbers.
import { useTranslation } from 'react-i18next'
import { formatInstant } from '../../../ui/format-time.ts'
import { type BedMinute, type ChartRow, minuteMs, rowsOf } from '../bed-chart.ts'

export function BedTable({ minutes, spanMs }: { minutes: readonly BedMinute[]; spanMs: number }) {
  const { t } = useTranslation()
  const everyMs = spanMs > 8 * 60 * minuteMs ? 60 * minuteMs : spanMs > 60 * minuteMs ? 15 * minuteMs : 5 * minuteMs
  const words = (spread: ChartRow['heartRate']) =>
    spread === null ? t('wall:unknown.no-reading') : `${spread.low} – ${spread.mean} – ${spread.high}`
  return (
    <table className="bed-table numerals">
      <caption>{t('wall:chart.tableNote')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('wall:chart.time')}</th>
          <th scope="col">{t('wall:vital.heart')}</th>
          <th scope="col">{t('wall:vital.breath')}</th>
          <th scope="col">{t('wall:chart.inBed')}</th>
          <th scope="col">{t('wall:chart.outOfBed')}</th>
          <th scope="col">{t('wall:chart.unknown')}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(minutes, everyMs).map((row) => (
          <tr key={row.at}>
            <th scope="row">{formatInstant(row.at).slice(5)}</th>
            <td>{words(row.heartRate)}</td>
            <td>{words(row.respiration)}</td>
            <td>{row.inBedMinutes}</td>
            <td>{row.outOfBedMinutes}</td>
            <td>{row.unknownMinutes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
