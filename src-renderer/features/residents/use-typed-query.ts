// The text filter of a list. Typing is kept here and reaches the address a moment later: an address written at every key would lose letters.
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useSettled } from '../../ui/use-settled.ts'
import { withParam } from './filters.ts'

/** `query` is what the address says, `text` what stands in the field. */
export function useTypedQuery() {
  const [params, setParams] = useSearchParams()
  const query = params.get('q') ?? ''
  const [text, setText] = useState(query)
  const written = useRef(query)
  const settled = useSettled(text)
  useEffect(() => {
    if (settled === written.current) return
    written.current = settled
    setParams((before) => withParam(before, 'q', settled), { replace: true })
  }, [settled, setParams])
  useEffect(() => {
    // A saved view or a link changed the address: the field follows.
    if (query === written.current) return
    written.current = query
    setText(query)
  }, [query])
  return { text, query, setText }
}
