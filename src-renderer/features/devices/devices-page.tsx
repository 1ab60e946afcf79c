// The devices of the home: what was heard and waits, the register, what nobody understands, the way in.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useMatch, useNavigate, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import { api } from '../../app/rpc-client.ts'
import { AppTable } from '../../ui/app-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { FilterInput } from '../../ui/filter-input.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useSession } from '../accounts/index.ts'
import { useDeviceColumns } from './columns.tsx'
import { BrokerLine } from './components/broker-line.tsx'
import { CoverageView } from './components/coverage-view.tsx'
import { Gateways } from './components/gateways.tsx'
import { Inbox } from './components/inbox.tsx'
import { InboxTopics } from './components/inbox-topics.tsx'
import { ProfileList } from './components/profile-list.tsx'
import { TestRounds } from './components/test-rounds.tsx'
import { healthOf, inboxOf, unknownHealth, untestedOf } from './device-groups.ts'
import './devices.css'
import { useDevices } from './queries.ts'

const views = [
  ...(['register', 'inbox', 'unknown', 'untested', 'coverage', 'rounds', 'topics', 'profiles', 'gateways'] as const),
] as const
/** Views that are a table of devices; the others draw themselves. */
const tables = ['register', 'unknown', 'untested'] as const
type View = (typeof views)[number]
type TableView = (typeof tables)[number]

function isTable(view: View): view is TableView {
  return (tables as readonly View[]).includes(view)
}

function rowsOf(devices: readonly Device[], view: View): Device[] {
  if (view === 'inbox') return inboxOf(devices)
  if (view === 'untested') return untestedOf(devices)
  if (view === 'unknown')
    return devices.filter((device) => device.state === 'bound' && unknownHealth.includes(healthOf(device)))
  return devices.filter((device) => device.state !== 'inbox')
}

const coverageRenewMs = 10_000

export function DevicesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { can } = useSession()
  const [params, setParams] = useSearchParams()
  const openId = useMatch('/devices/:id')?.params.id ?? null
  const [text, setText] = useState('')
  const devices = useDevices()
  const topics = useQuery(api.devices.inboxTopics.queryOptions())
  const coverage = useQuery(api.devices.coverage.queryOptions({ refetchInterval: coverageRenewMs }))
  const columns = useDeviceColumns()
  const view = views.find((each) => each === params.get('view')) ?? 'register'
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    const inView = devices.data && rowsOf(devices.data, view)
    if (!inView || wanted === '') return inView
    return inView.filter((row) =>
      [row.name, row.targetLabel, row.externalKey, row.model].some((each) => each?.toLowerCase().includes(wanted)),
    )
  }, [devices.data, view, text])

  const countOf: Record<View, number | null> = {
    register: devices.data ? rowsOf(devices.data, 'register').length : null,
    inbox: devices.data ? inboxOf(devices.data).length : null,
    unknown: devices.data ? rowsOf(devices.data, 'unknown').length : null,
    untested: devices.data ? untestedOf(devices.data).length : null,
    coverage: coverage.data?.gapCount ?? null,
    rounds: null,
    topics: topics.data?.filter((topic) => topic.ignoredReason === null).length ?? null,
    profiles: null,
    gateways: null,
  }
  const waiting = countOf.inbox ?? 0
  return (
    <PageFrame
      title={t('shell:nav.devices')}
      count={devices.data ? t('devices:count', { count: countOf.register ?? 0, waiting }) : undefined}
      filter={<FilterInput value={text} onChange={setText} placeholder={t('devices:filter')} />}
      filterBar={views
        .filter((each) => each !== 'gateways' || can('devices.manage'))
        .filter((each) => each !== 'profiles' || can('devices.map'))
        .map((each) => (
          <FilterChip
            key={each}
            label={t(`devices:view.${each}`)}
            count={countOf[each]}
            isOn={view === each}
            onToggle={() => setParams(each === 'register' ? {} : { view: each })}
          />
        ))}
      filterBarEnd={<BrokerLine />}
      drawer={<Outlet />}
    >
      {view === 'topics' && <InboxTopics />}
      {view === 'profiles' && <ProfileList />}
      {view === 'gateways' && <Gateways />}
      {view === 'inbox' && rows && <Inbox devices={rows} />}
      {view === 'coverage' && <CoverageView />}
      {view === 'rounds' && <TestRounds devices={devices.data ?? []} />}
      {isTable(view) && (
        <AppTable
          id="devices"
          label={t(`devices:view.${view}`)}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          openKey={openId}
          onOpen={(row) => navigate({ pathname: screenLinks.device(row.id), search: params.toString() })}
          initialSort={{ columnId: 'target' }}
          error={devices.error}
          onRetry={() => void devices.refetch()}
          isFaint={(row) => row.state === 'ignored'}
          empty={<EmptyState title={t(`devices:empty.${view}`)} hint={t(`devices:emptyHint.${view}`)} />}
        />
      )}
    </PageFrame>
  )
}
