import type { ResidentDetail } from '#shared/features/residents/residents.model.ts'

/** What every act on a resident is given. Mounted = open. */
export type ActProps = { resident: ResidentDetail; onClose: () => void }
