// The demo home is built once a run and copied for every test: building lives two years, copying is a matter of milliseconds.
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHome } from './home-process.ts'

const variable = 'YIAN_E2E_TEMPLATE'

export type HomeFiles = { dataFolder: string; keyFile: string; remove(): void }

function newFiles(): HomeFiles & { base: string } {
  const base = mkdtempSync(join(tmpdir(), 'yian-e2e-'))
  return {
    base,
    dataFolder: join(base, 'home'),
    keyFile: join(base, 'home.key'),
    remove: () => rmSync(base, { recursive: true, force: true }),
  }
}

/** Playwright's global set-up; what it returns runs at the end. */
// biome-ignore lint/style/noDefaultExport: a global set-up is the default export of its file
export default async function buildTemplate(): Promise<() => void> {
  const files = newFiles()
  const home = await startHome({ command: 'demo', ...files })
  await home.stop()
  process.env[variable] = files.base
  return files.remove
}

/** Files of a demo home of one's own. */
export function copyDemoHome(): HomeFiles {
  const template = process.env[variable]
  if (!template)
    throw new Error('the demo home is not built: run the browser tests through .config/playwright.config.ts')
  const files = newFiles()
  cpSync(join(template, 'home'), files.dataFolder, { recursive: true })
  copyFileSync(join(template, 'home.key'), files.keyFile)
  return files
}

/** Files of a home that does not exist yet. */
export function emptyHome(): HomeFiles {
  return newFiles()
}
