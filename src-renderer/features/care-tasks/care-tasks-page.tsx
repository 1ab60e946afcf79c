// The tasks of a shift for a floor, in one grid: entered by keyboard during the round, or afterwards from the printed sheet.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { CareTask, TaskEntry, TaskOutcome } from '#shared/features/care-tasks/care-tasks.model.ts'
import { countTasks } from '#shared/features/care-tasks/care-tasks.rules.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useNow } from '../../ui/clock.tsx'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { TaskRowView } from './components/task-row-view.tsx'
import { isOpen, shownState } from './task-view.ts'
import { type GridAct, useGridKeys } from './use-grid-keys.ts'
import { useTaskEntries } from './use-task-entries.ts'
import './care-tasks.css'

const refreshMs = 30_000
const usualReasons = ['refused', 'asleep', 'unwell', 'treatment', 'family', 'staff'] as const

export function CareTasksPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const canRecord = useCan('care.record')
  const now = useNow()
  const asked = params.get('at')
  const floorName = params.get('floor')
  const input = { floorName, ...(asked === null ? {} : { at: Number(asked) }) }
  const list = useQuery(api.careTasks.ofShift.queryOptions({ input, refetchInterval: refreshMs }))
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: api.careTasks.key() }), [queries])
  const { entered, refused, waitingCount, isFailing, enter } = useTaskEntries(refresh)
  const [focused, setFocused] = useState<string>()
  const [lateReason, setLateReason] = useState('')
  const [asking, setAsking] = useState<{ task: CareTask; outcome: TaskOutcome } | null>(null)
  const grid = useRef<HTMLTableElement>(null)
  const rows = list.data?.rows ?? []
  const tasks = useMemo(() => (list.data?.rows ?? []).flatMap((row) => row.tasks), [list.data])
  const shift = list.data?.shift
  const isOver = shift !== undefined && now >= shift.endsAt
  const counts = countTasks(tasks.map((task) => ({ state: shownState(task, entered) })))

  const entryOf = (key: string, outcome: TaskOutcome, reason: string | null): TaskEntry => ({
    ...{ key, outcome, at: null, note: null },
    reason: reason ?? (isOver && lateReason.trim() !== '' ? lateReason.trim() : null),
  })
  function act(name: GridAct, key: string): void {
    const task = tasks.find((each) => each.key === key)
    if (!task || !canRecord || !isOpen(shownState(task, entered))) {
      if (name !== 'row') return
    }
    if (name === 'row') {
      const row = rows.find((each) => each.tasks.some((own) => own.key === key))
      const open = (row?.tasks ?? []).filter((own) => ['due', 'overdue', 'missed'].includes(shownState(own, entered)))
      if (canRecord && open.length > 0) enter(open.map((own) => entryOf(own.key, 'done', null)))
    } else if (task && name === 'done') enter([entryOf(key, 'done', null)])
    else if (task && name !== 'done') setAsking({ task, outcome: name })
  }
  useGridKeys(grid, act)

  const show = (next: { at?: number | null; floor?: string | null }) => {
    const at = next.at === undefined ? asked : next.at === null ? null : String(next.at)
    const floor = next.floor === undefined ? floorName : next.floor
    setParams({ ...(at === null ? {} : { at }), ...(floor === null ? {} : { floor }) })
  }
  const title = shift && t(`care-tasks:shift.${shift.name}`)
  return (
    <PageFrame
      title={title ? `${t('care-tasks:title')} · ${title}` : t('care-tasks:title')}
      count={
        list.data
          ? t('care-tasks:count', {
              done: counts.done + counts.reasoned,
              total: counts.total,
              open: counts.open + counts.overdue + counts.missed,
            })
          : list.error
            ? null
            : undefined
      }
      layout="scroll"
      actions={<Button onClick={() => window.print()}>{t('care-tasks:print')}</Button>}
      filterBar={
        <>
          <Select
            size="small"
            style={{ minWidth: 120 }}
            aria-label={t('care-tasks:floor')}
            value={floorName ?? ''}
            onChange={(value) => show({ floor: value === '' ? null : value })}
            options={[
              { value: '', label: t('care-tasks:allFloors') },
              ...(list.data?.floors ?? []).map((floor) => ({ value: floor, label: floor })),
            ]}
          />
          {shift && (
            <>
              <Button size="small" onClick={() => show({ at: shift.startedAt - 1 })}>
                {t('care-tasks:earlier')}
              </Button>
              <span className="numerals">
                {formatInstant(shift.startedAt)} – {formatInstant(shift.endsAt).slice(11)}
              </span>
              <Button size="small" disabled={shift.endsAt > now} onClick={() => show({ at: shift.endsAt })}>
                {t('care-tasks:later')}
              </Button>
            </>
          )}
          <span role="status" className={isFailing ? 'task-saving task-saving--failing' : 'task-saving'}>
            {isFailing
              ? t('care-tasks:failing', { count: waitingCount })
              : waitingCount > 0
                ? t('care-tasks:saving', { count: waitingCount })
                : entered.size > 0 && t('care-tasks:saved')}
          </span>
        </>
      }
    >
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {isOver && canRecord && (
        <div className="task-late">
          <span aria-hidden="true">{t('care-tasks:lateReason')}</span>
          <Input
            aria-label={t('care-tasks:lateReason')}
            value={lateReason}
            maxLength={200}
            onChange={(event) => setLateReason(event.target.value)}
          />
        </div>
      )}
      <p className="muted no-print">{t(canRecord ? 'care-tasks:keys' : 'care-tasks:keysReading')}</p>
      {list.data && rows.length === 0 && (
        <EmptyState title={t('care-tasks:empty.title')} hint={t('care-tasks:empty.hint')} />
      )}
      <table ref={grid} className="task-grid">
        <caption className="visually-hidden">{t('care-tasks:title')}</caption>
        <tbody>
          {rows.map((row, index) => (
            <TaskRowView
              key={row.residentId}
              row={row}
              rowIndex={index}
              entered={entered}
              refused={refused}
              tabStop={tasks.some(({ key }) => key === focused) ? focused : tasks[0]?.key}
              onFocus={setFocused}
            />
          ))}
        </tbody>
      </table>
      <ConfirmReason
        isOpen={asking !== null}
        title={asking ? `${t(`care-tasks:outcome.${asking.outcome}`)} · ${asking.task.time} ${asking.task.text}` : ''}
        confirmLabel={t('care-tasks:enter')}
        suggestions={usualReasons.map((name) => t(`care-tasks:reason.${name}`))}
        onConfirm={(reason) => {
          if (asking) enter([entryOf(asking.task.key, asking.outcome, reason)])
          setAsking(null)
        }}
        onCancel={() => setAsking(null)}
      />
    </PageFrame>
  )
}
