// Gateways may speak to the built-in broker with a name and password each. A password is shown once, then never again.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Gateway } from '#shared/features/devices/devices.contract.ts'
import { api } from '../../../app/rpc-client.ts'
import { SinceText } from '../../../ui/duration-text.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useErrorSentence } from '../../../ui/error-sentence.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'

type Fresh = Gateway & { password: string }

export function Gateways() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const [isAdding, setAdding] = useState(false)
  const [fresh, setFresh] = useState<Fresh | null>(null)
  const queryClient = useQueryClient()
  const gateways = useQuery(api.devices.gateways.queryOptions())
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: api.devices.gateways.key() })
  const add = useMutation(api.devices.addGateway.mutationOptions({ onSuccess }))
  const enable = useMutation(
    api.devices.setGatewayEnabled.mutationOptions({
      onSuccess,
      onError: (error) => void message.error(sentenceOf(error).sentence),
    }),
  )
  if (gateways.error) return <ErrorState error={gateways.error} onRetry={() => void gateways.refetch()} />
  return (
    <div className="gateways">
      <Button type="primary" onClick={() => setAdding(true)}>
        {t('devices:gateway.add')}
      </Button>
      {gateways.data?.length === 0 && (
        <EmptyState title={t('devices:gateway.none')} hint={t('devices:gateway.noneHint')} />
      )}
      <ul>
        {gateways.data?.map((gateway) => (
          <li key={gateway.id} className="gateway">
            <b>{gateway.name}</b>
            <span className="muted">{gateway.username}</span>
            <span className="muted">
              {gateway.lastConnectedAt === null ? (
                t('devices:gateway.never')
              ) : (
                <>
                  {t('devices:gateway.lastConnected')} <SinceText at={gateway.lastConnectedAt} />
                </>
              )}
            </span>
            <Switch
              checked={gateway.isEnabled}
              aria-label={t('devices:gateway.enabledOf', { name: gateway.name })}
              checkedChildren={t('devices:gateway.on')}
              unCheckedChildren={t('devices:gateway.off')}
              onChange={(isEnabled) => enable.mutate({ id: gateway.id, isEnabled })}
            />
          </li>
        ))}
      </ul>
      {isAdding && (
        <FormModal<{ name: string; username: string }>
          title={t('devices:gateway.add')}
          submitLabel={t('common:add')}
          initialValues={{}}
          onSubmit={async (values) => setFresh(await add.mutateAsync(values))}
          onClose={() => setAdding(false)}
        >
          <TextItem name="name" label={t('devices:gateway.name')} maxLength={40} isRequired />
          <Form.Item
            name="username"
            label={t('devices:gateway.username')}
            extra={t('devices:gateway.usernameHelp')}
            rules={[{ required: true, pattern: /^[a-zA-Z0-9_-]{2,40}$/, message: t('devices:gateway.usernameHelp') }]}
          >
            <Input autoComplete="off" maxLength={40} />
          </Form.Item>
        </FormModal>
      )}
      {fresh && <FreshPassword gateway={fresh} onClose={() => setFresh(null)} />}
    </div>
  )
}

function FreshPassword({ gateway, onClose }: { gateway: Fresh; onClose: () => void }) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(gateway.password).then(
      () => setCopied(true),
      // Without the right to the clipboard the password is selected by hand.
      () => setCopied(false),
    )
  return (
    <Modal
      open
      title={t('devices:gateway.passwordTitle', { name: gateway.name })}
      onCancel={onClose}
      onOk={onClose}
      okText={t('devices:gateway.noted')}
      // Closed by its button only: the password cannot be shown again.
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      cancelButtonProps={{ hidden: true }}
    >
      <p>{t('devices:gateway.passwordNote')}</p>
      <p className="gateway__password">
        <span>{gateway.username}</span>
        <code>{gateway.password}</code>
        <Button onClick={() => void copy()}>
          {isCopied ? t('devices:gateway.copied') : t('devices:gateway.copy')}
        </Button>
      </p>
    </Modal>
  )
}
