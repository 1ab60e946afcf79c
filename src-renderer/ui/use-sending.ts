// One sending at a time: Enter pressed twice, or held, must not write twice. A state alone comes too late for that: a form checks its
// fields first, and the second press may come before the first has been drawn.
import { useCallback, useRef, useState } from 'react'

export type Sending = {
  isSending: boolean
  /** False while the one before is still under way: then nothing is to be sent. */
  begin: () => boolean
  end: () => void
}

export function useSending(): Sending {
  const [isSending, setSending] = useState(false)
  const underWay = useRef(false)
  const begin = useCallback(() => {
    if (underWay.current) return false
    underWay.current = true
    setSending(true)
    return true
  }, [])
  const end = useCallback(() => {
    underWay.current = false
    setSending(false)
  }, [])
  return { isSending, begin, end }
}
