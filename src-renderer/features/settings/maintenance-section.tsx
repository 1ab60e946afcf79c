// Backup and verification from the screen; both can be stopped.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupFile, HomePart } from '#shared/features/maintenance/maintenance.contract.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { ProgressTask } from '../../ui/progress-task.tsx'
import { Section } from '../../ui/section.tsx'
import { RecoveryKeySection } from './recovery-key-section.tsx'
import { type LongWork, useLongWork } from './use-long-work.ts'

const partsOf = {
  whole: ['records', 'telemetry'],
  records: ['records'],
  telemetry: ['telemetry'],
} as const satisfies Record<string, readonly HomePart[]>

const bytesPerMegabyte = 1_048_576

/** One decimal; a backup of a new home is less than a megabyte. */
function megabytes(bytes: number): number {
  return Math.round((bytes / bytesPerMegabyte) * 10) / 10
}

export function MaintenanceSection() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const mayRevealKey = useCan('maintenance.reveal-key')
  const [choice, setChoice] = useState<keyof typeof partsOf>('whole')
  const backups = useQuery(api.maintenance.backups.queryOptions())
  const backup = useLongWork(
    ({ signal }) => client.maintenance.backup({ parts: [...partsOf[choice]] }, { signal }),
    () => {
      void queryClient.invalidateQueries({ queryKey: api.maintenance.backups.key() })
      void queryClient.invalidateQueries({ queryKey: api.duties.key() })
    },
  )
  const verify = useLongWork(
    ({ signal }) => client.maintenance.verify(undefined, { signal }),
    () => undefined,
  )
  const failedChecks = verify.checks.filter((check) => !check.isOk).length
  return (
    <>
      <Section title={t('settings:backup.title')} note={t('settings:backup.note')}>
        <div className="settings-pad settings-stack">
          <div>
            <Segmented
              aria-label={t('settings:backup.what')}
              value={choice}
              onChange={setChoice}
              disabled={backup.state === 'running' || backup.state === 'cancelling'}
              options={(['whole', 'records', 'telemetry'] as const).map((value) => ({
                value,
                label: t(`settings:backup.choice.${value}`),
              }))}
            />
          </div>
          <Work work={backup} label={t('settings:backup.act')} />
          {backups.error && <ErrorState error={backups.error} onRetry={() => void backups.refetch()} />}
          {backups.data?.length === 0 && (
            <EmptyState title={t('settings:backup.none')} hint={t('settings:backup.noneHint')} />
          )}
          <ul className="settings-list-lines">
            {backups.data?.map((file) => (
              <BackupLine key={file.name} file={file} />
            ))}
          </ul>
        </div>
      </Section>
      <Section title={t('settings:verify.title')} note={t('settings:verify.note')}>
        <div className="settings-pad settings-stack">
          <Work work={verify} label={t('settings:verify.act')} />
          {verify.state === 'done' && (
            <>
              <p role="status">
                <b>
                  {failedChecks === 0
                    ? t('settings:verify.allWell', { count: verify.checks.length })
                    : t('settings:verify.failed', { count: failedChecks })}
                </b>
              </p>
              <ul className="settings-list-lines">
                {verify.checks.map((check) => (
                  <li key={check.name}>
                    <b>{check.isOk ? '✓' : '✗'}</b>{' '}
                    {t(`settings:verify.checks.${check.name}`, { defaultValue: check.name })}{' '}
                    {!check.isOk && <span className="muted">{check.detail}</span>}
                    <span className="visually-hidden">
                      {t(check.isOk ? 'settings:verify.ok' : 'settings:verify.notOk')}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </Section>
      {mayRevealKey && <RecoveryKeySection />}
    </>
  )
}

function Work({ work, label }: { work: LongWork; label: string }) {
  const { t, i18n } = useTranslation()
  const step = i18n.exists(`settings:step.${work.step}`) ? t(`settings:step.${work.step}`) : work.step
  const isRunning = work.state === 'running' || work.state === 'cancelling'
  return (
    <>
      {!isRunning && (
        <div>
          <Button type="primary" onClick={work.start}>
            {label}
          </Button>
        </div>
      )}
      {work.state !== 'idle' && (
        <ProgressTask
          label={label}
          state={work.state}
          done={megabytes(work.done)}
          total={work.total === null ? null : megabytes(work.total)}
          detail={work.state === 'done' ? work.backupName : step}
          onCancel={work.cancel}
        />
      )}
      {work.state === 'failed' && <ErrorState error={work.error} />}
    </>
  )
}

function BackupLine({ file }: { file: BackupFile }) {
  const { t } = useTranslation()
  return (
    <li>
      <InstantText at={file.createdAt} /> <span className="numerals">{file.name}</span>
      <span className="muted numerals">
        {t('settings:backup.size', { size: (file.bytes / bytesPerMegabyte).toFixed(1) })}
      </span>
      <span className="muted">{t(`settings:backup.kind.${file.kind}`)}</span>{' '}
      {file.parts.length === 1 && <b>{t(`settings:backup.choice.${file.parts[0]}`)}</b>}
    </li>
  )
}
