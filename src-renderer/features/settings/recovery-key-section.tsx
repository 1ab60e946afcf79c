// The recovery key, for printing. Shown only on request with a reason, and gone again when the page is left.
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/rpc-client.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Section } from '../../ui/section.tsx'

export function RecoveryKeySection() {
  const { t } = useTranslation()
  const [isAsking, setIsAsking] = useState(false)
  const reveal = useMutation(api.maintenance.revealRecoveryKey.mutationOptions({ gcTime: 0 }))
  return (
    <Section title={t('settings:recoveryKey.title')} note={t('settings:recoveryKey.note')}>
      <div className="settings-pad settings-stack">
        {reveal.error && <ErrorState error={reveal.error} />}
        {reveal.data ? (
          <>
            <p className="recovery-key" role="status">
              {reveal.data.recoveryKey}
            </p>
            <div className="settings-inline">
              <Button onClick={() => window.print()}>{t('settings:recoveryKey.print')}</Button>
              <Button onClick={() => reveal.reset()}>{t('settings:recoveryKey.hide')}</Button>
            </div>
          </>
        ) : (
          <div>
            <Button onClick={() => setIsAsking(true)}>{t('settings:recoveryKey.show')}</Button>
          </div>
        )}
        <ConfirmReason
          isOpen={isAsking}
          title={t('settings:recoveryKey.show')}
          description={t('settings:recoveryKey.description')}
          confirmLabel={t('settings:recoveryKey.show')}
          onConfirm={(reason) => {
            setIsAsking(false)
            reveal.mutate({ reason })
          }}
          onCancel={() => setIsAsking(false)}
        />
      </div>
    </Section>
  )
}
