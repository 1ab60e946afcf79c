// A masked ID number or phone. Revealing asks the backend, which checks the right and writes the audit row; the value leaves the screen by itself.
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Unknown } from './unknown.tsx'

type MaskedValueProps = {
  /** As the backend masked it; null = not known. */
  masked: string | null
  /** What it is, such as 身份证号; names the button for screen readers. */
  label: string
  /** Left out when the person has no right to see it. Answers null when the person changed their mind. */
  onReveal?: () => Promise<string | null>
}

const shownForMs = 30_000

export function MaskedValue({ masked, label, onReveal }: MaskedValueProps) {
  const { t } = useTranslation()
  const [revealed, setRevealed] = useState<string | null>(null)
  const [state, setState] = useState<'idle' | 'asking' | 'refused'>('idle')

  useEffect(() => {
    if (revealed === null) return
    const timer = setTimeout(() => setRevealed(null), shownForMs)
    return () => clearTimeout(timer)
  }, [revealed])

  if (masked === null) return <Unknown />

  const reveal = async () => {
    if (!onReveal) return
    setState('asking')
    try {
      setRevealed(await onReveal())
      setState('idle')
    } catch {
      setState('refused')
    }
  }

  return (
    <span className="masked-value numerals">
      {revealed ?? masked}
      {onReveal !== undefined && (
        <Button
          type="link"
          size="small"
          className="no-print"
          loading={state === 'asking'}
          onClick={revealed === null ? reveal : () => setRevealed(null)}
          aria-label={t(revealed === null ? 'ui:masked.revealOf' : 'ui:masked.hideOf', { label })}
        >
          {t(revealed === null ? 'ui:masked.reveal' : 'ui:masked.hide')}
        </Button>
      )}
      {state === 'refused' && <span role="alert">{t('ui:masked.refused')}</span>}
    </span>
  )
}
