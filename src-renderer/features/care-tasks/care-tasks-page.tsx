// The tasks of a shift for a floor, in one grid: entered by keyboard during the round, or afterwards from the printed sheet.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useSearchParams } from 'react-router'
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
import { TaskBar } from './components/task-bar.tsx'
import { TaskRowView } from './components/task-row-view.tsx'
import { keepShownFloor, readShownFloor } from './shown-floor.ts'
import type { TaskDrawerContext } from './task-drawer.tsx'
import { isOpen, shownState } from './task-view.ts'
import { type GridAct, useGridKeys } from './use-grid-keys.ts'
import { useShiftDoses } from './use-shift-doses.ts'
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
  const [floorName, setFloorName] = useState(() => readShownFloor(localStorage))
  const input = {
    ...(floorName === undefined ? {} : { floorName }),
    ...(asked === null ? {} : { at: Number(asked) }),
  }
  const list = useQuery(api.careTasks.ofShift.queryOptions({ input, refetchInterval: refreshMs }))
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: api.careTasks.key() }), [queries])
  const entries = useTaskEntries(refresh)
  const { entered, refused, enter } = entries
  const navigate = useNavigate()
  const doses = useShiftDoses(list.data)
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
  function actOn(name: TaskOutcome, task: CareTask): void {
    if (!canRecord || !isOpen(shownState(task, entered))) return
    if (name === 'done') enter([entryOf(task.key, 'done', null)])
    else setAsking({ task, outcome: name })
  }
  function actOnRow(key: string): void {
    const row = rows.find((each) => each.tasks.some((own) => own.key === key))
    const open = (row?.tasks ?? []).filter((own) => ['due', 'overdue', 'missed'].includes(shownState(own, entered)))
    if (canRecord && open.length > 0) enter(open.map((own) => entryOf(own.key, 'done', null)))
  }
  function act(name: GridAct, key: string): void {
    const task = tasks.find((each) => each.key === key)
    if (name === 'row') actOnRow(key)
    else if (name === 'story') openStory(key)
    else if (task) actOn(name, task)
  }
  const openStory = (key: string) =>
    navigate({ pathname: `/care-tasks/${encodeURIComponent(key)}`, search: params.toString() })
  useGridKeys(grid, act)

  const showFloor = (next: string | null) => {
    keepShownFloor(next, localStorage)
    setFloorName(next)
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
      drawer={<Outlet context={{ act: actOn } satisfies TaskDrawerContext} />}
      filterBar={
        <TaskBar
          shown={list.data}
          entries={entries}
          onFloor={showFloor}
          onInstant={(at) => setParams({ at: String(at) })}
        />
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
      {shift && (
        <p className="print-only numerals">
          {list.data?.floorName ?? t('care-tasks:allFloors')} · {formatInstant(shift.startedAt)} –{' '}
          {formatInstant(shift.endsAt)}
        </p>
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
              doses={doses.get(row.residentId)}
              shiftAt={shift?.startedAt}
              rowIndex={index}
              entered={entered}
              refused={refused}
              tabStop={tasks.some(({ key }) => key === focused) ? focused : tasks[0]?.key}
              onFocus={setFocused}
              onOpen={openStory}
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
