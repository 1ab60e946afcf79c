// A real browser, when the machine has one, showing the wall with the bench's own seat; says when a text stands on the page.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

export type BrowserScreen = {
  /** Milliseconds since the epoch, by the page's own clock, at which the text first stood in the page. */
  untilText(text: string): Promise<number>
  close(): Promise<void>
}

function findBrowser(): string | null {
  const places = [process.env.YIAN_CHROMIUM, chromium.executablePath(), '/usr/bin/chromium', '/usr/bin/google-chrome']
  return places.find((path): path is string => path !== undefined && path !== '' && existsSync(path)) ?? null
}

export async function openBrowserScreen(url: string, cookie: string): Promise<BrowserScreen | null> {
  const executablePath = findBrowser()
  if (executablePath === null) return null
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  await page.goto(`${url}#/alarms`)
  await page.waitForFunction(() => (document.body.innerText ?? '').length > 40)
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
