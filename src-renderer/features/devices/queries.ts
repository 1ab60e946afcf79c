// What the devices screens ask and do; after every act the lists that show it are asked again.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { api } from '../../app/rpc-client.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'

const renewMs = 5_000

export function useDevices() {
  return useQuery(api.devices.list.queryOptions({ refetchInterval: renewMs }))
}

export function useDeviceActs() {
  const queryClient = useQueryClient()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const onSuccess = () => {
    void queryClient.invalidateQueries({ queryKey: api.devices.key() })
    void queryClient.invalidateQueries({ queryKey: api.duties.key() })
  }
  const onError = (error: unknown) => {
    void message.error({ content: sentenceOf(error).sentence, duration: 8 })
  }
  return {
    bind: useMutation(api.devices.bindTo.mutationOptions({ onSuccess })).mutateAsync,
    bindMany: useMutation(api.devices.bindMany.mutationOptions({ onSuccess })).mutateAsync,
    saveDetails: useMutation(api.devices.saveDetails.mutationOptions({ onSuccess })).mutateAsync,
    unbind: useMutation(api.devices.unbind.mutationOptions({ onSuccess })).mutateAsync,
    ignore: useMutation(api.devices.ignore.mutationOptions({ onSuccess })).mutateAsync,
    setOutOfService: useMutation(api.devices.setOutOfService.mutationOptions({ onSuccess })).mutateAsync,
    returnToService: useMutation(api.devices.returnToService.mutationOptions({ onSuccess, onError })).mutate,
    recordTest: useMutation(api.devices.recordTest.mutationOptions({ onSuccess, onError })).mutate,
  }
}
