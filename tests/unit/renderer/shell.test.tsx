// @vitest-environment jsdom
import '../../support/jsdom-setup.ts'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Outlet, useNavigate } from 'react-router'
import { expect, test, vi } from 'vitest'
import type { Feature } from '../../../src-renderer/app/feature.ts'
import { createRoutes } from '../../../src-renderer/app/routes.tsx'
import { AppearanceChoice } from '../../../src-renderer/app/shell/appearance-menu.tsx'
import { type ShellData, ShellDataContext } from '../../../src-renderer/app/shell/shell-data.ts'
import { connectionViewOf } from '../../../src-renderer/app/shell/use-connection-view.ts'
import { DetailDrawer } from '../../../src-renderer/ui/detail-drawer.tsx'
import { PageFrame } from '../../../src-renderer/ui/page-frame.tsx'
import { renderRoutes, renderScreen, testNow } from '../../support/render-screen.tsx'

function ResidentsPage() {
  const navigate = useNavigate()
  return (
    <PageFrame title="老人" drawer={<Outlet />}>
      <button type="button" onClick={() => navigate('/residents/1?floor=2')}>
        打开
      </button>
    </PageFrame>
  )
}

const features: Feature[] = [
  {
    name: 'residents',
    navigation: {
      labelKey: 'shell:nav.residents',
      to: '/residents',
      group: 'care',
      order: 2,
      useCount: () => ({ value: 118 }),
    },
    routes: [
      {
        path: 'residents',
        element: <ResidentsPage />,
        children: [{ path: ':residentId', element: <DetailDrawer title="柯玉治" closeTo="/residents" /> }],
      },
    ],
  },
  {
    name: 'alarms',
    navigation: {
      labelKey: 'shell:nav.wall',
      to: '/wall',
      group: 'care',
      order: 1,
      useCount: () => ({ value: 2, isAlarm: true }),
    },
  },
  {
    name: 'devices',
    navigation: {
      labelKey: 'shell:nav.devices',
      to: '/devices',
      group: 'office',
      order: 1,
      useCount: () => ({ value: null }),
    },
  },
  {
    name: 'settings',
    navigation: {
      labelKey: 'shell:nav.settings',
      to: '/settings',
      group: 'office',
      order: 2,
      useIsAllowed: () => false,
    },
  },
]

const data: ShellData = {
  facilityName: '示例养老院',
  connection: { status: 'connected' },
  user: { id: 'director-1', name: '陈院长' },
  seatName: '前台电脑',
  troubles: [],
  troublesTo: '/settings/health',
  search: async () => [],
}

function openShell(address: string, part: Partial<ShellData> = {}) {
  return renderRoutes(
    [
      {
        element: (
          <ShellDataContext value={{ ...data, ...part }}>
            <Outlet />
          </ShellDataContext>
        ),
        children: createRoutes(features),
      },
    ],
    address,
  )
}

test('the menu shows the features there are, in order, with live counts; an unknown count says so', async () => {
  openShell('/residents')
  const menu = await screen.findByRole('navigation', { name: '主菜单' })
  expect(
    within(menu)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['监测墙2', '老人118', '设备未知'])
  expect(within(menu).getByRole('link', { current: 'page' }).textContent).toContain('老人')
})

test('a broken connection is said at once, with what to do', async () => {
  openShell('/residents', { connection: { status: 'reconnecting', secondsSinceLost: 7 } })
  expect(await screen.findByText('连接中断 7 秒，正在重连')).toBeTruthy()
})

test('what is wrong with the console is one line on every page: what, since when, what it means and where to look', async () => {
  const troubles = [
    { kind: 'broker' as const, since: testNow - 25 * 60_000 },
    { kind: 'disk' as const, since: testNow - 5000 },
  ]
  openShell('/residents', { troubles })
  const line = (await screen.findByRole('link', { name: '查看本机自检' })).parentElement
  expect(line?.textContent).toContain('设备接入中断自 08:35设备数据收不到，床位为未知；请巡房另有 1 项')
})

test('whoever may not see the self-check is told whom to call, and a console that is well says nothing', async () => {
  openShell('/residents', { troubles: [{ kind: 'clock', since: testNow }], troublesTo: null })
  expect(await screen.findByText('请通知管理员')).toBeTruthy()
  expect(screen.queryByRole('link', { name: '查看本机自检' })).toBeNull()
})

test('while no backend has been reached the shell counts as not connected', async () => {
  renderRoutes(createRoutes(features), '/residents')
  expect(await screen.findByText('与后台失去连接')).toBeTruthy()
  expect(screen.getByText('未登录')).toBeTruthy()
})

test('the drawer has its own address; Escape closes it, keeps the filters and gives the focus back', async () => {
  const { router } = openShell('/residents')
  const opener = await screen.findByRole('button', { name: '打开' })
  await userEvent.click(opener)
  expect(router.state.location.pathname).toBe('/residents/1')
  const drawer = await screen.findByRole('complementary', { name: '柯玉治' })
  expect(document.activeElement).toBe(drawer)
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())
  expect(router.state.location.pathname + router.state.location.search).toBe('/residents?floor=2')
  expect(document.activeElement).toBe(opener)
})

test('Ctrl+K finds a resident and opens the record by keyboard alone', async () => {
  const search = vi.fn(async () => [
    { id: 'r1', group: '老人', label: '柯玉治', to: '/residents/1' },
    { id: 'r2', group: '老人', label: '柯天赐', to: '/residents/2' },
  ])
  const { router } = openShell('/residents', { search })
  await screen.findByRole('button', { name: '打开' })
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.type(await screen.findByRole('combobox', { name: '查找' }), 'ke')
  await screen.findByRole('option', { name: '柯天赐' })
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(router.state.location.pathname).toBe('/residents/2')
  expect(search).toHaveBeenLastCalledWith('ke', expect.any(AbortSignal))
})

test('a search that fails says so instead of showing nothing found', async () => {
  openShell('/residents', { search: () => Promise.reject(new Error('down')) })
  await screen.findByRole('button', { name: '打开' })
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.type(await screen.findByRole('combobox', { name: '查找' }), 'ke')
  expect(await screen.findByText('未能查找，请确认连接后重试')).toBeTruthy()
})

test('an address without a page is answered with the address and a way back', async () => {
  openShell('/nowhere')
  expect(await screen.findByText('地址 /nowhere 没有对应的页面')).toBeTruthy()
})

test('night, 大字 and English are one press away and kept for the seat', async () => {
  renderScreen(<AppearanceChoice />)
  await userEvent.click(screen.getByText('夜间值守'))
  await userEvent.click(screen.getByText('大字'))
  await userEvent.click(screen.getByText('English'))
  expect({ ...document.documentElement.dataset, lang: document.documentElement.lang }).toEqual({
    theme: 'night',
    size: 'large',
    lang: 'en',
  })
  expect(await screen.findByText('Night station')).toBeTruthy()
  expect(JSON.parse(localStorage.getItem('yian.appearance') ?? '')).toEqual({
    theme: 'night',
    size: 'large',
    language: 'en',
  })
})

test('a break is counted in seconds, and after half a minute somebody is asked to look at the host', () => {
  const since = Date.UTC(2026, 10, 22, 1)
  expect([
    connectionViewOf({ kind: 'connecting' }, since),
    connectionViewOf({ kind: 'lost', since }, since + 7400),
    connectionViewOf({ kind: 'lost', since }, since + 30_000),
  ]).toEqual([
    { status: 'connecting' },
    { status: 'reconnecting', secondsSinceLost: 7 },
    { status: 'lost', lastConnectedAt: since },
  ])
})
