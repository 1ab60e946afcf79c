// Which alarm a key of the wall means, and the dialogs it opens.
import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { useSession } from '../accounts/index.ts'
import { firstToAttend, firstToClose, firstToShelve, firstUnacknowledged, useAlarmActs } from '../alarms/index.ts'

export type StepDialog = { kind: 'close' | 'shelve'; alarm: Alarm } | { kind: 'drill' | 'test' | 'help' }

/** A label says whether it belongs to another place; then the next alarm may be the one. */
function isOtherPlace(error: unknown): boolean {
  const { data } = error as { data?: { values?: { rule?: unknown } } }
  return data?.values?.rule === 'other-place'
}

/** `focusedBedId`: the bed whose tile has the focus when a key is pressed. */
export function useAlarmSteps(alarms: readonly Alarm[], focusedBedId: () => string | null) {
  const { t } = useTranslation()
  const { can, isLocked } = useSession()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const acts = useAlarmActs()
  const [dialog, setDialog] = useState<StepDialog | null>(null)
  const isHandling = can('alarms.handle') && !isLocked

  // A dialog lies over the page: at a locked seat it could be used.
  if (isLocked && dialog !== null) setDialog(null)

  /** Alarms of the focused bed come first; the others keep their order. */
  const ordered = (): readonly Alarm[] => {
    const bedId = focusedBedId()
    if (bedId === null) return alarms
    return [...alarms.filter((alarm) => alarm.bedId === bedId), ...alarms.filter((alarm) => alarm.bedId !== bedId)]
  }
  const membersOf = (alarm: Alarm) => alarms.filter((other) => other.groupId === alarm.groupId)
  const acknowledge = (alarm: Alarm) =>
    membersOf(alarm).length > 1 ? acts.acknowledgeGroup(alarm) : acts.acknowledge(alarm)

  const withFirst = (find: (sorted: readonly Alarm[]) => Alarm | undefined, act: (alarm: Alarm) => void) => () => {
    const alarm = find(ordered())
    if (isHandling && alarm) act(alarm)
  }

  async function scan(code: string): Promise<void> {
    if (!isHandling) return
    const open = ordered().filter((alarm) => alarm.state === 'raised' || alarm.state === 'acknowledged')
    let refusal: unknown = null
    for (const alarm of open) {
      try {
        const done = await acts.scan(alarm, code)
        void message.success(t('wall:scan.done', { place: done.placeLabel }))
        return
      } catch (error) {
        refusal = error
        if (!isOtherPlace(error)) break
      }
    }
    const why = refusal === null ? t('wall:scan.noAlarm') : sentenceOf(refusal).sentence
    void message.error({ content: why, duration: 8 })
  }

  return {
    acts,
    isHandling,
    dialog,
    setDialog,
    membersOf,
    acknowledge,
    scan: (code: string) => void scan(code),
    keys: {
      acknowledge: withFirst(firstUnacknowledged, acknowledge),
      attend: withFirst(firstToAttend, acts.attend),
      close: withFirst(firstToClose, (alarm) => setDialog({ kind: 'close', alarm })),
      shelve: () => {
        const alarm = firstToShelve(ordered())
        if (can('alarms.shelve') && alarm) setDialog({ kind: 'shelve', alarm })
      },
      drill: () => can('alarms.drill') && setDialog({ kind: 'drill' }),
      test: () => setDialog({ kind: 'test' }),
      help: () => setDialog({ kind: 'help' }),
    },
  }
}
export type AlarmSteps = ReturnType<typeof useAlarmSteps>
