// The features' own rules about what may stand in the records file, for verification in any thread.
import type { DatabaseCheck } from '../database/verify.ts'
import { bedChecks } from '../features/beds/index.ts'
import { residentChecks } from '../features/residents/index.ts'

export const homeChecks: readonly DatabaseCheck[] = [...bedChecks, ...residentChecks]
