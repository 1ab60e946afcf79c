// One meal of the grid: how it stands, who ate with the residents, what was kept, and the rows that are typed.
import { Button } from 'antd'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoodSample, MealDay } from '#shared/features/food-samples/food-samples.model.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { type SampleFault, type SampleField, sampleFields, type TypedSample } from '../sample-entries.ts'

type MealRowsProps = {
  meal: MealDay
  rows: readonly TypedSample[]
  faultOf: (index: number) => SampleFault | undefined
  least: number
  canRecord: boolean
  onChange: (index: number, field: SampleField, value: string) => void
  onAccompany: () => void
  onCorrect: (sample: FoodSample) => void
}
const longest: Readonly<Record<SampleField, number>> = {
  dish: 60,
  time: 5,
  grams: 4,
  keptBy: 40,
  place: 60,
  reason: 200,
}

/** Up and down stay in the column; Enter goes to the dish of the next row. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const { target, key } = event
  if (!(target instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
  const step = key === 'ArrowDown' || key === 'Enter' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const field = key === 'Enter' ? 'dish' : (target.dataset.at ?? '').split(':').at(-1)
  const all = [...(target.closest('table')?.querySelectorAll<HTMLInputElement>(`input[data-at$=":${field}"]`) ?? [])]
  const row = target.closest('tr')
  const here = all.findIndex((each) => each.closest('tr') === row)
  all[here + step]?.focus()
}

export function MealRows(props: MealRowsProps) {
  const { meal, rows, faultOf, least, canRecord, onChange, onAccompany, onCorrect } = props
  const { t } = useTranslation()
  const { accompanied, samples, state } = meal
  const name = t(`food-samples:meal.${meal.meal}`)
  return (
    <tbody onKeyDown={moveBetweenRows}>
      <tr className="sample-meal">
        <th scope="rowgroup" colSpan={7}>
          {name}
          <span
            className={state === 'missing' ? 'sample-meal__state sample-meal__state--missing' : 'sample-meal__state'}
          >
            {t(`food-samples:state.${state}`)}
          </span>
          <span className="sample-meal__acts">
            {accompanied === null
              ? t('food-samples:notAccompanied')
              : t('food-samples:accompanied', { people: accompanied.people })}
            {accompanied?.remarks && ` · ${accompanied.remarks}`}{' '}
            {canRecord && (
              <Button size="small" onClick={onAccompany} aria-label={`${name} ${t('food-samples:accompany')}`}>
                {t('food-samples:accompany')}
              </Button>
            )}
          </span>
        </th>
      </tr>
      {samples.map((sample) => (
        <KeptRow key={sample.id} sample={sample} least={least} canRecord={canRecord} onCorrect={onCorrect} />
      ))}
      {rows.map((row, index) => {
        const fault = faultOf(index)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a typed row is nothing but its place
          <tr key={index}>
            {sampleFields.map((field) => (
              <td key={field}>
                <input
                  data-at={`${meal.meal}:${index}:${field}`}
                  aria-label={`${name} ${index + 1} ${t(`food-samples:column.${field}`)}`}
                  aria-invalid={fault?.field === field}
                  autoComplete="off"
                  maxLength={longest[field]}
                  inputMode={field === 'grams' ? 'numeric' : 'text'}
                  value={row[field]}
                  onChange={(event) => onChange(index, field, event.target.value)}
                />
                {fault?.field === field && (
                  <span className="sample-fault" role="alert">
                    {t(`food-samples:fault.${fault.why}`, { least })}
                  </span>
                )}
              </td>
            ))}
            <td />
          </tr>
        )
      })}
    </tbody>
  )
}

type KeptRowProps = Pick<MealRowsProps, 'least' | 'canRecord' | 'onCorrect'> & { sample: FoodSample }

function KeptRow({ sample, least, canRecord, onCorrect }: KeptRowProps) {
  const { t } = useTranslation()
  const { dish, keptAt, grams, keptBy, place, reason, disposal, keepUntil, lateReason, correctionReason } = sample
  const notes = [
    reason,
    lateReason === null ? null : t('food-samples:late', { reason: lateReason }),
    correctionReason === null ? null : t('food-samples:corrected', { reason: correctionReason }),
  ].filter(Boolean)
  return (
    <tr>
      <th scope="row">{dish}</th>
      <td className="numerals">{formatInstant(keptAt).slice(11)}</td>
      <td className="numerals">{grams < least ? <b>{grams}</b> : grams}</td>
      <td>{keptBy}</td>
      <td>{place}</td>
      <td>{notes.join(' · ') || '—'}</td>
      <td className="numerals">
        {disposal
          ? t('food-samples:disposedAt', { at: formatInstant(disposal.at).slice(5), by: disposal.by })
          : t('food-samples:keepUntil', { at: formatInstant(keepUntil).slice(5) })}{' '}
        {canRecord && disposal === null && (
          <Button size="small" onClick={() => onCorrect(sample)} aria-label={t('food-samples:correctOf', { dish })}>
            {t('food-samples:correct')}
          </Button>
        )}
      </td>
    </tr>
  )
}
