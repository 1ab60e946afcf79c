// The handover of a shift: the sheet worked out from the house, remarks and people to watch beside it, and the two signatures.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useNow } from '../../ui/clock.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Section } from '../../ui/section.tsx'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { HandoverSheet } from './components/handover-sheet.tsx'
import { RemarksField } from './components/remarks-field.tsx'
import { ConfirmDialog, NoteDialog, SignDialog } from './components/sign-dialogs.tsx'
import { WatchedList } from './components/watched-list.tsx'
import './handover.css'

const refreshMs = 60_000
type Dialog = 'sign' | 'confirm' | 'note' | 'watch'

export function HandoverPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const now = useNow()
  const [params, setParams] = useSearchParams()
  const canSign = useCan('handover.sign')
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [remarks, setRemarks] = useState('')
  const settle = useRef<() => Promise<number>>(undefined)
  const asked = params.get('at')
  const input = asked === null ? {} : { at: Number(asked) }
  const view = useQuery(api.handover.ofShift.queryOptions({ input, refetchInterval: refreshMs }))
  const { shift, handover, preview, state } = view.data ?? {}
  const content = handover?.content ?? preview
  const refresh = useCallback(() => queries.invalidateQueries({ queryKey: api.handover.key() }), [queries])
  const keepSettle = useCallback((wait: () => Promise<number>) => {
    settle.current = wait
  }, [])
  const close = () => setDialog(null)
  const isSignable = canSign && view.data !== undefined && !handover && now >= view.data.opensAt
  const isReceivable = canSign && handover !== null && handover !== undefined && handover.receivedAt === null

  const show = (at: number) => setParams(at > now ? {} : { at: String(at) })
  const earlier = () => shift && show(shift.startedAt - 1)
  const later = () => shift && shift.endsAt <= now && show(shift.endsAt)
  const sign = async (lateReason: string | null): Promise<void> => {
    if (!shift || !view.data) return
    const draftVersion = (await settle.current?.()) ?? view.data.draft.version
    await client.handover.sign({ shiftStartedAt: shift.startedAt, draftVersion, lateReason })
    await refresh()
  }
  usePageKeys((key, event) => {
    const act = event.repeat ? undefined : actOf(key)
    if (act === undefined) return false
    if (act === 'earlier') earlier()
    else if (act === 'later') later()
    else if (act === 'print') window.print()
    else if (act === 'sign' && isSignable) setDialog('sign')
    else if (act === 'confirm' && isReceivable) setDialog('confirm')
    else if (act === 'note' && canSign && handover) setDialog('note')
    else if (act === 'watch' && canSign) setDialog('watch')
    return true
  })
  function actOf(key: string) {
    return keys[key.length === 1 ? key.toLowerCase() : key]
  }

  return (
    <PageFrame
      title={shift ? `${t('handover:title')} · ${t(`handover:shift.${shift.name}`)}` : t('handover:title')}
      count={state ? t(`handover:state.${state}`) : view.error ? null : undefined}
      layout="scroll"
      actions={
        <>
          {canSign && !handover && view.data && (
            <Button type="primary" disabled={!isSignable} onClick={() => setDialog('sign')} aria-keyshortcuts="S">
              {t('handover:sign.button')} <Kbd keys="S" />
            </Button>
          )}
          {isReceivable && (
            <Button type="primary" onClick={() => setDialog('confirm')} aria-keyshortcuts="J">
              {t('handover:confirm.button')} <Kbd keys="J" />
            </Button>
          )}
          {canSign && handover && <Button onClick={() => setDialog('note')}>{t('handover:note.button')}</Button>}
          <Button onClick={() => window.print()}>{t('handover:print')}</Button>
        </>
      }
      filterBar={
        <>
          <Button size="small" onClick={earlier}>
            {t('handover:earlier')}
          </Button>
          {shift && (
            <span className="numerals">
              {formatInstant(shift.startedAt)} – {formatInstant(shift.endsAt).slice(11)}
            </span>
          )}
          <Button size="small" disabled={!shift || shift.endsAt > now} onClick={later}>
            {t('handover:later')}
          </Button>
          <Link to="/handover/list">{t('handover:history')}</Link>
        </>
      }
    >
      {view.error && <ErrorState error={view.error} onRetry={() => void view.refetch()} />}
      <p className="muted no-print">
        {t('handover:keys')}
        {view.data && !handover && !isSignable && canSign && (
          <> · {t('handover:sign.opens', { at: formatInstant(view.data.opensAt).slice(11) })}</>
        )}
      </p>
      {content && shift && view.data && (
        <div className="handover">
          <HandoverSheet
            content={content}
            handover={handover ?? null}
            remarks={handover ? content.remarks : remarks.trim() === '' ? null : remarks}
          />
          <div className="handover__side no-print">
            {!handover && canSign && (
              <Section title={t('handover:remarks.title')}>
                <RemarksField
                  key={shift.startedAt}
                  loaded={{ shiftStartedAt: shift.startedAt, ...view.data.draft }}
                  onShown={setRemarks}
                  onReady={keepSettle}
                />
              </Section>
            )}
            <WatchedList
              canSign={canSign}
              isAdding={dialog === 'watch'}
              onAdd={() => setDialog('watch')}
              onClose={close}
              onChanged={refresh}
            />
          </div>
        </div>
      )}
      {dialog === 'sign' && view.data && <SignDialog isLate={view.data.isLate} onSign={sign} onClose={close} />}
      {dialog === 'confirm' && handover && <ConfirmDialog handover={handover} onDone={refresh} onClose={close} />}
      {dialog === 'note' && handover && <NoteDialog id={handover.id} onDone={refresh} onClose={close} />}
    </PageFrame>
  )
}

const keys: Partial<Record<string, Dialog | 'earlier' | 'later' | 'print'>> = {
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  s: 'sign',
  j: 'confirm',
  p: 'print',
  n: 'note',
  w: 'watch',
}
