// The gate before every page: first set-up, sign-in. Nothing of the home is drawn for a seat where nobody is signed in.
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../ui/error-state.tsx'
import './accounts.css'
import { FirstRunWizard } from './first-run-wizard.tsx'
import { LoginPage } from './login-page.tsx'
import { SessionContext } from './session.ts'
import { useSeatSession } from './use-seat-session.ts'

export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { session, error, retry } = useSeatSession()

  if (!session) {
    return (
      <main className="sign-in">
        {error ? <ErrorState error={error} onRetry={retry} /> : <p role="status">{t('accounts:connecting')}</p>}
      </main>
    )
  }
  if (!session.status.isSetUp) return <FirstRunWizard session={session} onDone={retry} />
  const { user } = session
  if (user === null) return <LoginPage session={session} />
  return (
    <SessionContext value={session}>
      <Fragment key={user.id}>{children}</Fragment>
    </SessionContext>
  )
}
