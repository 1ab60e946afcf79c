// The steps of an alarm's life as a person takes them. What the backend answers is the truth; the feed brings it to every screen.
import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import type { Alarm, CloseReason } from '#shared/features/alarms/alarms.model.ts'
import { api } from '../../app/rpc-client.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'

export function useAlarmActs() {
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const onError = (error: unknown) => {
    void message.error({ content: sentenceOf(error).sentence, duration: 8 })
  }
  const acknowledge = useMutation(api.alarms.acknowledge.mutationOptions({ onError }))
  const acknowledgeGroup = useMutation(api.alarms.acknowledgeGroup.mutationOptions({ onError }))
  const attend = useMutation(api.alarms.attend.mutationOptions({ onError }))
  const scan = useMutation(api.alarms.attend.mutationOptions())
  const close = useMutation(api.alarms.close.mutationOptions({ onError }))
  const closeGroup = useMutation(api.alarms.closeGroup.mutationOptions({ onError }))
  const shelve = useMutation(api.alarms.shelve.mutationOptions())
  const unshelve = useMutation(api.alarms.unshelve.mutationOptions({ onError }))
  const all = [acknowledge, acknowledgeGroup, attend, scan, close, closeGroup, shelve, unshelve]
  return {
    acknowledge: (alarm: Alarm) => acknowledge.mutate({ id: alarm.id }),
    acknowledgeGroup: (alarm: Alarm) => acknowledgeGroup.mutate({ groupId: alarm.groupId }),
    attend: (alarm: Alarm) => attend.mutate({ id: alarm.id, how: 'button' }),
    /** Presence told by a scanned label. Rejects when the label is unknown or of another place; nothing has been shown then. */
    scan: (alarm: Alarm, code: string) => scan.mutateAsync({ id: alarm.id, how: 'scan', code }),
    /** Rejects when the backend refused; the refusal has been shown. */
    close: (alarm: Alarm, reason: CloseReason, note: string | null) =>
      close.mutateAsync({ id: alarm.id, reason, note }),
    /** Closes every alarm of the group. Rejects when the backend refused; the refusal has been shown. */
    closeGroup: (alarm: Alarm, reason: CloseReason, note: string | null) =>
      closeGroup.mutateAsync({ groupId: alarm.groupId, reason, note }),
    /** Rejects when the backend refused; the dialog says why. */
    shelve: (alarm: Alarm, minutes: number, reason: string) => shelve.mutateAsync({ id: alarm.id, minutes, reason }),
    unshelve: (alarm: Alarm) => unshelve.mutate({ id: alarm.id }),
    isBusy: all.some((each) => each.isPending),
  }
}

export type AlarmActs = ReturnType<typeof useAlarmActs>
