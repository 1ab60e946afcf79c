// Covers the screen of a locked seat. What lies beneath stays as it was for the same person and is dropped for another.
// Alarms are told all the same, without names.
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { leaveSeat } from '../../app/rpc-client.ts'
import { PasswordSignIn } from './components/password-sign-in.tsx'
import { PinSignIn } from './components/pin-sign-in.tsx'
import { SignInFrame } from './components/sign-in-frame.tsx'
import type { Session } from './session.ts'

/** Whoever asked to work and then went away gives the wall back. */
const backAfterMs = 60_000

type LockScreenProps = {
  session: Session
  news: ReactNode
  /** Given where a wall may be looked at without unlocking. */
  onBack?: (() => void) | undefined
}

export function LockScreen({ session: { status, session, accept }, news, onBack }: LockScreenProps) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const signOut = useMutation({ mutationFn: () => leaveSeat('sign-out'), onSuccess: accept })
  const { user, pinUsers } = session
  const isPinUser = pinUsers.some((pinUser) => pinUser.id === user?.id)

  useEffect(() => {
    const element = dialog.current
    // The top layer lies above every open dialog and makes all else unreachable by keyboard.
    if (element && !element.open) element.showModal()
    // showModal puts the focus on the first button; whoever comes back starts typing.
    element?.querySelector<HTMLInputElement>('.pin-field input, input[type="password"]')?.focus()
    const reopen = () => {
      if (element?.isConnected && !element.open) element.showModal()
    }
    element?.addEventListener('close', reopen)
    return () => element?.removeEventListener('close', reopen)
  }, [])
  useBackWhenIdle(onBack)

  return (
    <dialog
      ref={dialog}
      className="lock-screen"
      aria-label={t('accounts:lock.title')}
      onCancel={(event) => {
        event.preventDefault()
        onBack?.()
      }}
    >
      <SignInFrame
        status={status}
        title={t('accounts:lock.title')}
        note={t('accounts:lock.note', { name: user?.displayName ?? '' })}
      >
        {news}
        <div className="sign-in__cards">
          {pinUsers.length > 0 && (
            <PinSignIn users={pinUsers} initialUserId={isPinUser ? (user?.id ?? null) : null} onDone={accept} />
          )}
          <PasswordSignIn
            initialLoginName={isPinUser ? '' : (user?.loginName ?? '')}
            isFocused={pinUsers.length === 0}
            demoLogins={[]}
            onDone={accept}
          />
        </div>
        <div className="lock-screen__acts">
          {onBack && <Button onClick={onBack}>{t('accounts:lock.back')}</Button>}
          <Button onClick={() => signOut.mutate()} loading={signOut.isPending}>
            {t('shell:user.signOut')}
          </Button>
        </div>
      </SignInFrame>
    </dialog>
  )
}

function useBackWhenIdle(onBack: (() => void) | undefined): void {
  useEffect(() => {
    if (!onBack) return
    let timer = setTimeout(onBack, backAfterMs)
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(onBack, backAfterMs)
    }
    document.addEventListener('keydown', wait, { capture: true })
    document.addEventListener('pointerdown', wait, { capture: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', wait, { capture: true })
      document.removeEventListener('pointerdown', wait, { capture: true })
    }
  }, [onBack])
}
