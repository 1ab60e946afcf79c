import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['tests/{unit,integration,contract,migrations,architecture}/**/*.test.{ts,tsx}'],
    setupFiles: [resolve(import.meta.dirname, '..', 'tests', 'support', 'each-file-setup.ts')],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Read by src-renderer/ui/tokens.ts; without this a style sheet is empty in tests.
    css: { include: [/ui\/tokens\.css/] },
    pool: 'forks',
    // Test files of a worker share the loaded modules: loading the backend anew for each took longer than the tests. No file may leave
    // something behind in a module.
    isolate: false,
    maxWorkers: 2,
    env: { TZ: 'UTC' },
  },
})
