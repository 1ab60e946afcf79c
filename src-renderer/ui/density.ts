// The row height and type scale in force, for parts that must compute in pixels (virtual rows, column fitting).
import { createContext, useContext } from 'react'
import { readTokens, type SizeName, tokenPixels } from './tokens.ts'

export type Density = { rowHeightPx: number; scale: number }

export function densityOf(size: SizeName): Density {
  const tokens = readTokens('light', size)
  return { rowHeightPx: tokenPixels(tokens, 'row'), scale: tokenPixels(tokens, 'scale') }
}

export const DensityContext = createContext<Density>({ rowHeightPx: 36, scale: 1 })

export function useDensity(): Density {
  return useContext(DensityContext)
}
