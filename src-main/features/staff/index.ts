// Staff: the roll the month's report counts. Public API of the feature.
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { createStaffRepository } from './staff.repository.ts'
import { createStaffRouter } from './staff.router.ts'
import { createStaffService } from './staff.service.ts'

export type StaffFeatureDependencies = { records: SqliteDatabase; clock: Clock; newId: () => string }
export type StaffFeature = ReturnType<typeof createStaffFeature>

/** Builds the feature; does no work until called. */
export function createStaffFeature(deps: StaffFeatureDependencies) {
  const service = createStaffService({ ...deps, repository: createStaffRepository(deps.records) })
  return {
    router: createStaffRouter(service),
    /** `list(on)` is the roll at 24:00 of a day, `list()` everybody there ever was; `hire`, `update`, `leave` are audited acts. */
    service,
  }
}
