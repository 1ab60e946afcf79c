// A page that lives hang on may ask to be looked at while the seat is locked by idle time. Looking only: nothing on it can be reached.
import { createContext, useContext, useEffect } from 'react'

export const StaysInViewContext = createContext<(isAsked: boolean) => void>(() => undefined)

/** Asks for as long as the page is there. A person's lock (F2) covers it all the same. */
export function useStaysInView(): void {
  const ask = useContext(StaysInViewContext)
  useEffect(() => {
    ask(true)
    return () => ask(false)
  }, [ask])
}
