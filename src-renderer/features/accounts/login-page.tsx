// Nobody is signed in at this seat: PIN for those who were here before, name and password for everybody.
import { useTranslation } from 'react-i18next'
import { PasswordSignIn } from './components/password-sign-in.tsx'
import { PinSignIn } from './components/pin-sign-in.tsx'
import { SignInFrame } from './components/sign-in-frame.tsx'
import type { Session } from './session.ts'

export function LoginPage({ session: { status, session, accept } }: { session: Session }) {
  const { t } = useTranslation()
  const hasPinUsers = session.pinUsers.length > 0
  return (
    <SignInFrame status={status} title={status.facilityName ?? t('shell:brand')} note={t('accounts:login.title')}>
      <div className="sign-in__cards">
        {hasPinUsers && <PinSignIn users={session.pinUsers} initialUserId={null} onDone={accept} />}
        <PasswordSignIn
          initialLoginName=""
          isFocused={!hasPinUsers}
          demoLogins={status.isDemo ? status.demoLogins : []}
          onDone={accept}
        />
      </div>
    </SignInFrame>
  )
}
