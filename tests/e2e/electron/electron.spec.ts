// The desktop shell with its real binary. Electron's binary does not come from the package registry, so a machine may lack it.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron as electron, expect, test } from '@playwright/test'

const root = resolve(import.meta.dirname, '..', '..', '..')

function findBinary(): string | undefined {
  const folder = join(root, 'node_modules', 'electron')
  const note = join(folder, 'path.txt')
  if (!existsSync(note)) return undefined
  const binary = join(folder, 'dist', readFileSync(note, 'utf8').trim())
  return existsSync(binary) ? binary : undefined
}

const binary = findBinary()
if (!binary) console.log('tests/e2e/electron skipped: no Electron binary')
test.skip(!binary, 'skipped: no Electron binary')

test('the desktop window opens sandboxed on its own pages and asks for the first set-up', async () => {
  const home = mkdtempSync(join(tmpdir(), 'yian-electron-'))
  const app = await electron.launch({
    executablePath: binary ?? '',
    args: ['--no-sandbox', `--user-data-dir=${join(home, 'user')}`, root],
    env: { ...process.env, YIAN_DATA: join(home, 'data'), XDG_CONFIG_HOME: join(home, 'config') } as Record<
      string,
      string
    >,
  })
  try {
    const window = await app.firstWindow()
    expect(window.url()).toContain('yian://app/')
    await expect(window.getByRole('heading').first()).toBeVisible()
    const reach = await window.evaluate(() => ({
      desktop: Object.keys((globalThis as unknown as { yianDesktop: object }).yianDesktop).sort(),
      hasNode: 'require' in globalThis || 'process' in globalThis,
    }))
    expect(reach).toEqual({ desktop: ['printToPdf', 'requestPort'], hasNode: false })
    await window.evaluate(() => globalThis.location.assign('https://example.org/'))
    expect(window.url()).toContain('yian://app/')
  } finally {
    await app.close()
    rmSync(home, { recursive: true, force: true })
  }
})
