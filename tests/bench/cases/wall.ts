// The wall of a large home in a real browser: 500 mattresses, each once a second. Long tasks (over 50 ms: a key that answers late), the share
// of a processor the page takes, and whether its memory grows; against a bare page that writes 500 texts a second. YIAN_BENCH_WALL_MINUTES
// sets how long the wall is watched.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, CDPSession, Page } from 'playwright'
import { startLanHost } from '#main/hosts/lan/start-lan-host.ts'
import { createLogger } from '#main/platform/logger.ts'
import { dayOf } from '#shared/contract/days.ts'
import { openSeatSocket } from '../../support/seat-socket.ts'
import { foundHome, manager, openBackend, withFiles, withFolder } from '../support/bench-home.ts'
import { openPage } from '../support/browser-screen.ts'
import { runChild } from '../support/child.ts'
import { growDevices } from '../support/grow-devices.ts'
import { growHome } from '../support/grow-home.ts'
import { type Figure, figure } from '../support/measure.ts'

const TILES = 500
const MINUTES = Number(process.env.YIAN_BENCH_WALL_MINUTES ?? 0.5)
const BARE_MINUTES = Math.min(MINUTES, 0.25)
/** The first seconds fill caches and curves; growth is judged after them. */
const WARM_UP_MS = 10_000
const rendererFolder = resolve(import.meta.dirname, '../../../out/renderer')
const script = new URL('../support/publish-process.ts', import.meta.url)

type Watched = { longTasks: number; longestMs: number; cpuPercent: number; heapMb: number; growthMbAMinute: number }

/** Processor seconds of the pages of the browser so far. */
async function pageSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

async function heapMb(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 2 ** 20
}

/** The lowest heap of each sixth of the time: what stays after the page cleared up by itself. */
async function heapFloors(session: CDPSession, forMs: number): Promise<{ at: number; mb: number }[]> {
  const floors: { at: number; mb: number }[] = []
  for (let part = 0; part < 6; part += 1) {
    let floor = { at: performance.now(), mb: Number.POSITIVE_INFINITY }
    const until = performance.now() + forMs / 6
    while (performance.now() < until) {
      await pause(Math.min(1000, forMs / 30))
      const mb = await heapMb(session)
      if (mb < floor.mb) floor = { at: performance.now(), mb }
    }
    floors.push(floor)
  }
  return floors
}

/** Slope of the line closest to the samples, per minute. */
function slopeAMinute(samples: readonly { at: number; mb: number }[]): number {
  const meanAt = samples.reduce((sum, { at }) => sum + at, 0) / samples.length
  const meanMb = samples.reduce((sum, { mb }) => sum + mb, 0) / samples.length
  const over = samples.reduce((sum, { at, mb }) => sum + (at - meanAt) * (mb - meanMb), 0)
  const under = samples.reduce((sum, { at }) => sum + (at - meanAt) ** 2, 0)
  return (over / under) * 60_000
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

async function watchPage({ browser, page }: { browser: Browser; page: Page }, minutes: number): Promise<Watched> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await pause(WARM_UP_MS)
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(globalThis, { longTasks: tasks })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    }).observe({ type: 'longtask' })
  })
  const startedAt = performance.now()
  const before = await pageSeconds(browser)
  const floors = await heapFloors(session, minutes * 60_000)
  const cpuPercent = ((await pageSeconds(browser)) - before) * 100_000
  const tookMs = performance.now() - startedAt
  const tasks = await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks)
  return {
    longTasks: tasks.length / (tookMs / 60_000),
    longestMs: Math.max(0, ...tasks),
    cpuPercent: cpuPercent / tookMs,
    heapMb: floors.at(-1)?.mb ?? Number.NaN,
    growthMbAMinute: slopeAMinute(floors),
  }
}

/** What any page pays for 500 texts that change once a second. */
async function watchBare({ browser, page }: { browser: Browser; page: Page }): Promise<Watched> {
  await page.goto('about:blank')
  await page.evaluate((count) => {
    const cells = Array.from({ length: count }, () => document.body.appendChild(document.createElement('span')))
    let turn = 0
    setInterval(() => {
      turn += 1
      for (const [index, cell] of cells.entries()) cell.textContent = `${index} ${60 + ((turn + index) % 30)} `
    }, 1000)
  }, TILES)
  return watchPage({ browser, page }, BARE_MINUTES)
}

async function figures(home: string): Promise<Figure[]> {
  const backend = await openBackend(home, true)
  await backend.start()
  const logger = createLogger({ isSilent: true })
  const host = await startLanHost({ backend, rendererFolder, port: 0, logger })
  const seat = await openSeatSocket(host.url)
  try {
    const { loginName, password } = manager
    await seat.client.accounts.signIn({ loginName, password })
    const access = await seat.client.devices.addGateway({ name: '网关', username: 'bench_wall' })
    const opened = await openPage(host.url, seat.cookie, { path: '/wall', width: 1920, height: 1080 })
    if (opened === null) return []
    try {
      const seconds = Math.ceil((WARM_UP_MS + MINUTES * 60_000) / 1000) + 10
      const part = [TILES * seconds, 1, 1, TILES, TILES].map(String)
      const stream = runChild(script, [backend.mqttUrl() ?? '', access.username, access.password, ...part])
      // Counted first: a seat nobody touches locks itself in the end.
      const tiles = await opened.page.locator('[data-bed]').count()
      const wall = await watchPage(opened, MINUTES)
      await stream
      const bare = await watchBare(opened)
      const name = `wall of ${TILES} (${tiles} on the screen), 1 Hz, ${MINUTES} min`
      const against = (what: string, unit: string, word: keyof Watched): Figure =>
        figure(`${name}: ${what}`, unit, { product: wall[word], raw: bare[word] }, 'a bare page, 500 texts a second')
      return [
        against('processor', '%', 'cpuPercent'),
        against('long tasks a minute', '', 'longTasks'),
        against('longest task', 'ms', 'longestMs'),
        against('memory of the page', 'MB', 'heapMb'),
        against('its growth a minute', 'MB', 'growthMbAMinute'),
      ]
    } finally {
      await opened.browser.close()
    }
  } finally {
    seat.close()
    await host.close()
    await backend.dispose()
  }
}

export async function wall(): Promise<Figure[]> {
  if (!existsSync(join(rendererFolder, 'index.html'))) return []
  return withFolder(async (folder) => {
    const home = join(folder, 'home')
    await foundHome(home)
    const today = dayOf(Date.now())
    await withFiles(home, (files) => {
      const { beds } = growHome(files.records, { beds: TILES, years: 0.1, today, seed: 22 })
      growDevices(files, { beds, today, years: 1, alarms: 1, readings: TILES })
    })
    return await figures(home)
  })
}
