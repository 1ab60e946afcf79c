// What every browser test stands on: homes of its own, and a page that may talk to this machine only and must not fail silently.
import { type BrowserContext, test as base, type Page } from '@playwright/test'
import type { Role } from '#shared/contract/permissions.ts'
import type { DemoLogin } from '#shared/features/accounts/accounts.contract.ts'
import { type HomeProcess, startHome } from './home-process.ts'
import { copyDemoHome, emptyHome, type HomeFiles } from './home-template.ts'
import { openSeat, type Seat, signedInSeat } from './rpc-client.ts'

export { expect } from '@playwright/test'

export type Home = HomeProcess & {
  files: HomeFiles
  loginOf(role: Role): DemoLogin
  /** A seat for the test itself, at which this role is signed in. */
  seat(role: Role): Promise<Seat>
  guestSeat(): Promise<Seat>
}

export type Homes = {
  demo(options?: { hasDevices?: boolean }): Promise<Home>
  /** A home that nobody has set up. */
  fresh(): Promise<Home>
  /** Starts the files of a home that has ended, on its old ports. */
  again(home: Home, command?: 'demo' | 'serve'): Promise<Home>
}

/** Homes that end together; a test has its own by the fixture `homes`, a file may share one. */
export function createHomes() {
  const started: HomeProcess[] = []
  const seats: Seat[] = []
  const kept = new Set<HomeFiles>()
  const open = async (command: 'demo' | 'serve', files: HomeFiles, more: object = {}): Promise<Home> => {
    kept.add(files)
    const home = await startHome({ command, ...files, ...more })
    started.push(home)
    const loginOf = (role: Role): DemoLogin => {
      const login = home.logins.find((each) => each.roles.includes(role))
      if (!login) throw new Error(`no login of the role ${role}`)
      return login
    }
    const keep = async (seat: Promise<Seat>): Promise<Seat> => {
      const opened = await seat
      seats.push(opened)
      return opened
    }
    return {
      ...home,
      files,
      loginOf,
      seat: (role) => keep(signedInSeat(home.url, loginOf(role))),
      guestSeat: () => keep(openSeat(home.url)),
    }
  }
  const homes: Homes = {
    demo: (options = {}) => open('demo', copyDemoHome(), options),
    fresh: () => open('serve', emptyHome()),
    again: (home, command = 'demo') =>
      open(command, home.files, { port: home.port, mqttPort: Number(new URL(home.mqtt).port), hasDevices: false }),
  }
  const close = async (): Promise<void> => {
    for (const seat of seats) seat.close()
    for (const home of started) await home.stop()
    for (const files of kept) files.remove()
  }
  return { homes, close }
}

const isForeign = (url: URL): boolean => !['data:', 'blob:'].includes(url.protocol) && url.hostname !== '127.0.0.1'

/** Stops every request that would leave this machine and remembers it; also remembers what a page threw. */
export async function guardContext(context: BrowserContext): Promise<string[]> {
  const faults: string[] = []
  await context.route(isForeign, (route) => {
    faults.push(`a request to ${new URL(route.request().url()).host}`)
    return route.abort()
  })
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => faults.push(`the page threw ${error.message}`))
    page.on('websocket', (socket) => {
      if (isForeign(new URL(socket.url()))) faults.push(`a socket to ${new URL(socket.url()).host}`)
    })
  }
  for (const page of context.pages()) watch(page)
  context.on('page', watch)
  return faults
}

export const test = base.extend<{ homes: Homes; secondPage: Page }>({
  context: async ({ context }, use) => {
    const faults = await guardContext(context)
    await use(context)
    base.expect(faults).toEqual([])
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures a function asks for from this pattern
  homes: async ({}, use) => {
    const { homes, close } = createHomes()
    try {
      await use(homes)
    } finally {
      await close()
    }
  },
  /** The page of a second seat: another browser, with a session of its own. */
  secondPage: async ({ browser }, use) => {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    const faults = await guardContext(context)
    await use(await context.newPage())
    await context.close()
    base.expect(faults).toEqual([])
  },
})

/** A measured figure in the report of the run. */
export function note(name: string, value: string | number): void {
  test.info().annotations.push({ type: name, description: String(value) })
}
