// The line over a wall whose seat locked itself: says so, and the first key or touch asks who is there.
import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'

/** Keys of the loudspeaker, of the browser and of moving the focus are no wish to work here. */
function isWishToWork(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.altKey && !event.metaKey && (event.key.length === 1 || event.key === 'Enter')
}

export function LockBand({ news, onUnlock }: { news: ReactNode; onUnlock: () => void }) {
  const { t } = useTranslation()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isWishToWork(event)) return
      // At once, so that the first digit of the PIN falls into the field that opens.
      flushSync(onUnlock)
      if (!/^\d$/.test(event.key)) event.preventDefault()
    }
    const onPointer = () => onUnlock()
    document.addEventListener('keydown', onKey, { capture: true })
    document.addEventListener('pointerup', onPointer, { capture: true })
    return () => {
      document.removeEventListener('keydown', onKey, { capture: true })
      document.removeEventListener('pointerup', onPointer, { capture: true })
    }
  }, [onUnlock])
  return (
    <aside className="lock-band" aria-label={t('accounts:lock.title')}>
      <b>{t('accounts:lock.title')}</b>
      <span>{t('accounts:lock.watching')}</span>
      <Button onClick={onUnlock}>{t('accounts:lock.unlock')}</Button>
      <div className="visually-hidden">{news}</div>
    </aside>
  )
}
