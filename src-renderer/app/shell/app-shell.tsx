// The frame around all pages: menu, connection state, who is signed in at which seat, search. It fetches nothing itself.
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeadEndContext } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import type { NavigationEntry } from '../feature.ts'
import './app-shell.css'
import { AppearanceMenu } from './appearance-menu.tsx'
import { CommandPalette } from './command-palette.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { Navigation } from './navigation.tsx'
import { SearchField } from './search-field.tsx'
import type { ShellData } from './shell-data.ts'
import { TroubleBanner } from './trouble-banner.tsx'
import { UserFoot } from './user-foot.tsx'

type AppShellProps = ShellData & { entries: readonly NavigationEntry[]; children: ReactNode }

export function AppShell({ entries, children, ...data }: AppShellProps) {
  const { t } = useTranslation()
  const [isSearching, setSearching] = useState(false)
  useShortcut('Ctrl+K', () => setSearching(true), { isGlobal: true })
  const searchField = useMemo(() => <SearchField onOpen={() => setSearching(true)} />, [])
  return (
    <div className="app-shell">
      <button type="button" className="skip-link" onClick={() => document.getElementById('main')?.focus()}>
        {t('shell:skipToContent')}
      </button>
      <header className="app-shell__side no-print">
        <div className="app-shell__brand">
          <span className="app-shell__name">{t('shell:brand')}</span>
          <AppearanceMenu />
          <small>{data.facilityName ?? t('shell:facilityUnknown')}</small>
        </div>
        <Navigation key={data.user?.id} entries={entries} personId={data.user?.id ?? null} />
        <div className="app-shell__foot">
          <UserFoot {...data} />
        </div>
      </header>
      <div className="app-shell__content">
        <div>
          <ConnectionBanner connection={data.connection} onReconnect={data.onReconnect} />
          <TroubleBanner troubles={data.troubles} to={data.troublesTo} />
        </div>
        <main id="main" className="app-shell__main" tabIndex={-1}>
          <PageHeadEndContext value={searchField}>{children}</PageHeadEndContext>
        </main>
      </div>
      <CommandPalette isOpen={isSearching} onClose={() => setSearching(false)} search={data.search} entries={entries} />
    </div>
  )
}
