// A list draws the rows in sight and the columns its width holds; on paper it draws all of both. `rangeExtractor` is for the virtualizer.
import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

const everything = ({ count }: Range): number[] => Array.from({ length: count }, (_, index) => index)

export function usePrintedWhole(): { isPrinting: boolean; rangeExtractor: (range: Range) => number[] } {
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
  return { isPrinting, rangeExtractor: isPrinting ? everything : defaultRangeExtractor }
}
