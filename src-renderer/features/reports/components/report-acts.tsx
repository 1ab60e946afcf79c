// Freeze, then export. A frozen run never changes; a full copy asks why and leaves an audit record.
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { ReportCode, ReportRun } from '#shared/features/reports/reports.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { downloadBlob } from '../../../ui/download.ts'
import { useErrorSentence } from '../../../ui/error-sentence.ts'
import { useRefreshReports } from '../queries.ts'

type ReportActsProps = { code: ReportCode; period: string; run: ReportRun | null; isBlocked: boolean }

export function ReportActs({ code, period, run, isBlocked }: ReportActsProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const refresh = useRefreshReports()
  const wordError = useErrorSentence()
  const { notification, message } = App.useApp()
  const canRun = useCan('reports.run')
  const canExportFull = useCan('reports.export-full')
  const [doing, setDoing] = useState<'freeze' | 'export' | null>(null)
  const [isAskingFull, setAskingFull] = useState(false)
  /** The run a full export is asked for: the open one, or the one just frozen. */
  const [frozen, setFrozen] = useState<ReportRun | null>(null)

  const tell = (error: unknown) => {
    notification.error({
      title: t('ui:error.title'),
      description: wordError(error).sentence,
      duration: 0,
      role: 'alert',
    })
  }
  const freezeRun = async (): Promise<ReportRun> => {
    const fresh = await client.reports.freeze({ code, period })
    await refresh()
    navigate(`${screenLinks.report(code, period)}?run=${fresh.id}`)
    return fresh
  }
  const hand = async (exporting: () => Promise<{ file: File }>) => {
    const { file } = await exporting()
    downloadBlob(file, file.name)
    void message.success(t('reports:done.export', { name: file.name }))
    await refresh()
  }
  const freeze = async () => {
    setDoing('freeze')
    try {
      await freezeRun()
      void message.success(t('reports:done.freeze', { report: `${code} ${period}` }))
    } catch (error) {
      tell(error)
    } finally {
      setDoing(null)
    }
  }
  const exportMasked = async () => {
    setDoing('export')
    try {
      const target = run ?? (await freezeRun())
      await hand(() => client.reports.exportMasked({ runId: target.id }))
    } catch (error) {
      tell(error)
    } finally {
      setDoing(null)
    }
  }
  const askFull = async () => {
    setDoing('freeze')
    try {
      setFrozen(run ?? (await freezeRun()))
      setAskingFull(true)
    } catch (error) {
      tell(error)
    } finally {
      setDoing(null)
    }
  }

  if (!canRun && !canExportFull) return null
  const isLocked = run === null && isBlocked
  const items = [
    ...(canRun && run === null ? [{ key: 'freeze', label: t('reports:act.freezeOnly') }] : []),
    ...(canExportFull ? [{ key: 'full', label: t('reports:act.exportFull') }] : []),
  ]
  return (
    <>
      <Button onClick={() => window.print()}>{t('common:print')}</Button>
      {items.length > 0 && (
        <Dropdown
          trigger={['click']}
          disabled={isLocked}
          menu={{ items, onClick: ({ key }) => void (key === 'freeze' ? freeze() : askFull()) }}
        >
          <Button aria-haspopup="menu">{t('common:more')}</Button>
        </Dropdown>
      )}
      {canRun && (
        <Button
          type="primary"
          loading={doing !== null}
          disabled={isLocked}
          title={isLocked ? t('reports:act.blocked') : undefined}
          onClick={() => void exportMasked()}
        >
          {t(run ? 'reports:act.export' : 'reports:act.freezeAndExport')}
        </Button>
      )}
      <ConfirmReason
        isOpen={isAskingFull}
        title={t('reports:act.exportFull')}
        description={t('reports:act.fullExplained')}
        suggestions={[t('reports:act.reasonFiling'), t('reports:act.reasonInspection')]}
        confirmLabel={t('common:export')}
        onConfirm={async (reason) => {
          if (frozen === null) return
          await hand(() => client.reports.exportFull({ runId: frozen.id, reason }))
          setAskingFull(false)
        }}
        onCancel={() => setAskingFull(false)}
      />
    </>
  )
}
