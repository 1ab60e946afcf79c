import { Suspense, useMemo } from 'react'
import { Outlet } from 'react-router'
import type { Feature } from '../feature.ts'
import { AppShell } from './app-shell.tsx'
import { useShellData } from './shell-data.ts'
import { useAllowedEntries } from './use-allowed-entries.ts'

/** The shell around every page that has menus. */
export function ShellRoute({ features }: { features: readonly Feature[] }) {
  const data = useShellData()
  const all = useMemo(() => features.flatMap((feature) => (feature.navigation ? [feature.navigation] : [])), [features])
  const entries = useAllowedEntries(all, data.user?.roles ?? [])
  return (
    <AppShell {...data} entries={entries}>
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    </AppShell>
  )
}
