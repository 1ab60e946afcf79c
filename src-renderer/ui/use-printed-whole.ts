// A virtual list draws what is in sight; on paper it draws every row. Answers the range to draw, for the virtualizer.
import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

const everything = ({ count }: Range): number[] => Array.from({ length: count }, (_, index) => index)

export function usePrintedWhole(): (range: Range) => number[] {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    // The page is drawn for paper as soon as this handler returns.
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting ? everything : defaultRangeExtractor
}
