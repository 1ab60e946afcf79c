// Closes an acknowledged alarm, alone or with its group: one number key chooses the reason, Enter closes.
// Danger to life is closed as real only after somebody was there; another reason then needs a note.
import { Button, Input, Modal } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Alarm, CloseReason } from '#shared/features/alarms/alarms.model.ts'
import { closingNeeds } from '#shared/features/alarms/alarms.rules.ts'
import { AlarmMark } from '../../ui/alarm-mark.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useAlarmWords } from './alarm-words.ts'
import './alarms.css'
import { useSending } from '../../ui/use-sending.ts'

const reasons = CloseReason.options

/** The reason a number key stands for: '1' to '5'. */
export function reasonOfKey(key: string): CloseReason | undefined {
  return /^[1-9]$/.test(key) ? reasons[Number(key) - 1] : undefined
}

type CloseAlarmDialogProps = {
  alarm: Alarm
  /** Other open alarms about the same event; they are closed with it. */
  others?: readonly Alarm[]
  onClose: (reason: CloseReason, note: string | null) => Promise<unknown>
  /** Somebody at this screen says that they are at the place. */
  onAttend: () => void
  onCancel: () => void
}

/** Mount it to open it. */
export function CloseAlarmDialog({ alarm, others = [], onClose, onAttend, onCancel }: CloseAlarmDialogProps) {
  const { t } = useTranslation()
  const { what } = useAlarmWords()
  const [reason, setReason] = useState<CloseReason | null>(null)
  const [note, setNote] = useState('')
  const { isSending, begin, end } = useSending()
  const [isTold, setTold] = useState(false)
  const first = useRef<HTMLDivElement>(null)
  useEffect(() => first.current?.focus(), [])
  const needs = reason === null ? null : closingNeeds(alarm, reason, note)

  const send = async () => {
    if (reason === null || needs !== null) return setTold(true)
    if (!begin()) return
    try {
      await onClose(reason, note.trim() === '' ? null : note.trim())
      onCancel()
    } catch {
      end()
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const isNote = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement
    const chosen = isNote ? undefined : reasonOfKey(event.key)
    if (chosen) {
      event.preventDefault()
      setReason(chosen)
    } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault()
      void send()
    }
  }

  return (
    <Modal
      open
      title={t('alarms:close.title', { place: alarm.placeLabel })}
      onCancel={onCancel}
      footer={null}
      width={520}
      afterOpenChange={(isOpen) => isOpen && first.current?.focus()}
    >
      <div
        ref={first}
        tabIndex={-1}
        className="close-alarm"
        onKeyDown={onKeyDown}
        role="group"
        aria-label={t('alarms:close.reason')}
      >
        <p>
          <AlarmMark priority={alarm.priority} word={what(alarm)} isAcknowledged />
        </p>
        <div role="radiogroup" aria-label={t('alarms:close.reason')} className="close-alarm__reasons">
          {reasons.map((each, index) => (
            <button
              key={each}
              type="button"
              role="radio"
              aria-checked={reason === each}
              aria-keyshortcuts={String(index + 1)}
              className="close-alarm__reason"
              onClick={() => setReason(each)}
            >
              <Kbd keys={String(index + 1)} /> {t(`alarms:reason.${each}`)}
            </button>
          ))}
        </div>
        {others.length > 0 && (
          <div>
            {t('alarms:close.group', { count: others.length })}
            <ul className="close-alarm__members">
              {others.map((other) => (
                <li key={other.id}>
                  {other.placeLabel} {what(other)}
                </li>
              ))}
            </ul>
          </div>
        )}
        {needs === 'presence' && (
          <div className="close-alarm__need" role="alert">
            <span>{t('alarms:close.needsPresence')}</span>
            <Button onClick={onAttend}>{t('alarms:close.iAmThere')}</Button>
          </div>
        )}
        {needs === 'note' && (
          <p role="alert" className="close-alarm__need">
            {t('alarms:close.needsNote')}
          </p>
        )}
        {isTold && reason === null && <p role="alert">{t('alarms:close.reasonMissing')}</p>}
        <label htmlFor="close-alarm-note">
          {t('alarms:close.note')}
          <Input id="close-alarm-note" value={note} onChange={(event) => setNote(event.target.value)} maxLength={500} />
        </label>
        <div className="close-alarm__buttons">
          <Button onClick={onCancel}>{t('common:cancel')}</Button>
          <Button type="primary" onClick={() => void send()} loading={isSending}>
            {t('alarms:close.act')} <Kbd keys="Enter" />
          </Button>
        </div>
      </div>
    </Modal>
  )
}
