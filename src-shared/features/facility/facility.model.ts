// The facility master record (the registry's own field list) and the settings of this installation.
import * as z from 'zod'

const YesNo = z.boolean().nullable()

/** Master record of the home; fields follow the live registry table. `null` = not filled in yet. */
export const Facility = z.object({
  name: z.string().trim().min(2).max(100),
  shortName: z.string().trim().min(1).max(20),
  /** 统一社会信用代码, GB 32100-2015; checked by its check digit. */
  creditCode: z.string().trim().max(18).nullable(),
  /** 12-digit administrative code, e.g. 350582001000. */
  areaCode: z
    .string()
    .regex(/^\d{12}$/)
    .nullable(),
  address: z.string().max(200).nullable(),
  headName: z.string().max(40).nullable(),
  phone: z.string().max(40).nullable(),
  /** 单位性质. */
  nature: z.enum(['public', 'public-run-privately', 'private-non-profit', 'private-for-profit']).nullable(),
  foundedOn: z.iso.date().nullable(),
  isFiled: YesNo,
  filedOn: z.iso.date().nullable(),
  passedFireAcceptance: YesNo,
  hasFoodLicence: YesNo,
  hasLiabilityInsurance: YesNo,
  isLongTermCareInsuranceSite: YesNo,
  hasMedicalUnit: YesNo,
  buildingAreaSqm: z.number().min(0).max(1_000_000).nullable(),
  siteAreaSqm: z.number().min(0).max(1_000_000).nullable(),
})
export type Facility = z.infer<typeof Facility>

export const ShiftTimes = z.object({
  /** Start of the day shift (早班), swing shift (中班), night shift (夜班), 'HH:mm'. */
  day: z.string().regex(/^\d{2}:\d{2}$/),
  swing: z.string().regex(/^\d{2}:\d{2}$/),
  night: z.string().regex(/^\d{2}:\d{2}$/),
})

/** How long readings are kept: raw in days, minutes in months, hours in years; and the most the file may hold, in MB. */
export const TelemetryKeeping = z.object({
  rawDays: z.number().int().min(7).max(730),
  minuteMonths: z.number().int().min(1).max(60),
  hourYears: z.number().int().min(1).max(30),
  sizeLimitMb: z.number().int().min(200).max(200_000),
})
export type TelemetryKeeping = z.infer<typeof TelemetryKeeping>

/** What is kept until the house decides otherwise: 90 days raw, 24 months of minutes, 5 years of hours, at most 20 GB. */
export const defaultTelemetryKeeping: TelemetryKeeping = {
  rawDays: 90,
  minuteMonths: 24,
  hourYears: 5,
  sizeLimitMb: 20_000,
}

/** The backup of the records the console makes by itself each night. */
export const NightlyBackupSettings = z.object({
  isEnabled: z.boolean(),
  /** Hour of the day in China, 0–23. */
  hour: z.number().int().min(0).max(23),
  /** Absolute path of an existing folder on the console's machine; null = the folder `backups` of the data folder. */
  folder: z
    .string()
    .trim()
    .max(400)
    .regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)/)
    .nullable(),
  /** How many nights are kept; older ones are removed. */
  keep: z.number().int().min(2).max(365),
})
export type NightlyBackupSettings = z.infer<typeof NightlyBackupSettings>

/** Until the house decides otherwise: at 03:00, in the data folder, 14 nights kept. A house habit; no rule names it. */
export const defaultNightlyBackup: NightlyBackupSettings = { isEnabled: true, hour: 3, folder: null, keep: 14 }

export const FacilitySettings = z.object({
  autoLockMinutes: z.number().int().min(1).max(240),
  shifts: ShiftTimes,
  /** Age after which a reading is stale, in seconds, per kind of device. */
  staleAfterSeconds: z.object({
    mattress: z.number().int().min(10).max(86_400),
    bell: z.number().int().min(60).max(604_800),
    detector: z.number().int().min(60).max(604_800),
    door: z.number().int().min(60).max(604_800),
  }),
  /** Night in which time out of bed is watched, 'HH:mm', and the grace in minutes. Clinical: needs a physician's sign-off. */
  outOfBed: z.object({
    nightFrom: z.string().regex(/^\d{2}:\d{2}$/),
    nightTo: z.string().regex(/^\d{2}:\d{2}$/),
    graceMinutes: z.number().int().min(1).max(240),
  }),
  broker: z.object({
    mode: z.enum(['embedded', 'external']),
    /** Embedded broker: false = loopback only. */
    isOpenToLan: z.boolean(),
    externalUrl: z.string().max(200).nullable(),
    externalUsername: z.string().max(100).nullable(),
    /** PEM of the CA that signed the external broker's certificate; null = the system's own list. */
    externalCa: z.string().max(20_000).nullable(),
  }),
  /** Left out: `defaultTelemetryKeeping`. */
  telemetry: TelemetryKeeping.optional(),
  /** Left out: `defaultNightlyBackup`. */
  nightlyBackup: NightlyBackupSettings.optional(),
})
export type FacilitySettings = z.infer<typeof FacilitySettings>
