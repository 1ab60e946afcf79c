// A real browser, when the machine has one, showing the wall with the bench's own seat; says when a text stands on the page.
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright'

export type BrowserScreen = {
  /** Milliseconds since the epoch, by the page's own clock, at which the text first stood in the page. */
  untilText(text: string): Promise<number>
  close(): Promise<void>
}

function findBrowser(): string | null {
  const places = [process.env.YIAN_CHROMIUM, chromium.executablePath(), '/usr/bin/chromium', '/usr/bin/google-chrome']
  return places.find((path): path is string => path !== undefined && path !== '' && existsSync(path)) ?? null
}

/** A page at one path of the console, at the seat of the cookie; null = this machine has no browser. */
export async function openPage(
  url: string,
  cookie: string,
  { path, width, height }: { path: string; width: number; height: number },
): Promise<{ browser: Browser; page: Page } | null> {
  const executablePath = findBrowser()
  if (executablePath === null) return null
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const context = await browser.newContext({ viewport: { width, height } })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  await page.goto(`${url}#${path}`)
  await page.waitForFunction(() => (document.body.innerText ?? '').length > 40)
  return { browser, page }
}

export async function openBrowserScreen(url: string, cookie: string): Promise<BrowserScreen | null> {
  const opened = await openPage(url, cookie, { path: '/alarms', width: 1366, height: 768 })
  if (opened === null) return null
  const { browser, page } = opened
  return {
    async untilText(text) {
      const found = await page.waitForFunction(
        (wanted) => (document.body.textContent?.includes(wanted) ? Date.now() : null),
        text,
        { polling: 'raf', timeout: 20_000 },
      )
      return (await found.jsonValue()) ?? Number.NaN
    },
    close: () => browser.close(),
  }
}
