// The week of the duty roster: posts down, days across. A cell is chosen with the arrows and opened with Enter; a gap says 未排.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { addDays, isDay } from '#shared/contract/days.ts'
import type { DutySlot } from '#shared/features/duty-roster/duty-roster.model.ts'
import { daysOfWeek, dutyRows, gapsOf, mondayOf, slotKey } from '#shared/features/duty-roster/duty-roster.rules.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useToday } from '../../ui/use-today.ts'
import { DutyCellView } from './components/duty-cell-view.tsx'
import './duty-roster.css'
import { EditDuty } from './edit-duty.tsx'
import { useRosterKeys } from './use-roster-keys.ts'

export function DutyRosterPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const queries = useQueryClient()
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const canEdit = useCan('duty-roster.edit')
  const [editing, setEditing] = useState<DutySlot | null>(null)
  const [focused, setFocused] = useState('0:0')
  const grid = useRef<HTMLTableElement>(null)
  const asked = params.get('week')
  const monday = mondayOf(asked !== null && isDay(asked) ? asked : today)
  const week = useQuery(api.dutyRoster.week.queryOptions({ input: { of: monday } }))
  const facility = useQuery(api.facility.get.queryOptions()).data
  const days = daysOfWeek(monday)
  const cells = new Map((week.data?.cells ?? []).map((cell) => [slotKey(cell), cell]))
  const gaps = days.reduce((sum, day) => sum + gapsOf(day, week.data?.cells ?? []).length, 0)
  const show = (day: string) => setParams({ week: day })
  const refresh = () => queries.invalidateQueries({ queryKey: api.dutyRoster.key() })

  const copy = async (): Promise<void> => {
    if (!canEdit) return
    try {
      const { count } = await client.dutyRoster.copyLastWeek({ of: monday })
      void message.info(count > 0 ? t('duty-roster:copy.done', { count }) : t('duty-roster:copy.none'))
      await refresh()
    } catch (error) {
      void message.error(sentenceOf(error).sentence)
    }
  }
  useRosterKeys(grid, {
    copy: () => void copy(),
    earlier: () => show(addDays(monday, -7)),
    later: () => show(addDays(monday, 7)),
  })
  return (
    <PageFrame
      title={t('duty-roster:title')}
      count={
        week.data
          ? t('duty-roster:count', { from: week.data.from, until: week.data.until, gaps })
          : week.error
            ? null
            : undefined
      }
      layout="scroll"
      actions={
        <>
          {canEdit && (
            <Button onClick={() => void copy()} aria-keyshortcuts="C">
              {t('duty-roster:copy.button')} <Kbd keys="C" />
            </Button>
          )}
          <Button onClick={() => window.print()}>{t('duty-roster:print')}</Button>
        </>
      }
      filterBar={
        <>
          <Button size="small" onClick={() => show(addDays(monday, -7))}>
            {t('duty-roster:earlier')}
          </Button>
          <Button size="small" disabled={monday === mondayOf(today)} onClick={() => show(today)}>
            {t('duty-roster:thisWeek')}
          </Button>
          <Button size="small" onClick={() => show(addDays(monday, 7))}>
            {t('duty-roster:later')}
          </Button>
        </>
      }
    >
      {week.error && <ErrorState error={week.error} onRetry={() => void week.refetch()} />}
      <p className="muted no-print">{t(canEdit ? 'duty-roster:keys' : 'duty-roster:keysReading')}</p>
      <p className="print-only">{facility?.name}</p>
      {week.data && (
        <table ref={grid} className="duty-grid">
          <caption className="visually-hidden">{t('duty-roster:title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('duty-roster:column.post')}</th>
              {days.map((day, index) => (
                <th key={day} scope="col" className={day === today ? 'duty-grid__today numerals' : 'numerals'}>
                  {t(`duty-roster:weekday.${index + 1}`)} {day.slice(5)}
                  {day === today && ` · ${t('duty-roster:today')}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dutyRows.map(({ post, shift }, row) => (
              <tr key={`${post}:${shift}`}>
                <th scope="row">
                  {t(`duty-roster:post.${post}`)}
                  {shift !== null && <span className="duty-grid__shift">{t(`duty-roster:shift.${shift}`)}</span>}
                </th>
                {days.map((day, column) => {
                  const slot: DutySlot = { day, post, shift }
                  const at = `${row}:${column}`
                  return (
                    <td key={day}>
                      <DutyCellView
                        slot={slot}
                        at={at}
                        people={cells.get(slotKey(slot))?.people ?? []}
                        findings={week.data.findings.filter((finding) => slotKey(finding) === slotKey(slot))}
                        coverage={week.data.coverage.find(
                          (each) => post === 'care' && each.day === day && each.shift === shift,
                        )}
                        isTabStop={focused === at}
                        onFocus={() => setFocused(at)}
                        onOpen={canEdit ? () => setEditing(slot) : undefined}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editing && (
        <EditDuty
          slot={editing}
          cell={cells.get(slotKey(editing)) ?? null}
          isOver={editing.day < today}
          onDone={refresh}
          onClose={() => setEditing(null)}
        />
      )}
    </PageFrame>
  )
}
