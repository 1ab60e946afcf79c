// Runs anew for every test file, though the files of a worker share their modules: a screen that one test drew is gone before the next.
import { afterEach } from 'vitest'

if (typeof document !== 'undefined') {
  const { cleanup } = await import('@testing-library/react')
  afterEach(() => {
    cleanup()
    localStorage.clear()
  })
}
