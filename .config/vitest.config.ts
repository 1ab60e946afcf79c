import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const screens = 'tests/unit/renderer/**/*.test.{ts,tsx}'

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    setupFiles: [resolve(import.meta.dirname, '..', 'tests', 'support', 'each-file-setup.ts')],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Read by src-renderer/ui/tokens.ts; without this a style sheet is empty in tests.
    css: { include: [/ui\/tokens\.css/] },
    pool: 'forks',
    maxWorkers: 2,
    env: { TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: ['tests/{unit,integration,contract,migrations,architecture}/**/*.test.{ts,tsx}'],
          exclude: [screens],
          // Files of a worker share the loaded modules: loading the backend anew for each took longer than the tests. No file may leave
          // something behind in a module.
          isolate: false,
        },
      },
      // A rendered page leaves its document behind, so each file starts afresh.
      { extends: true, test: { name: 'screens', include: [screens], isolate: true } },
    ],
  },
})
