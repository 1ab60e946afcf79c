import type { WalkTest } from '#shared/features/devices/walk-test.model.ts'

/** The sheet of a finished walk-test. */
export function certificateOf({ deviceId, id }: Pick<WalkTest, 'deviceId' | 'id'>): string {
  return `/devices/${deviceId}/walk-tests/${id}`
}
