// Acknowledge and close. What the backend answers is the truth; the feed brings it to every screen.
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
  const close = useMutation(api.alarms.close.mutationOptions({ onError }))
  return {
    acknowledge: (alarm: Alarm) => acknowledge.mutate({ id: alarm.id }),
    /** Rejects when the backend refused; the refusal has been shown. */
    close: (alarm: Alarm, reason: CloseReason, note: string | null) =>
      close.mutateAsync({ id: alarm.id, reason, note }),
    isBusy: acknowledge.isPending || close.isPending,
  }
}
