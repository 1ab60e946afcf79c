// A round of a floor, line by line, without a mouse: Tab goes on, arrows go to the neighbour above or below, Ctrl+Enter saves all.
// What was typed stays until it is saved; a line that cannot be saved is named and nothing of the round is written.
import { App, Button } from 'antd'
import { type KeyboardEvent, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlausibleRanges } from '#shared/features/vitals/vital-entry.rules.ts'
import { client } from '../../../app/rpc-client.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { useSending } from '../../../ui/use-sending.ts'
import { type EntryFaults, type EntryField, type EntryTexts, noTexts, readTexts } from '../entry-texts.ts'
import { useRefreshVitals, useVitalLimits } from '../queries.ts'
import { entryFields } from './entry-fields.tsx'
import { RoundLineRow } from './round-line.tsx'

export type RoundLine = { residentId: string; name: string; bedLabel: string | null; state: string }
const noFaults: EntryFaults = {}
const noRanges: PlausibleRanges = {}
type Typed = Readonly<Record<string, EntryTexts>>

/** Moves to the same field of the line above or below; a choice keeps its own arrows. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const { target, key } = event
  const isField = target instanceof HTMLInputElement
  const step = key === 'ArrowDown' || key === 'Enter' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (!isField || step === 0 || event.ctrlKey || event.metaKey) return
  const [column = '', line = ''] = (target.dataset.cell ?? '').split(':')
  const next = event.currentTarget.querySelector<HTMLElement>(`[data-cell="${column}:${Number(line) + step}"]`)
  event.preventDefault()
  next?.focus()
  if (next instanceof HTMLInputElement) next.select()
}

export function RoundGrid({ lines }: { lines: readonly RoundLine[] }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const limits = useVitalLimits()
  const refresh = useRefreshVitals()
  const [typed, setTyped] = useState<Typed>({})
  const [faults, setFaults] = useState<Readonly<Record<string, EntryFaults>>>({})
  const [error, setError] = useState<unknown>(null)
  const { isSending, begin, end } = useSending()
  const ranges = limits.data?.plausible ?? noRanges
  const here = lines.filter(({ state }) => state === 'in')

  const change = useCallback((residentId: string, field: EntryField, text: string) => {
    setTyped((before) => ({ ...before, [residentId]: { ...(before[residentId] ?? noTexts), [field]: text } }))
    setFaults((before) => (before[residentId] ? { ...before, [residentId]: noFaults } : before))
  }, [])

  const send = async () => {
    const read = here.map(({ residentId }) => ({ residentId, ...readTexts(typed[residentId] ?? noTexts, ranges) }))
    const wrong = read.filter((line) => Object.keys(line.faults).length > 0)
    setFaults(Object.fromEntries(wrong.map((line) => [line.residentId, line.faults])))
    setError(null)
    const entries = read
      .filter(({ isEmpty }) => !isEmpty)
      .map(({ residentId, entry }) => ({ residentId: residentId as never, takenAt: null, entry }))
    if (wrong.length > 0 || entries.length === 0) return
    if (!begin()) return
    try {
      const { count } = await client.vitals.recordRound({ entries })
      setTyped({})
      await refresh()
      void message.success(t('vitals:round.saved', { count, people: entries.length }))
    } catch (caught) {
      setError(caught)
    } finally {
      end()
    }
  }

  const wrongCount = Object.values(faults).filter((line) => Object.keys(line).length > 0).length
  return (
    <form
      className="round"
      aria-label={t('vitals:round.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          void send()
        } else moveFocus(event)
      }}
    >
      <div className="round__scroller">
        <table className="round__table">
          <thead>
            <tr>
              <th scope="col">{t('vitals:column.bed')}</th>
              <th scope="col">{t('vitals:column.name')}</th>
              {entryFields.map((field) => (
                <th key={field} scope="col">
                  {t(`vitals:field.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {here.map(({ residentId, name, bedLabel }, index) => (
              <RoundLineRow
                key={residentId}
                {...{ residentId, name, bedLabel, index, ranges }}
                texts={typed[residentId] ?? noTexts}
                faults={faults[residentId] ?? noFaults}
                onChange={change}
              />
            ))}
          </tbody>
        </table>
      </div>
      {wrongCount > 0 && (
        <p role="alert" className="vital-field__fault">
          {t('vitals:round.wrong', { count: wrongCount })}
        </p>
      )}
      {error != null && <ErrorState error={error} />}
      <p className="round__foot">
        <Button type="primary" htmlType="submit" loading={isSending} disabled={!limits.data}>
          {t('vitals:round.save')} <Kbd keys="Ctrl+Enter" />
        </Button>
        <span className="muted">{t('vitals:round.hint')}</span>
      </p>
    </form>
  )
}
