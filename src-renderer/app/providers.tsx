// Everything a page may count on: server state, theme, texts, clock, messages. Knows nothing of routes or of the backend.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { changeLanguage } from '../i18n/i18n.ts'
import { buildAntdTheme } from '../ui/antd-theme.ts'
import { ClockProvider } from '../ui/clock.tsx'
import { DensityContext, densityOf } from '../ui/density.ts'
import { type Appearance, appearanceKey, applyAppearance, readAppearance, writeAppearance } from './appearance.ts'
import { AppearanceContext } from './appearance-context.ts'

const antdLocales = { 'zh-CN': zhCN, en: enUS }
const dayjsLocales = { 'zh-CN': 'zh-cn', en: 'en' }

/** Data on screen is renewed by the live feeds, so a query is not asked again only because a window got the focus. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, refetchOnWindowFocus: false, networkMode: 'always', retry: 1 },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

type ProvidersProps = {
  children: ReactNode
  queryClient: QueryClient
  /** Epoch milliseconds UTC, corrected to the backend's clock. */
  now: () => number
}

export function Providers({ children, queryClient, now }: ProvidersProps) {
  const [appearance, setAppearance] = useState(() => readAppearance(localStorage))
  const { theme, size, language } = appearance

  useLayoutEffect(() => {
    applyAppearance(appearance, document.documentElement)
    dayjs.locale(dayjsLocales[appearance.language])
    void changeLanguage(appearance.language)
  }, [appearance])

  useEffect(() => {
    // Two windows of one seat look alike: what is chosen in one shows in the other.
    const follow = (event: StorageEvent) => {
      if (event.key === appearanceKey) setAppearance(readAppearance(localStorage))
    }
    addEventListener('storage', follow)
    return () => removeEventListener('storage', follow)
  }, [])

  const change = useCallback((part: Partial<Appearance>) => {
    setAppearance((before) => {
      const after = { ...before, ...part }
      writeAppearance(after, localStorage)
      return after
    })
  }, [])

  const control = useMemo(() => ({ appearance, change }), [appearance, change])
  const antdTheme = useMemo(() => buildAntdTheme(theme, size), [theme, size])
  const density = useMemo(() => densityOf(size), [size])

  return (
    <QueryClientProvider client={queryClient}>
      <AppearanceContext value={control}>
        <DensityContext value={density}>
          <ConfigProvider
            theme={antdTheme}
            locale={antdLocales[language]}
            button={{ autoInsertSpace: false }}
            wave={{ disabled: true }}
          >
            <App component={false}>
              <ClockProvider now={now}>{children}</ClockProvider>
            </App>
          </ConfigProvider>
        </DensityContext>
      </AppearanceContext>
    </QueryClientProvider>
  )
}
