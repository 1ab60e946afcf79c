// Emergency stores in one grid by keyboard: what was counted and until when it is valid. What is empty was not looked at.
import { useQuery } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { SupplyStanding } from '#shared/features/emergency/emergency.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { useSending } from '../../ui/use-sending.ts'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { useSession } from '../accounts/index.ts'
import { EmergencyBasis, EmergencyViews } from './components/emergency-views.tsx'
import { SupplyForm } from './components/supply-form.tsx'
import { SupplyRow } from './components/supply-row.tsx'
import { useEmergencyRules, useRefreshEmergency } from './queries.ts'
import { isTyped, moveInColumn, readLook, type SupplyFault, type TypedLook } from './supply-entries.ts'

const nothing: TypedLook = { count: '', expiresOn: '', note: '' }

export function SuppliesPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [params, setParams] = useSearchParams()
  const { user } = useSession()
  const today = useToday()
  const rules = useEmergencyRules()
  const refresh = useRefreshEmergency()
  const canManage = useCan('emergency.manage')
  const supplies = useQuery(api.emergency.supplies.queryOptions())
  const [typed, setTyped] = useState<Readonly<Record<string, TypedLook>>>({})
  const [faults, setFaults] = useState<Readonly<Record<string, SupplyFault>>>({})
  const [edited, setEdited] = useState<SupplyStanding | 'new' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const { isSending, begin, end } = useSending()
  const grid = useRef<HTMLTableElement>(null)
  const category = params.get('category')
  const rows = (supplies.data ?? []).filter((each) => category === null || each.category === category)
  const entered = (supplies.data ?? []).filter(({ supplyId }) => isTyped(typed[supplyId] ?? nothing))
  const termOf = (code: string) => rules?.supplies.find((each) => each.category === code)?.term ?? code

  const change = (supplyId: string, part: Partial<TypedLook>) => {
    setTyped((before) => ({ ...before, [supplyId]: { ...(before[supplyId] ?? nothing), ...part } }))
    setFaults(({ [supplyId]: _gone, ...others }) => others)
  }
  const send = async () => {
    const read = entered.map((row) => ({ row, ...readLook(typed[row.supplyId] ?? nothing) }))
    const wrong = read.flatMap((each) => ('fault' in each ? [[each.row.supplyId, each.fault] as const] : []))
    setFaults(Object.fromEntries(wrong))
    setError(null)
    const [first] = wrong
    if (first) {
      grid.current?.querySelector<HTMLElement>(`[data-at="${first[0]}:${first[1].field}"]`)?.focus()
      return
    }
    const entries = read.flatMap((each) => ('look' in each ? [{ ...each.look, supplyId: each.row.supplyId }] : []))
    if (entries.length === 0) return
    if (!begin()) return
    try {
      await client.emergency.checkSupplies({ on: today, by: user?.displayName ?? '', entries })
      setTyped({})
      await refresh()
      void message.success(t('emergency:supply.saved', { count: entries.length }))
    } catch (caught) {
      setError(caught)
    } finally {
      end()
    }
  }
  /** Everything in sight is as it was: the counts of the last look, to be changed where they are not. */
  const takeOver = () => {
    for (const { supplyId, lastCheck } of rows) {
      if (lastCheck && !isTyped(typed[supplyId] ?? nothing)) {
        change(supplyId, { count: String(lastCheck.count), expiresOn: lastCheck.expiresOn ?? '' })
      }
    }
  }
  useShortcut('Ctrl+Enter', () => void send(), { isGlobal: true, isEnabled: canManage && entered.length > 0 })
  useShortcut('n', () => setEdited('new'), { isEnabled: canManage })
  useShortcut('a', takeOver, { isEnabled: canManage })

  const wanting = supplies.data?.filter(({ expiry }) => expiry === 'soon' || expiry === 'expired').length ?? 0
  const due = supplies.data?.filter(({ checkDueOn }) => checkDueOn < today).length ?? 0
  return (
    <PageFrame
      title={t('emergency:title')}
      count={
        supplies.data
          ? t('emergency:supply.countOf', { count: supplies.data.length, wanting, due })
          : supplies.error
            ? null
            : undefined
      }
      layout="scroll"
      actions={
        canManage && (
          <>
            <Button onClick={takeOver} aria-keyshortcuts="A">
              {t('emergency:supply.takeOver')} <Kbd keys="A" />
            </Button>
            <Button onClick={() => setEdited('new')} aria-keyshortcuts="N">
              {t('emergency:supply.add')} <Kbd keys="N" />
            </Button>
            <Button type="primary" loading={isSending} disabled={entered.length === 0} onClick={() => void send()}>
              {t('emergency:supply.save', { count: entered.length })} <Kbd keys="Ctrl+Enter" />
            </Button>
          </>
        )
      }
      filterBar={
        <>
          <EmergencyViews />
          <Select
            size="small"
            style={{ minWidth: 110 }}
            aria-label={t('emergency:supply.category')}
            value={category ?? ''}
            onChange={(value) => setParams(value === '' ? {} : { category: value })}
            options={[
              { value: '', label: t('emergency:supply.allCategories') },
              ...(rules?.supplies ?? []).map((each) => ({ value: each.category, label: each.term })),
            ]}
          />
        </>
      }
    >
      {supplies.error && <ErrorState error={supplies.error} onRetry={() => void supplies.refetch()} />}
      {error !== null && <ErrorState error={error} />}
      {supplies.data && rows.length === 0 && (
        <EmptyState title={t('emergency:supply.none')} hint={t('emergency:supply.hint')} />
      )}
      {rows.length > 0 && (
        <>
          {canManage && <p className="muted">{t('emergency:supply.keys')}</p>}
          <table
            ref={grid}
            className="plain-table supply-grid"
            aria-label={t('emergency:view.supplies')}
            onKeyDown={moveInColumn}
          >
            <thead>
              <tr>
                {(['name', 'place', 'last', 'count', 'expiresOn', 'note', 'due'] as const).map((key) => (
                  <th key={key} scope="col">
                    {t(`emergency:supply.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <SupplyRow
                  key={row.supplyId}
                  row={row}
                  term={termOf(row.category)}
                  typed={typed[row.supplyId] ?? nothing}
                  fault={faults[row.supplyId]}
                  canManage={canManage}
                  onChange={(part) => change(row.supplyId, part)}
                  onEdit={() => setEdited(row)}
                />
              ))}
            </tbody>
          </table>
        </>
      )}
      <EmergencyBasis />
      {edited && rules && (
        <SupplyForm supply={edited === 'new' ? null : edited} rules={rules} onClose={() => setEdited(null)} />
      )}
    </PageFrame>
  )
}
