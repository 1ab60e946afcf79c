// 发药核对: the doses of a shift, by time and bed, with the check of the one that has the focus beside them. Complete by keyboard.
import { Button, Input } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { countDoses } from '#shared/features/medication/doses.rules.ts'
import type { Dose, DoseOutcome } from '#shared/features/medication/medication.model.ts'
import { useCan } from '../../app/use-can.ts'
import { useNow } from '../../ui/clock.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { AsNeededSection } from './components/as-needed-section.tsx'
import { CheckPanel } from './components/check-panel.tsx'
import { EffectsSection } from './components/effects-section.tsx'
import { RoundBar } from './components/round-bar.tsx'
import { type Asking, RoundDialogs } from './components/round-dialogs.tsx'
import { linesOf, RoundList } from './components/round-list.tsx'
import { RoundSheet } from './components/round-sheet.tsx'
import { SelfKeepingSection } from './components/self-keeping-section.tsx'
import { isOpen, shownState } from './dose-view.ts'
import { focusCell, useCellKeys } from './use-cell-keys.ts'
import { useRoundEntries } from './use-round-entries.ts'
import './medication.css'

const outcomeOfKey: Readonly<Record<string, DoseOutcome>> = { 2: 'refused', 3: 'held', 4: 'missed' }

export function RoundPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const now = useNow()
  const canGive = useCan('medication.give')
  const { list, shown, show, entered, refused, waitingCount, isFailing, enter, refresh } = useRoundEntries()
  const [focusedKey, setFocusedKey] = useState<string>()
  const [checkedKey, setCheckedKey] = useState<string | null>(null)
  const [chosenDose, setChosenDose] = useState<number | null>(null)
  const [lateReason, setLateReason] = useState('')
  const [asking, setAsking] = useState<Asking | null>(null)
  const grid = useRef<HTMLDivElement>(null)
  const backTo = useRef<number | null>(null)
  // The hands are on the keyboard: a dialog that has gone gives the focus back, after a high-risk dose to what comes next.
  useEffect(() => {
    if (asking !== null || backTo.current === null) return
    focusCell(grid.current, backTo.current, 0)
    backTo.current = null
  }, [asking])
  const round = list.data
  const lines = useMemo(() => linesOf(round), [round])
  const line = lines.find(({ dose }) => dose.key === focusedKey)
  const stateOf = (dose: Dose) => shownState(dose, entered)
  const counts = countDoses(lines.map(({ dose }) => ({ state: stateOf(dose) })))
  const isOver = round !== undefined && now >= round.shift.endsAt

  const entryOf = (dose: Dose, outcome: DoseOutcome, reason: string | null = null) => ({
    // What is written down afterwards was given at its time, not now.
    ...{ key: dose.key, outcome, at: isOver && outcome === 'given' ? dose.dueAt : null, note: null },
    isChecked: outcome === 'given',
    ...{ dose: outcome === 'given' ? chosenDose : null },
    reason: reason ?? (isOver && lateReason.trim() !== '' ? lateReason.trim() : null),
  })
  function focus(key: string): void {
    if (key === focusedKey) return
    setFocusedKey(key)
    // A check is of one dose; it does not go along to the next.
    setCheckedKey(null)
    setChosenDose(null)
  }
  const rowOf = (key: string | undefined) => lines.findIndex(({ dose }) => dose.key === key)
  function goOn(key: string): void {
    focusCell(grid.current, rowOf(key) + 1, 0)
  }
  function closeDialog(isGiven = false): void {
    const row = rowOf(focusedKey) + (isGiven ? 1 : 0)
    setAsking(null)
    backTo.current = Math.min(row, lines.length - 1)
  }
  function tell(dose: Dose, outcome: DoseOutcome): void {
    const person = lines.find((each) => each.dose.key === dose.key)?.person
    if (!person || !canGive || !isOpen(stateOf(dose))) return
    if (outcome !== 'given') setAsking({ kind: 'reason', dose, outcome })
    else if (checkedKey !== dose.key) setCheckedKey(dose.key)
    else if (dose.isHighRisk) setAsking({ kind: 'high-risk', dose, person, entry: entryOf(dose, 'given') })
    else {
      enter([entryOf(dose, 'given')])
      goOn(dose.key)
    }
  }
  function askRoom(dose: Dose): void {
    const room = lines.find((each) => each.dose.key === dose.key)?.person.roomName ?? null
    if (room === null || !canGive) return
    const doses = lines.filter(
      (each) =>
        each.person.roomName === room &&
        each.person.custody === 'staff' &&
        each.dose.dueAt === dose.dueAt &&
        !each.dose.isHighRisk &&
        each.dose.doseMin === null &&
        each.dose.doseMax === null &&
        ['due', 'overdue', 'missed'].includes(stateOf(each.dose)),
    )
    setAsking({ kind: 'room', room, time: dose.time, doses })
  }
  useCellKeys(grid, (pressed, key) => {
    const dose = lines.find((each) => each.dose.key === key)?.dose
    if (!dose) return false
    const outcome = pressed === 'Enter' ? 'given' : outcomeOfKey[pressed]
    if (outcome) tell(dose, outcome)
    else if (pressed.toLowerCase() === 'a') askRoom(dose)
    else if (pressed.toLowerCase() === 'c' && dose.record && canGive) setAsking({ kind: 'correct', dose })
    else return false
    return true
  })

  const people = round?.people ?? []
  const shift = round && t(`medication:shift.${round.shift.name}`)
  const flags = round?.stock.find(({ prescriptionId }) => prescriptionId === line?.dose.prescriptionId)?.flags ?? []
  const count = t('medication:count', {
    ...{ told: counts.given + counts.reasoned, total: counts.total },
    open: counts.open + counts.overdue + counts.missed,
  })
  return (
    <PageFrame
      title={shift ? `${t('medication:title')} · ${shift}` : t('medication:title')}
      count={round ? count : list.error ? null : undefined}
      layout="scroll"
      actions={
        <>
          <Button onClick={() => navigate(screenLinks.medicationStock())}>{t('medication:stockPage')}</Button>
          <Button onClick={() => window.print()}>{t('medication:print')}</Button>
        </>
      }
      filterBar={<RoundBar {...{ round, shown, show, waitingCount, isFailing, hasEntered: entered.size > 0 }} />}
    >
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {isOver && canGive && (
        <div className="round-late no-print">
          <span aria-hidden="true">{t('medication:lateReason')}</span>
          <Input
            aria-label={t('medication:lateReason')}
            value={lateReason}
            maxLength={200}
            onChange={(event) => setLateReason(event.target.value)}
          />
        </div>
      )}
      <p className="muted no-print">{t(canGive ? 'medication:keys' : 'medication:keysReading')}</p>
      <div className="round no-print">
        <div ref={grid}>
          {round && lines.length === 0 && (
            <EmptyState title={t('medication:empty.title')} hint={t('medication:empty.hint')} />
          )}
          <RoundList
            {...{ lines, stock: round?.stock ?? [], entered, refused, focusedKey, checkedKey }}
            onFocus={focus}
          />
          <AsNeededSection orders={round?.asNeeded ?? []} people={people} />
          <EffectsSection doses={round?.openEffects ?? []} people={people} />
          <SelfKeepingSection people={round?.selfKeeping ?? []} />
        </div>
        <CheckPanel
          {...{ line, state: line && stateOf(line.dose), canGive, flags, chosenDose }}
          isChecked={line !== undefined && checkedKey === line.dose.key}
          onDose={setChosenDose}
          onCheck={() => line && setCheckedKey(line.dose.key)}
          onOutcome={(outcome) => line && tell(line.dose, outcome)}
          onCorrect={() => line && setAsking({ kind: 'correct', dose: line.dose })}
        />
      </div>
      {round && <RoundSheet round={round} lines={lines} />}
      <RoundDialogs
        {...{ asking, people }}
        onReason={(dose, outcome, reason) => enter([entryOf(dose, outcome, reason)])}
        onGiveRoom={(doses) => enter(doses.map((dose) => ({ ...entryOf(dose, 'given'), dose: null })))}
        onSaved={refresh}
        onClose={closeDialog}
      />
    </PageFrame>
  )
}
