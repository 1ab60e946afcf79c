// 症状筛查: everybody of a floor in one grid, entered by keyboard. Nobody counts as screened before somebody said so.
import { App, Button, Input, Select } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { addDays } from '#shared/contract/days.ts'
import { client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { ScreeningLine } from './components/screening-line.tsx'
import { DataBasis, ViewLinks } from './components/view-links.tsx'
import { useInfectionRules, useRefreshInfections, useScreening, useTemperatureRange } from './queries.ts'
import {
  isCorrection,
  isTyped,
  nothingTyped,
  type RowFault,
  readEntry,
  shownSymptoms,
  type Typed,
  withToggled,
} from './screening-entries.ts'
import { focusCell, moveInTemperatures, useScreeningKeys } from './use-screening-keys.ts'
import './infections.css'
import { useSending } from '../../ui/use-sending.ts'

export function ScreeningPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [params, setParams] = useSearchParams()
  const canRecord = useCan('infections.record')
  const today = useToday()
  const rules = useInfectionRules()
  const range = useTemperatureRange()
  const refresh = useRefreshInfections()
  const floorName = params.get('floor')
  const on = params.get('on') ?? today
  const isPast = on < today
  const list = useScreening(on, floorName)
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({})
  const [faults, setFaults] = useState<Readonly<Record<string, RowFault>>>({})
  const [reason, setReason] = useState('')
  const [focused, setFocused] = useState<string>()
  const [error, setError] = useState<unknown>(null)
  const { isSending, begin, end } = useSending()
  const grid = useRef<HTMLTableElement>(null)
  const rows = list.data?.rows ?? []
  const here = rows.filter(({ state }) => state === 'in')
  const typedOf = (residentId: string): Typed => typed[residentId] ?? nothingTyped
  const entered = here.filter(({ residentId }) => isTyped(typedOf(residentId)))
  const needsReason = isPast || entered.some((row) => isCorrection(row, typedOf(row.residentId)))

  const change = useCallback((residentId: string, part: Partial<Typed>) => {
    setTyped((before) => ({ ...before, [residentId]: { ...(before[residentId] ?? nothingTyped), ...part } }))
    setFaults(({ [residentId]: _gone, ...others }) => others)
  }, [])
  const latest = useRef(rows)
  useEffect(() => {
    latest.current = rows
  })
  const toggle = useCallback((residentId: string, code: string) => {
    const row = latest.current.find((each) => each.residentId === residentId)
    if (!row) return
    setTyped((before) => {
      const known = before[residentId] ?? nothingTyped
      return { ...before, [residentId]: { ...known, symptoms: withToggled(shownSymptoms(row, known), code) } }
    })
    setFaults(({ [residentId]: _gone, ...others }) => others)
  }, [])
  useScreeningKeys(grid, {
    none: (index) => {
      const row = here[index]
      if (row && canRecord) change(row.residentId, { symptoms: [] })
    },
    toggle: (index, place) => {
      const [row, symptom] = [here[index], rules?.symptoms[place]]
      if (row && symptom && canRecord) toggle(row.residentId, symptom.code)
    },
  })

  const send = async () => {
    const given = reason.trim() === '' ? null : reason.trim()
    const read = entered.map((row) => ({
      row,
      ...readEntry(row, typedOf(row.residentId), { range, reason: needsReason ? given : null }),
    }))
    const wrong = read.flatMap((each) => ('fault' in each ? [[each.row.residentId, each.fault] as const] : []))
    setFaults(Object.fromEntries(wrong))
    setError(null)
    if (wrong.length > 0) {
      focusCell(
        grid.current,
        here.findIndex(({ residentId }) => residentId === wrong[0]?.[0]),
        0,
      )
      return
    }
    const entries = read.flatMap((each) => ('entry' in each ? [each.entry] : []))
    if (entries.length === 0) return
    if (!begin()) return
    try {
      await client.infections.screen({ on, entries })
      setTyped({})
      setReason('')
      await refresh()
      void message.success(t('infections:saved', { count: entries.length }))
    } catch (caught) {
      setError(caught)
    } finally {
      end()
    }
  }
  useShortcut('Ctrl+Enter', () => void send(), { isGlobal: true, isEnabled: entered.length > 0 })

  const show = (next: { floor?: string | null; on?: string }) => {
    const floor = next.floor === undefined ? floorName : next.floor
    const day = next.on ?? on
    setTyped({})
    setParams({ ...(floor === null ? {} : { floor }), ...(day === today ? {} : { on: day }) })
  }
  const screened = here.filter(({ screening }) => screening !== null).length
  const count = list.data
    ? t('infections:screeningCount', { screened, open: here.length - screened, on })
    : list.error
      ? null
      : undefined
  return (
    <PageFrame
      title={t('infections:title')}
      count={count}
      layout="scroll"
      actions={
        canRecord && (
          <Button type="primary" loading={isSending} disabled={entered.length === 0} onClick={() => void send()}>
            {t('infections:save', { count: entered.length })} <Kbd keys="Ctrl+Enter" />
          </Button>
        )
      }
      filterBar={
        <>
          <ViewLinks />
          <Select
            size="small"
            style={{ minWidth: 110 }}
            aria-label={t('infections:floor')}
            value={floorName ?? ''}
            onChange={(value) => show({ floor: value === '' ? null : value })}
            options={[
              { value: '', label: t('infections:allFloors') },
              ...(list.data?.floors ?? []).map((floor) => ({ value: floor, label: floor })),
            ]}
          />
          <Button size="small" onClick={() => show({ on: addDays(on, -1) })}>
            {t('infections:earlier')}
          </Button>
          <span className="numerals">{on}</span>
          <Button size="small" disabled={!isPast} onClick={() => show({ on: addDays(on, 1) })}>
            {t('infections:later')}
          </Button>
        </>
      }
    >
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {error != null && <ErrorState error={error} />}
      {canRecord && needsReason && (
        <div className="screening-reason">
          <span aria-hidden="true">{t('infections:reason')}</span>
          <Input
            aria-label={t('infections:reason')}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      )}
      {canRecord && <p className="muted no-print">{t('infections:keys')}</p>}
      {list.data && rows.length === 0 && (
        <EmptyState title={t('infections:empty.screening')} hint={t('infections:empty.screeningHint')} />
      )}
      {rules && rows.length > 0 && (
        <table ref={grid} className="screening-grid" onKeyDown={moveInTemperatures}>
          <thead>
            <tr>
              {(['bed', 'name', 'temperature', 'symptoms', 'screened'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`infections:column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...here, ...rows.filter(({ state }) => state !== 'in')].map((row, index) => (
              <ScreeningLine
                key={row.residentId}
                {...{ row, index, rules, canRecord, isPast }}
                typed={typedOf(row.residentId)}
                fault={faults[row.residentId]}
                isTabStop={
                  (here.some(({ residentId }) => residentId === focused) ? focused : here[0]?.residentId) ===
                  row.residentId
                }
                onFocus={setFocused}
                onChange={change}
                onToggle={toggle}
              />
            ))}
          </tbody>
        </table>
      )}
      <DataBasis data={rules} />
    </PageFrame>
  )
}
