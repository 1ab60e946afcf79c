// The limits of a roster import. A home's roster is a few hundred rows; whatever passes these is not one.
export type RosterLimits = {
  fileBytes: number
  expandedBytes: number
  archiveEntries: number
  rows: number
  timeoutMs: number
  workerHeapMb: number
}

const MIB = 1024 * 1024

export const ROSTER_LIMITS: Readonly<RosterLimits> = {
  fileBytes: 20 * MIB,
  expandedBytes: 200 * MIB,
  archiveEntries: 2000,
  rows: 20_000,
  timeoutMs: 60_000,
  workerHeapMb: 1024,
}
