// The food samples of a day in one grid by keyboard: a row a dish, arrows and Enter go on, Ctrl+Enter saves.
import { useQuery } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { addDays, isDay } from '#shared/contract/days.ts'
import type { FoodSample, Meal } from '#shared/features/food-samples/food-samples.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useNow } from '../../ui/clock.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { AccompanyForm } from './components/accompany-form.tsx'
import { CorrectSample } from './components/correct-sample.tsx'
import { DisposableList } from './components/disposable-list.tsx'
import { MealRows } from './components/meal-rows.tsx'
import './food-samples.css'
import { useSending } from '../../ui/use-sending.ts'
import { useFoodSampleLimits, useRefreshFoodSamples } from './queries.ts'
import {
  isTyped,
  readSample,
  rowsToShow,
  type SampleFault,
  type SampleField,
  sampleFields,
  type TypedSample,
} from './sample-entries.ts'

type TypedMeals = Partial<Record<Meal, TypedSample[]>>
type Faults = Readonly<Record<string, SampleFault>>
const faultKey = (meal: Meal, index: number): string => `${meal}:${index}`

export function FoodSamplesPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [params, setParams] = useSearchParams()
  const today = useToday()
  const now = useNow()
  const refresh = useRefreshFoodSamples()
  const limits = useFoodSampleLimits()
  const canRecord = useCan('food-samples.record')
  const asked = params.get('on')
  const on = asked !== null && isDay(asked) && asked <= today ? asked : today
  const isPast = on < today
  const day = useQuery(api.foodSamples.day.queryOptions({ input: { on } }))
  const [typed, setTyped] = useState<TypedMeals>({})
  const [faults, setFaults] = useState<Faults>({})
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const { isSending, begin, end } = useSending()
  const [accompanied, setAccompanied] = useState<Meal | null>(null)
  const [correcting, setCorrecting] = useState<FoodSample | null>(null)
  const grid = useRef<HTMLTableElement>(null)

  const meals = day.data?.meals ?? []
  const kept = meals.flatMap(({ samples }) => samples)
  const rowsOf = (meal: Meal): TypedSample[] =>
    rowsToShow(typed[meal] ?? [], {
      ...{ last: Object.values(typed).flat().at(-1), kept: kept.at(-1), leastGrams: limits?.leastGrams ?? null },
      servedAt: limits?.meals.find((each) => each.meal === meal)?.servedAt ?? '',
    })
  const change = (meal: Meal, index: number, field: SampleField, value: string) => {
    const rows = rowsOf(meal).map((row, at) => (at === index ? { ...row, [field]: value } : row))
    setTyped((before) => ({ ...before, [meal]: rows }))
    setFaults(({ [faultKey(meal, index)]: _gone, ...others }) => others)
  }
  const entered = meals.flatMap(({ meal }) =>
    rowsOf(meal).flatMap((row, index) => (isTyped(row) ? [{ meal, index, row }] : [])),
  )

  const send = async () => {
    if (!limits || entered.length === 0) return
    const read = entered.map(({ meal, index, row }) => ({
      key: faultKey(meal, index),
      ...readSample(row, { on, meal, limits, now }),
    }))
    const wrong = read.flatMap((each) => ('fault' in each ? [[each.key, each.fault] as const] : []))
    setFaults(Object.fromEntries(wrong))
    setError(null)
    const [first] = wrong
    if (first) {
      grid.current?.querySelector<HTMLElement>(`[data-at="${first[0]}:${first[1].field}"]`)?.focus()
      return
    }
    if (!begin()) return
    try {
      const entries = read.flatMap((each) => ('entry' in each ? [each.entry] : []))
      const given = reason.trim()
      await client.foodSamples.record({ on, entries, lateReason: isPast && given !== '' ? given : null })
      setTyped({})
      setReason('')
      await refresh()
      void message.success(t('food-samples:saved', { count: entries.length }))
    } catch (caught) {
      setError(caught)
    } finally {
      end()
    }
  }
  useShortcut('Ctrl+Enter', () => void send(), { isGlobal: true, isEnabled: canRecord && entered.length > 0 })

  const show = (next: string) => {
    setTyped({})
    setFaults({})
    setParams(next === today ? {} : { on: next })
  }
  const missing = meals.filter(({ state }) => state === 'missing').length
  return (
    <PageFrame
      title={t('food-samples:title')}
      count={day.data ? t('food-samples:count', { on, kept: kept.length, missing }) : day.error ? null : undefined}
      layout="scroll"
      actions={
        canRecord && (
          <Button type="primary" loading={isSending} disabled={entered.length === 0} onClick={() => void send()}>
            {t('food-samples:save', { count: entered.length })} <Kbd keys="Ctrl+Enter" />
          </Button>
        )
      }
      filterBar={
        <>
          <Button size="small" onClick={() => show(addDays(on, -1))}>
            {t('food-samples:earlier')}
          </Button>
          <span className="numerals">{on}</span>
          <Button size="small" disabled={!isPast} onClick={() => show(addDays(on, 1))}>
            {t('food-samples:later')}
          </Button>
        </>
      }
    >
      {day.error && <ErrorState error={day.error} onRetry={() => void day.refetch()} />}
      {error !== null && <ErrorState error={error} />}
      {canRecord && isPast && (
        <div className="sample-reason">
          <span aria-hidden="true">{t('ui:lateReason')}</span>
          <Input
            aria-label={t('ui:lateReason')}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      )}
      {canRecord && <p className="muted">{t('food-samples:keys')}</p>}
      <table ref={grid} className="sample-grid" aria-label={t('food-samples:title')}>
        <thead>
          <tr>
            {sampleFields.map((field) => (
              <th key={field} scope="col">
                {t(`food-samples:column.${field}`)}
              </th>
            ))}
            <th scope="col">{t('food-samples:column.disposed')}</th>
          </tr>
        </thead>
        {meals.map((meal) => (
          <MealRows
            key={meal.meal}
            meal={meal}
            rows={canRecord ? rowsOf(meal.meal) : []}
            faultOf={(index) => faults[faultKey(meal.meal, index)]}
            least={limits?.leastGrams ?? 0}
            canRecord={canRecord}
            onChange={(index, field, value) => change(meal.meal, index, field, value)}
            onAccompany={() => setAccompanied(meal.meal)}
            onCorrect={setCorrecting}
          />
        ))}
      </table>
      <DisposableList canRecord={canRecord} keptHours={limits?.keptHours ?? 0} />
      {limits && (
        <p className="muted">
          {limits.basis}
          {!limits.isVerified && ` ${t('food-samples:unverified', { what: limits.toVerify })}`}
        </p>
      )}
      {accompanied && (
        <AccompanyForm
          on={on}
          meal={accompanied}
          before={meals.find(({ meal }) => meal === accompanied)?.accompanied ?? null}
          onClose={() => setAccompanied(null)}
        />
      )}
      {correcting && limits && (
        <CorrectSample sample={correcting} limits={limits} onClose={() => setCorrecting(null)} />
      )}
    </PageFrame>
  )
}
