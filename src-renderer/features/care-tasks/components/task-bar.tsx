// Which floor and which shift the grid shows, and whether everything entered is on disk.
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ShiftTasks } from '#shared/features/care-tasks/care-tasks.contract.ts'
import { useNow } from '../../../ui/clock.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import type { TaskEntries } from '../use-task-entries.ts'

type TaskBarProps = {
  shown: ShiftTasks | undefined
  entries: Pick<TaskEntries, 'entered' | 'waitingCount' | 'isFailing'>
  /** null = the whole house. */
  onFloor: (floorName: string | null) => void
  onInstant: (at: number) => void
}

export function TaskBar({ shown, entries: { entered, waitingCount, isFailing }, onFloor, onInstant }: TaskBarProps) {
  const { t } = useTranslation()
  const now = useNow()
  const shift = shown?.shift
  return (
    <>
      <Select
        size="small"
        style={{ minWidth: 120 }}
        aria-label={t('care-tasks:floor')}
        value={shown?.floorName ?? ''}
        onChange={(value) => onFloor(value === '' ? null : value)}
        options={[
          ...(shown?.floors ?? []).map((floor) => ({ value: floor, label: floor })),
          { value: '', label: t('care-tasks:allFloors') },
        ]}
      />
      {shift && (
        <>
          <Button size="small" onClick={() => onInstant(shift.startedAt - 1)}>
            {t('care-tasks:earlier')}
          </Button>
          <span className="numerals">
            {formatInstant(shift.startedAt)} – {formatInstant(shift.endsAt).slice(11)}
          </span>
          <Button size="small" disabled={shift.endsAt > now} onClick={() => onInstant(shift.endsAt)}>
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
  )
}
