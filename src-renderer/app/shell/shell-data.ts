// What the shell shows and cannot know by itself. Until a provider gives it, everything is unknown and the connection counts as lost.
import { createContext, useContext } from 'react'
import type { Role } from '#shared/contract/permissions.ts'
import type { ConsoleTrouble } from '#shared/features/console-health/console-health.contract.ts'
import type { PaletteResult } from './command-palette.tsx'
import type { ConnectionView } from './connection-banner.tsx'

export type ShellData = {
  /** Name of the home under the brand. */
  facilityName: string | null
  connection: ConnectionView
  /** What is wrong with the console itself, gravest first. */
  troubles: readonly ConsoleTrouble[]
  /** Where more is said of them; null = not for this person. */
  troublesTo: string | null
  user: { id: string; name: string; roleLabel?: string; roles?: readonly Role[] } | null
  /** Name of this seat, such as 前台电脑. */
  seatName: string | null
  /** Small line at the foot of the menu, such as 备份 03:00 完成. */
  footNote?: string | undefined
  search: (query: string, signal: AbortSignal) => Promise<readonly PaletteResult[]>
  onReconnect?: (() => void) | undefined
  onSwitchUser?: (() => void) | undefined
  onSignOut?: (() => void) | undefined
}

export const ShellDataContext = createContext<ShellData>({
  facilityName: null,
  connection: { status: 'lost', lastConnectedAt: null },
  troubles: [],
  troublesTo: null,
  user: null,
  seatName: null,
  search: async () => [],
})

export function useShellData(): ShellData {
  return useContext(ShellDataContext)
}
