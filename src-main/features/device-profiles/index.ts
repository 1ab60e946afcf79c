// Profiles a home makes with the mapper: stored by version, tried on kept messages, read by the decoder from the next message on.
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { createDeviceProfilesRepository } from './device-profiles.repository.ts'
import { createDeviceProfilesRouter } from './device-profiles.router.ts'
import { createDeviceProfilesService, type ProfileTopics } from './device-profiles.service.ts'

/** What the feature needs; `topics` is asked only when a call comes. */
export type DeviceProfilesDependencies = {
  records: SqliteDatabase
  clock: Pick<Clock, 'now'>
  topics: ProfileTopics
  displayNameOf: (userId: string) => string | null
}

/** Builds the feature. */
export function createDeviceProfilesFeature(deps: DeviceProfilesDependencies) {
  const service = createDeviceProfilesService({ ...deps, repository: createDeviceProfilesRepository(deps.records) })
  return {
    router: createDeviceProfilesRouter(service),
    /** The profiles the decoder reads by. */
    active: service.active,
    /** Fires after a profile was stored or retired. */
    onChanged: service.onChanged,
  }
}
