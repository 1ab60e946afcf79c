// What the console asks of the machine it runs on, apart from the time of day.
import { statfsSync } from 'node:fs'

/** Milliseconds since the process started; nobody can set it. */
export function monotonicMs(): number {
  return performance.now()
}

/** Room on the disk a folder lies on; null when the file system does not answer. */
export function statDisk(folder: string): { freeBytes: number; totalBytes: number } | null {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder)
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    return null
  }
}
