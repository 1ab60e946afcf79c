import { type RefObject, useEffect, useState } from 'react'

/** Content size in px of the element, 0 × 0 until measured; the last known size while it is not on the page. */
export function useElementSize(ref: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [element, setElement] = useState<HTMLElement | null>(null)
  // The element may leave the page and come back as another one: the wall goes to the plan and back.
  useEffect(() => setElement(ref.current))
  useEffect(() => {
    if (!element) return
    const measure = () => {
      const style = getComputedStyle(element)
      const width = element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
      const height = element.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom)
      setSize((known) => (known.width === width && known.height === height ? known : { width, height }))
    }
    // An element that leaves reports a size of nothing, which is no size.
    const observer = new ResizeObserver(() => element.isConnected && measure())
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [element])
  return size
}
