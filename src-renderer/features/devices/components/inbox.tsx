// New devices: what each says now, what it probably is and where it probably hangs. One press binds; what is sure is bound together.
import { useQuery } from '@tanstack/react-query'
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { BindingSuggestion } from '#shared/features/devices/device-register.model.ts'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import { api } from '../../../app/rpc-client.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useErrorSentence } from '../../../ui/error-sentence.ts'
import { useSession } from '../../accounts/index.ts'
import { useBindingOf } from '../binding-words.ts'
import { useDeviceActs } from '../queries.ts'
import { useReadingWords } from '../reading-words.ts'
import { BindDialog } from './bind-dialog.tsx'

const renewMs = 5_000
const saidMost = 4

type Open = { device: Device; act: 'bind' | 'ignore' } | null

export function Inbox({ devices }: { devices: readonly Device[] }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const acts = useDeviceActs()
  const bindingOf = useBindingOf()
  const [open, setOpen] = useState<Open>(null)
  const [isTogether, setIsTogether] = useState(false)
  const { data } = useQuery(api.devices.suggestions.queryOptions({ refetchInterval: renewMs }))
  const suggestionsOf = (device: Device) => data?.find((each) => each.deviceId === device.id)?.suggestions ?? []
  const sure = devices.flatMap((device) => {
    const [first, second] = suggestionsOf(device)
    return first?.isSure && second === undefined ? [{ device, suggestion: first }] : []
  })
  if (devices.length === 0) return <EmptyState title={t('devices:empty.inbox')} hint={t('devices:emptyHint.inbox')} />
  return (
    <section className="inbox" aria-label={t('devices:view.inbox')}>
      <header className="inbox__head">
        <b>{t('devices:inbox.heard', { count: devices.length })}</b>
        {can('devices.bind') && sure.length > 0 && (
          <Button type="primary" onClick={() => setIsTogether(true)}>
            {t('devices:inbox.acceptAll', { count: sure.length })}
          </Button>
        )}
      </header>
      <ul className="inbox__list" tabIndex={0} aria-label={t('devices:view.inbox')}>
        {devices.map((device) => (
          <InboxRow
            key={device.id}
            device={device}
            suggestions={suggestionsOf(device)}
            onOpen={(act) => setOpen({ device, act })}
          />
        ))}
      </ul>
      {open?.act === 'bind' && <BindDialog device={open.device} onBind={acts.bind} onClose={() => setOpen(null)} />}
      {open?.act === 'ignore' && (
        <ConfirmReason
          isOpen
          title={t('devices:act.ignoreOf', { name: open.device.name })}
          description={t('devices:note.ignore')}
          confirmLabel={t('devices:act.ignore')}
          onConfirm={async (reason) => {
            await acts.ignore({ id: open.device.id, reason })
            setOpen(null)
          }}
          onCancel={() => setOpen(null)}
        />
      )}
      <Modal
        open={isTogether}
        title={t('devices:inbox.acceptAll', { count: sure.length })}
        okText={t('devices:act.bind')}
        cancelText={t('common:cancel')}
        onCancel={() => setIsTogether(false)}
        onOk={async () => {
          await acts.bindMany({ bindings: sure.map(({ device, suggestion }) => bindingOf(device, suggestion)) })
          setIsTogether(false)
        }}
      >
        <p className="muted">{t('devices:inbox.acceptNote')}</p>
        <ul className="inbox__pairs">
          {sure.map(({ device, suggestion }) => (
            <li key={device.id}>
              <span>{device.name}</span>
              <b>{t('devices:inbox.to', { place: suggestion.label })}</b>
            </li>
          ))}
        </ul>
      </Modal>
    </section>
  )
}

type RowProps = {
  device: Device
  suggestions: readonly BindingSuggestion[]
  onOpen: (act: 'bind' | 'ignore') => void
}

function InboxRow({ device, suggestions, onOpen }: RowProps) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const acts = useDeviceActs()
  const bindingOf = useBindingOf()
  const words = useReadingWords()
  const bind = async (suggestion: BindingSuggestion) => {
    try {
      await acts.bind(bindingOf(device, suggestion))
      void message.success(t('devices:inbox.bound', { name: device.name, place: suggestion.label }))
    } catch (error) {
      void message.error({ content: sentenceOf(error).sentence, duration: 8 })
    }
  }
  return (
    <li className="inbox__row">
      <div className="inbox__about">
        <Link to={`${screenLinks.device(device.id)}?view=inbox`} className="inbox__name">
          {device.name}
        </Link>
        <span className="muted">
          {t(`devices:role.${device.role}`)} · {device.model ?? device.externalKey} ·{' '}
          <SinceText at={device.lastHeardAt} />
        </span>
      </div>
      <p className="inbox__said numerals">
        {device.latest.length === 0
          ? t('devices:noReadings')
          : device.latest
              .slice(0, saidMost)
              .map((reading) => words(reading))
              .join(' · ')}
      </p>
      {can('devices.bind') && (
        <div className="inbox__acts">
          {suggestions.map((suggestion) => (
            <Button
              key={suggestion.label}
              type={suggestion.isSure ? 'primary' : 'default'}
              title={t(`devices:inbox.why.${suggestion.why}`)}
              onClick={() => void bind(suggestion)}
            >
              {t('devices:inbox.bindTo', { place: suggestion.label })}
            </Button>
          ))}
          <Button aria-label={t('devices:inbox.elsewhereOf', { name: device.name })} onClick={() => onOpen('bind')}>
            {t(suggestions.length > 0 ? 'devices:inbox.elsewhere' : 'devices:act.bind')}
          </Button>
          <Button
            type="text"
            aria-label={t('devices:act.ignoreOf', { name: device.name })}
            onClick={() => onOpen('ignore')}
          >
            {t('devices:act.ignore')}
          </Button>
        </div>
      )}
    </li>
  )
}
