// The one test command: checks, build, unit to contract tests, browser tests; then one plain line with the sums.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

let passed = 0
let failed = 0
let skipped = 0

function run(name, command, args, env = {}) {
  const startedAt = Date.now()
  console.log(`\n== ${name}`)
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    })
    child.on('error', () => done(1))
    child.on('exit', (code) => {
      console.log(
        `== ${name}: ${code === 0 ? 'ok' : `exit ${code}`} in ${Math.round((Date.now() - startedAt) / 1000)} s`,
      )
      done(code ?? 1)
    })
  })
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(join(results, file), 'utf8'))
  } catch {
    return undefined
  }
}

/** A stage without test counts of its own is one check. */
async function check(name, command, args) {
  const code = await run(name, command, args)
  if (code === 0) passed += 1
  else failed += 1
  return code === 0
}

await check('format', 'biome', ['format', '.'])
await check('lint', 'biome', ['lint', '--error-on-warnings', '.'])
for (const tree of ['src-shared', 'src-main', 'src-renderer', 'tests'])
  await check(`types ${tree}`, 'tsc', ['-p', tree])
await check('layers', 'depcruise', [
  'src-main',
  'src-renderer',
  'src-shared',
  '--config',
  '.config/dependency-cruiser.cjs',
  '--output-type',
  'err',
])
const isBuilt = await check('build', 'electron-vite', ['build', '--logLevel', 'warn'])

const vitest = await run('unit, integration, contract, migrations, architecture', 'vitest', [
  'run',
  '--config',
  '.config/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(results, 'vitest.json')}`,
])
const unit = readJson('vitest.json')
passed += unit?.numPassedTests ?? 0
failed += unit?.numFailedTests ?? 0
skipped += unit?.numPendingTests ?? 0
if (vitest !== 0 && (unit?.numFailedTests ?? 0) === 0) failed += 1

if (isBuilt) {
  const playwright = await run('browser', 'playwright', ['test', '--config', '.config/playwright.config.ts'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'playwright.json'),
  })
  const e2e = readJson('playwright.json')?.stats
  passed += e2e?.expected ?? 0
  failed += (e2e?.unexpected ?? 0) + (e2e?.flaky ?? 0)
  skipped += e2e?.skipped ?? 0
  if (playwright !== 0 && !e2e?.unexpected && !e2e?.flaky) failed += 1
}

if (skipped > 0) console.log(`\n${skipped} skipped: each says above what it needs (e.g. "skipped: no Electron binary")`)
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed === 0 ? 0 : 1)
