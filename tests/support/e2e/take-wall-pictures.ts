// Takes the pictures of the wall again: `node .config/node24.mjs node tests/support/e2e/take-wall-pictures.ts FOLDER [beds]`. Each look also
// scaled to a fifth, as it is seen from five metres. Tells long tasks of the page while every mattress speaks once a second.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium, type Page } from 'playwright'
import { withFolder } from '../../bench/support/bench-home.ts'
import { openWallHome } from './wall-home.ts'

const [folder = 'test-results/wall', count = '100'] = process.argv.slice(2)
const target = resolve(folder)
const executablePath = process.env.YIAN_CHROMIUM ?? '/usr/bin/chromium'
const seconds = 20

const looks = [
  { name: 'day-1920', theme: 'light', size: 'normal', width: 1920, height: 1080 },
  { name: 'night-1920', theme: 'night', size: 'normal', width: 1920, height: 1080 },
  { name: 'day-1366', theme: 'light', size: 'normal', width: 1366, height: 768 },
  { name: 'large-1920', theme: 'dark', size: 'large', width: 1920, height: 1080 },
]

async function show(page: Page, url: string, path: string, look: (typeof looks)[number]): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height })
  await page.goto('about:blank')
  await page.goto(url)
  await page.evaluate((appearance) => localStorage.setItem('yian.appearance', JSON.stringify(appearance)), {
    theme: look.theme,
    size: look.size,
    language: 'zh-CN',
  })
  await page.goto('about:blank')
  await page.goto(`${url}#${path}`)
  await page.getByRole('main').waitFor()
  await page.mouse.click(5, 5)
  // The takeover of a new alarm has the screen for five seconds.
  await page.waitForFunction(() => !document.querySelector('.takeover'))
  await page.evaluate(() => document.fonts.ready)
}

/** What stands on the screen at this moment. Asked of the browser itself: the wall's alarms pulse without end, and waiting for a page that rests would never end. */
async function capture(page: Page, path: string): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' })
  await session.detach()
  writeFileSync(path, Buffer.from(data, 'base64'))
  return data
}

async function take(page: Page, name: string): Promise<void> {
  const picture = await capture(page, join(target, `${name}.png`))
  const small = await page.context().newPage()
  const size = page.viewportSize() ?? { width: 1920, height: 1080 }
  await small.setViewportSize({ width: Math.round(size.width / 5), height: Math.round(size.height / 5) })
  await small.setContent(
    `<body style="margin:0"><img style="width:100%" src="data:image/png;base64,${picture}"></body>`,
  )
  await capture(small, join(target, `${name}-from-5-m.png`))
  await small.close()
}

await withFolder(async (home) => {
  mkdirSync(target, { recursive: true })
  const wall = await openWallHome(join(home, 'home'), Number(count))
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
  })
  try {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    await context.addCookies([{ name: 'yian_seat', value: wall.token, url: wall.url }])
    const page = await context.newPage()
    await wall.raiseEveryStage()
    for (const look of looks) {
      for (const [name, path] of [
        ['places', '/wall'],
        ['urgency', '/wall?view=urgency'],
        ['plan', '/wall?view=plan'],
      ] as const) {
        await wall.publishSecond()
        await show(page, wall.url, path, look)
        await page.locator('[data-bed]').first().waitFor()
        await take(page, `${count}-${name}-${look.name}`)
      }
    }
    await show(page, wall.url, '/wall?view=urgency', looks[0] as (typeof looks)[number])
    const measured = page.evaluate(
      (forMs) =>
        new Promise<number[]>((done) => {
          const long: number[] = []
          new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration))).observe({
            entryTypes: ['longtask'],
          })
          setTimeout(() => done(long), forMs)
        }),
      seconds * 1000,
    )
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable')
    const read = async (name: string) =>
      (await cdp.send('Performance.getMetrics')).metrics.find((each) => each.name === name)?.value ?? 0
    const before = { task: await read('TaskDuration'), heap: await read('JSHeapUsedSize') }
    let isOver = false
    void measured.then(() => {
      isOver = true
    })
    while (!isOver) {
      const startedAt = performance.now()
      await wall.publishSecond()
      await new Promise((done) => setTimeout(done, Math.max(0, 1000 - (performance.now() - startedAt))))
    }
    const long = await measured
    const busy = ((await read('TaskDuration')) - before.task) / seconds
    const worst = Math.round(Math.max(0, ...long))
    process.stdout.write(
      `${count} beds at 1 Hz for ${seconds} s: ${long.length} long tasks, longest ${worst} ms, page busy ${(busy * 100).toFixed(1)} %\n`,
    )
    await context.close()
  } finally {
    await browser.close()
    await wall.close()
  }
})
