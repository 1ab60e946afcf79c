// One person of the grid: bed, name, the fields, what was last written. Drawn anew only when its own texts or faults change.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { ChartGridRow, ChartKind } from '#shared/features/charts/charts.model.ts'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { type Faults, fieldsOfKind, type Texts } from '../chart-fields.ts'
import { chartText } from '../chart-words.ts'
import { FieldInput, useFaultWords } from './field-input.tsx'

type ChartGridRowViewProps = {
  row: ChartGridRow
  kind: ChartKind
  /** Place of the line in the grid, for the arrows. */
  index: number
  texts: Texts
  faults: Faults
  /** What the backend refused this line for. */
  refusal: string | undefined
  hour: number
  now: number
  canRecord: boolean
  onChange: (residentId: string, name: string, text: string) => void
}

export const ChartGridRowView = memo(function ChartGridRowView(props: ChartGridRowViewProps) {
  const { row, kind, index, texts, faults, refusal, hour, now, canRecord, onChange } = props
  const { t } = useTranslation()
  const words = useFaultWords()
  const { residentId, name, bedLabel, latest, tasks } = row
  const isHere = row.state === 'in'
  const of = [bedLabel, name].filter(Boolean).join(' ')
  const told = [...new Set(Object.values(faults).map(words)), ...(refusal === undefined ? [] : [refusal])]
  const fields = fieldsOfKind[kind]
  return (
    <tr className={isHere ? undefined : 'chart-grid__away'}>
      <td className="numerals">{bedLabel ?? '—'}</td>
      <th scope="row">
        <Link to={screenLinks.chart(residentId)} tabIndex={-1}>
          {name}
        </Link>
      </th>
      {canRecord &&
        isHere &&
        fields.map((field) => (
          <td key={field.name}>
            <FieldInput
              {...{ field, texts, hour, of }}
              fault={faults[field.name]}
              cell={`${field.name}:${index}`}
              onChange={(changed, text) => onChange(residentId, changed, text)}
            />
          </td>
        ))}
      {canRecord && !isHere && <td colSpan={fields.length}>{t(`charts:state.${row.state}`)}</td>}
      {canRecord && (
        <td>
          {isHere && tasks.length > 0 && (
            <select
              className="chart-field__input numerals"
              aria-label={`${of} ${t('charts:task')}`}
              value={texts.task ?? tasks[0]?.key}
              onChange={(event) => onChange(residentId, 'task', event.target.value)}
            >
              {tasks.map(({ key, time }) => (
                <option key={key} value={key}>
                  {time}
                </option>
              ))}
              <option value="">{t('charts:noTask')}</option>
            </select>
          )}
        </td>
      )}
      <td className="chart-grid__latest">
        {told.length > 0 && (
          <p className="chart-field__fault" role="alert">
            {told.join('；')}
          </p>
        )}
        {latest ? (
          <>
            {chartText(latest.value, t)}{' '}
            <span className="faint">
              <InstantText at={latest.at} nowAt={now} />
            </span>
          </>
        ) : (
          <Unknown reason={t('charts:never')} />
        )}
        {row.todayMl !== null && <b className="numerals"> {t('charts:todayMl', { ml: row.todayMl })}</b>}
      </td>
    </tr>
  )
})
