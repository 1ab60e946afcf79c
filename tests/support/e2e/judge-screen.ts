// How a screen is judged: in each look read for everybody by axe, and whether it fits.
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { type Screen, settle } from './screen-kit.ts'

/** Pictures are for people who want to look; `YIAN_PICTURES=FOLDER` keeps them. */
const pictures = process.env.YIAN_PICTURES ? resolve(process.env.YIAN_PICTURES) : null

type Look = {
  name: string
  theme: 'light' | 'dark' | 'night'
  size: 'normal' | 'large'
  width: number
  height: number
  /** What is judged: everything, what the theme alone decides, or only whether it fits. */
  judged: 'all' | 'contrast' | 'fit'
}

const looks: Look[] = [
  { name: '1366 light', theme: 'light', size: 'normal', width: 1366, height: 768, judged: 'all' },
  { name: '1366 dark large', theme: 'dark', size: 'large', width: 1366, height: 768, judged: 'fit' },
  { name: '1920 night', theme: 'night', size: 'normal', width: 1920, height: 1080, judged: 'contrast' },
]

/** What a night watch opens. An office has none: its screens are not judged in the colours of the station at night. */
const seenAtNight =
  /^(today|wall|alarm|palette|vitals|care-task|medication|chart|handover|rounds|roll-call|fire-patrol|lock)/
const looksOf = (name: string): readonly Look[] =>
  looks.filter(({ theme }) => theme !== 'night' || seenAtNight.test(name))

/** Serious and critical findings, each with the first places it was found at. */
async function findingsOf(page: Page, { judged }: Look, part: string | undefined): Promise<string[]> {
  if (judged === 'fit') return []
  // The pages have no frames, so the faster way of asking is as good.
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  if (part !== undefined && (await page.locator(part).count()) > 0) builder.include(part)
  if (judged === 'all') builder.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
  else builder.withRules(['color-contrast'])
  const { violations } = await builder.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => {
      const places = nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${String(target)} (${failureSummary ?? ''})`)
      return `${id} × ${nodes.length}: ${places.join(' | ').replaceAll(/\s+/g, ' ')}`
    })
}

/** Parts of the page that are wider than the screen, beside what is meant to scroll by itself. */
async function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const parts = [document.documentElement, ...document.querySelectorAll('.page-frame__body, .detail-drawer, .wall')]
    return parts.some((part) => part.scrollWidth > part.clientWidth + 1)
  })
}

/** Dresses the open page as a choice in another window of the seat does. */
async function wear(page: Page, { theme, size, width, height }: Look): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.evaluate(
    ([key, value]) => {
      localStorage.setItem(key, value)
      dispatchEvent(new StorageEvent('storage', { key }))
    },
    ['yian.appearance', JSON.stringify({ theme, size, language: 'zh-CN' })] as const,
  )
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  await expect(page.locator('html')).toHaveAttribute('data-size', size)
}

/** Judges what is on the screen in every look; faults by screen and look, empty when all is well. */
export async function judge(
  page: Page,
  { name, part }: Pick<Screen, 'name' | 'part'>,
): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {}
  for (const look of looksOf(name)) {
    await wear(page, look)
    await settle(page)
    const found = await findingsOf(page, look, part)
    if (await isTooWide(page)) found.push('scrolls sideways')
    if (found.length > 0) faults[`${name}, ${look.name}`] = found
    if (pictures) await page.screenshot({ path: join(pictures, look.name.replaceAll(' ', '-'), `${name}.png`) })
  }
  return faults
}
