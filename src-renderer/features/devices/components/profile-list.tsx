// Profiles of the home and those that come with the house; a file can be taken in, checked, and one can be handed on.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProfileRow } from '#shared/features/device-profiles/device-profiles.contract.ts'
import { api } from '../../../app/rpc-client.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { useErrorSentence } from '../../../ui/error-sentence.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Section } from '../../../ui/section.tsx'
import { downloadProfile, readProfile } from '../profile-file.ts'

export function ProfileList() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const queryClient = useQueryClient()
  const file = useRef<HTMLInputElement>(null)
  const [faults, setFaults] = useState<readonly string[]>([])
  const [retiring, setRetiring] = useState<ProfileRow | null>(null)
  const rows = useQuery(api.deviceProfiles.list.queryOptions())
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: api.deviceProfiles.key() })
    void queryClient.invalidateQueries({ queryKey: api.devices.key() })
  }
  const save = useMutation(api.deviceProfiles.save.mutationOptions({ onSuccess: refresh }))
  const retire = useMutation(api.deviceProfiles.retire.mutationOptions({ onSuccess: refresh }))
  const take = async (chosen: File | undefined) => {
    if (!chosen) return
    const read = readProfile(await chosen.text())
    if ('faults' in read) {
      setFaults(read.faults)
      return
    }
    setFaults([])
    const known = rows.data?.find((row) => row.profile.id === read.profile.id && !row.isBuiltIn)
    try {
      await save.mutateAsync({ profile: read.profile, baseVersion: known?.profile.version ?? 0 })
      void message.success(t('devices:profile.taken', { name: read.profile.name }))
    } catch (error) {
      void message.error({ content: sentenceOf(error).sentence, duration: 8 })
    }
  }
  if (rows.error) return <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />
  return (
    <div className="rounds" tabIndex={0} role="region" aria-label={t('devices:view.profiles')}>
      <Section
        title={t('devices:view.profiles')}
        note={t('devices:profile.note')}
        link={
          <>
            <Button size="small" onClick={() => file.current?.click()}>
              {t('devices:profile.import')}
            </Button>
            <input
              ref={file}
              type="file"
              hidden
              accept="application/json,.json"
              aria-label={t('devices:profile.import')}
              onChange={(event) => {
                void take(event.target.files?.[0])
                event.target.value = ''
              }}
            />
          </>
        }
      >
        {faults.length > 0 && (
          <div className="error-state" role="alert">
            <p className="error-state__title">{t('devices:profile.notTaken')}</p>
            <ul>
              {faults.map((fault) => (
                <li key={fault}>{t(`devices:topicProblems.${fault}`, { defaultValue: fault })}</li>
              ))}
            </ul>
          </div>
        )}
        <ul className="rounds__areas">
          {rows.data?.map((row) => (
            <li key={row.profile.id} className={row.isRetired ? 'faint' : undefined}>
              <span>
                <b>{row.profile.name}</b>{' '}
                <span className="muted">
                  {row.profile.id} · v{row.profile.version} · {t(`devices:role.${row.profile.role}`)}
                  {row.isBuiltIn && ` · ${t('devices:profile.builtIn')}`}
                  {row.isRetired && ` · ${t('devices:profile.retired')}`}
                  {row.changedAt !== null && (
                    <>
                      {' '}
                      · <InstantText at={row.changedAt} /> {row.changedBy ?? ''}
                    </>
                  )}
                </span>
              </span>
              <span className="inbox__acts">
                <Button
                  size="small"
                  aria-label={t('devices:profile.exportOf', { name: row.profile.name })}
                  onClick={() => downloadProfile(row.profile)}
                >
                  {t('devices:profile.export')}
                </Button>
                {!row.isBuiltIn && !row.isRetired && (
                  <Button
                    size="small"
                    type="text"
                    aria-label={t('devices:profile.retireOf', { name: row.profile.name })}
                    onClick={() => setRetiring(row)}
                  >
                    {t('devices:profile.retire')}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <ConfirmReason
        isOpen={retiring !== null}
        title={t('devices:profile.retireOf', { name: retiring?.profile.name ?? '' })}
        description={t('devices:profile.retireNote')}
        confirmLabel={t('devices:profile.retire')}
        onConfirm={async (reason) => {
          if (retiring) await retire.mutateAsync({ id: retiring.profile.id, reason })
          setRetiring(null)
        }}
        onCancel={() => setRetiring(null)}
      />
    </div>
  )
}
