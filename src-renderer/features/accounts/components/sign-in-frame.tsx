import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppStatus } from '#shared/features/accounts/accounts.contract.ts'
import { AppearanceMenu } from '../../../app/shell/appearance-menu.tsx'
import '../accounts.css'

/** The ground of the pages before anybody is signed in: brand, home, appearance, version. */
export function SignInFrame({
  status,
  title,
  note,
  isWide = false,
  children,
}: {
  status: AppStatus
  title: string
  note?: ReactNode
  isWide?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <main className="sign-in">
      <div className={isWide ? 'sign-in__panel sign-in__panel--wide' : 'sign-in__panel'}>
        <header className="sign-in__brand">
          <h1>{title}</h1>
          <span className="muted">{note}</span>
        </header>
        {children}
        <footer className="sign-in__foot">
          <span className="numerals">
            {t('shell:brand')} {status.appVersion}
            {status.isDemo && ` · ${t('accounts:demo.mark')}`}
          </span>
          <AppearanceMenu />
        </footer>
      </div>
    </main>
  )
}
