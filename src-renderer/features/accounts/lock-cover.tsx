// What a locked seat shows: the lock screen, or under idle time a wall that may still be looked at. Never a page that can be used.
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import { api } from '../../app/rpc-client.ts'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { LockBand } from './lock-band.tsx'
import { LockScreen } from './lock-screen.tsx'
import { useSession } from './session.ts'
import { StaysInViewContext } from './stays-in-view.ts'

type LockCoverProps = {
  /** What must be told at a locked seat too: alarms, without names. */
  news: ReactNode
  children: ReactNode
}

export function LockCover({ news, children }: LockCoverProps) {
  const session = useSession()
  const { isLocked, isCovered, accept } = session
  const [isAsked, setAsked] = useState(false)
  const [isUnlocking, setUnlocking] = useState(false)
  const lock = useMutation(api.accounts.lock.mutationOptions({ onSuccess: accept }))
  useShortcut('F2', () => lock.mutate(undefined), { isGlobal: true, isEnabled: !isCovered })

  const isInView = isLocked && !isCovered && isAsked
  if (!isInView && isUnlocking) setUnlocking(false)
  const begin = useCallback(() => setUnlocking(true), [])
  const leave = useCallback(() => setUnlocking(false), [])
  return (
    <StaysInViewContext value={setAsked}>
      <div className="session-frame">
        <div
          className={isLocked && !isInView ? 'session-beneath session-beneath--hidden' : 'session-beneath'}
          inert={isLocked}
        >
          {children}
        </div>
        {isInView && !isUnlocking && <LockBand news={news} onUnlock={begin} />}
      </div>
      {isLocked && (!isInView || isUnlocking) && (
        <LockScreen session={session} news={news} onBack={isInView ? leave : undefined} />
      )}
    </StaysInViewContext>
  )
}
