import { createContext, useContext } from 'react'
import { type Appearance, firstAppearance } from './appearance.ts'

type AppearanceControl = { appearance: Appearance; change: (part: Partial<Appearance>) => void }

export const AppearanceContext = createContext<AppearanceControl>({
  appearance: firstAppearance,
  change: () => undefined,
})

export function useAppearance(): AppearanceControl {
  return useContext(AppearanceContext)
}
