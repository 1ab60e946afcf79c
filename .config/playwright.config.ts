import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
]

/** The browser that comes with npm unpacks its own libraries, so it runs on a bare machine; it has no Chinese font. */
async function npmChromium() {
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  // Its own arguments put all into one process, which dies with the first page that is closed.
  return { executablePath: await chromium.executablePath(), args }
}

const useNpm = process.env.E2E_BROWSER === 'npm' || !system
const launchOptions = useNpm ? await npmChromium() : { executablePath: system, args }

export default defineConfig({
  testDir: resolve(import.meta.dirname, '..', 'tests', 'e2e'),
  globalSetup: resolve(import.meta.dirname, '..', 'tests', 'support', 'e2e', 'home-template.ts'),
  outputDir: resolve(import.meta.dirname, '..', 'test-results', 'playwright'),
  // The specs share nothing: homes of their own on ports of their own. Two files at a time, one a core; the longest, all-screens,
  // begins early by its name.
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    [
      'json',
      {
        outputFile:
          process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ??
          resolve(import.meta.dirname, '..', 'test-results', 'playwright.json'),
      },
    ],
  ],
  use: { locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 768 }, launchOptions },
})
