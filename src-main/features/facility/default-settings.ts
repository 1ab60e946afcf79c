// What a new installation starts with. Shift times and the night window are common practice, not a rule: editable, unverified.
import {
  defaultNightlyBackup,
  defaultTelemetryKeeping,
  type FacilitySettings,
} from '#shared/features/facility/facility.model.ts'

/** Settings of a fresh data folder: everything closed to the network, embedded broker, lock after 10 idle minutes. */
export const defaultSettings: FacilitySettings = {
  autoLockMinutes: 10,
  shifts: { day: '07:30', swing: '15:30', night: '23:30' },
  staleAfterSeconds: { mattress: 180, bell: 90_000, detector: 90_000, door: 90_000 },
  outOfBed: { nightFrom: '22:00', nightTo: '06:00', graceMinutes: 15 },
  broker: { mode: 'embedded', isOpenToLan: false, externalUrl: null, externalUsername: null, externalCa: null },
  telemetry: defaultTelemetryKeeping,
  nightlyBackup: defaultNightlyBackup,
}
