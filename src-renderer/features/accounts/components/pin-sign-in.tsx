// Comes back with a PIN at a seat where the password was given before: choose the name, type six digits, done.
import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#shared/contract/primitives.ts'
import type { SeatSession } from '#shared/features/accounts/accounts.contract.ts'
import { api } from '../../../app/rpc-client.ts'
import { useErrorSentence } from '../../../ui/error-sentence.ts'

type PinSignInProps = {
  users: readonly { id: UserId; displayName: string }[]
  /** Chosen at first. */
  initialUserId: UserId | null
  onDone: (session: SeatSession) => void
}

const pinLength = 6

export function PinSignIn({ users, initialUserId, onDone }: PinSignInProps) {
  const { t } = useTranslation()
  const sentenceOf = useErrorSentence()
  const [chosenId, setChosenId] = useState<UserId | null>(initialUserId)
  const [pin, setPin] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const chosen = users.find((user) => user.id === chosenId) ?? users[0]
  const signIn = useMutation(
    api.accounts.signInWithPin.mutationOptions({
      onSuccess: onDone,
      onError: () => setPin(''),
    }),
  )
  const { isPending } = signIn
  useEffect(() => {
    if (!isPending) field.current?.focus()
  }, [isPending])
  if (!chosen) return null

  const choose = (userId: UserId) => {
    setChosenId(userId)
    setPin('')
    signIn.reset()
    field.current?.focus()
  }
  // Digits are the PIN, so the arrows choose the person while the hand stays on the keys.
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    if (step === undefined || users.length < 2) return
    event.preventDefault()
    const index = users.indexOf(chosen)
    const next = users[(index + step + users.length) % users.length]
    if (next) choose(next.id)
  }
  const type = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, pinLength)
    setPin(digits)
    if (digits.length === pinLength && !isPending) signIn.mutate({ userId: chosen.id, pin: digits })
  }

  return (
    <section className="sign-in__card" aria-label={t('accounts:pin.title')} onKeyDown={onKeyDown}>
      <h2>{t('accounts:pin.title')}</h2>
      <div role="radiogroup" aria-label={t('accounts:pin.who')} className="user-tiles">
        {users.map((user) => (
          <button
            key={user.id}
            type="button"
            role="radio"
            aria-checked={user.id === chosen.id}
            tabIndex={user.id === chosen.id ? 0 : -1}
            className="user-tile"
            onClick={() => choose(user.id)}
          >
            {user.displayName}
          </button>
        ))}
      </div>
      <label className="pin-field">
        {t('accounts:pin.label', { name: chosen.displayName })}
        <input
          ref={field}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={pinLength}
          value={pin}
          readOnly={isPending}
          aria-describedby="pin-hint"
          aria-invalid={signIn.isError}
          onChange={(event) => type(event.target.value)}
        />
      </label>
      <p id="pin-hint" className="faint">
        {users.length > 1 ? t('accounts:pin.hint') : t('accounts:pin.hintOne')}
      </p>
      {signIn.isError && (
        <p role="alert" className="sign-in__error">
          {sentenceOf(signIn.error).sentence}
        </p>
      )}
    </section>
  )
}
