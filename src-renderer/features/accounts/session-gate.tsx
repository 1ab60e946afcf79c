// The gate before every page: first set-up, sign-in, lock. Nothing of the home is drawn for a seat where nobody is signed in.
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import './accounts.css'
import { FirstRunWizard } from './first-run-wizard.tsx'
import { LockScreen } from './lock-screen.tsx'
import { LoginPage } from './login-page.tsx'
import { SessionContext } from './session.ts'
import { useSeatSession } from './use-seat-session.ts'

export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { session, error, retry } = useSeatSession()
  const lock = useMutation(api.accounts.lock.mutationOptions({ onSuccess: (next) => session?.accept(next) }))
  useShortcut('F2', () => lock.mutate(undefined), { isGlobal: true, isEnabled: session?.session.state === 'signed-in' })

  if (!session) {
    return (
      <main className="sign-in">
        {error ? <ErrorState error={error} onRetry={retry} /> : <p role="status">{t('accounts:connecting')}</p>}
      </main>
    )
  }
  if (!session.status.isSetUp) return <FirstRunWizard session={session} onDone={retry} />
  const { user, isLocked } = session
  if (user === null) return <LoginPage session={session} />
  return (
    <SessionContext value={session}>
      <div
        key={user.id}
        className={isLocked ? 'session-beneath session-beneath--hidden' : 'session-beneath'}
        inert={isLocked}
      >
        {children}
      </div>
      {isLocked && <LockScreen session={session} />}
    </SessionContext>
  )
}
