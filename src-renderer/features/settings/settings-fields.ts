// The settings as a flat list of fields, for showing two versions side by side. Pure.
import type { TFunction } from 'i18next'
import type { SettingsRecord } from '#shared/features/facility/facility.contract.ts'

export type FlatSettings = Record<string, unknown>

/** `{ broker: { mode } }` becomes `{ 'broker.mode': … }`; the version is no setting. */
export function flattenSettings({ version: _version, ...settings }: SettingsRecord): FlatSettings {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) =>
      typeof value === 'object'
        ? Object.entries(value).map(([part, each]): [string, unknown] => [`${key}.${part}`, each])
        : [[key, value] as [string, unknown]],
    ),
  )
}

/** The record with the flat values put back. */
export function unflattenSettings(flat: FlatSettings, record: SettingsRecord): SettingsRecord {
  const result: Record<string, unknown> = structuredClone(record)
  for (const [path, value] of Object.entries(flat)) {
    const [key = '', part] = path.split('.')
    if (part === undefined) result[key] = value
    else result[key] = { ...(result[key] as object), [part]: value }
  }
  return result as SettingsRecord
}

/** Units of the retention fields, as keys of their words. */
export const keepingUnits = {
  rawDays: 'settings:unit.day',
  minuteMonths: 'settings:unit.month',
  hourYears: 'settings:unit.year',
  sizeLimitMb: 'settings:unit.megabyte',
} as const

const labelKeys: Record<string, string> = {
  autoLockMinutes: 'settings:seat.autoLock',
  'outOfBed.nightFrom': 'settings:outOfBed.from',
  'outOfBed.nightTo': 'settings:outOfBed.to',
  'outOfBed.graceMinutes': 'settings:outOfBed.grace',
  'nightlyBackup.isEnabled': 'settings:nightly.enabled',
  'nightlyBackup.hour': 'settings:nightly.hour',
  'nightlyBackup.keep': 'settings:nightly.keep',
  'nightlyBackup.folder': 'settings:nightly.folder',
  'broker.mode': 'settings:broker.mode',
  'broker.isOpenToLan': 'settings:broker.openToLan',
  'broker.externalUrl': 'settings:broker.url',
  'broker.externalUsername': 'settings:broker.username',
  'broker.externalCa': 'settings:broker.ca',
}

export function settingLabel(field: string, t: TFunction): string {
  const [group, part] = field.split('.')
  if (group === 'shifts') return t('settings:shifts.start', { shift: t(`today:shift.${part}`) })
  if (group === 'staleAfterSeconds') return `${t('settings:stale.title')} · ${t(`settings:stale.${part}`)}`
  if (group === 'telemetry') return t(`settings:keeping.${part}`)
  return t(labelKeys[field] ?? field)
}

export function settingWords(field: string, value: unknown, t: TFunction): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no')
  if (field === 'broker.mode') return t(`settings:broker.${String(value)}`)
  if (field.startsWith('staleAfterSeconds.')) return `${String(value)} ${t('settings:unit.second')}`
  const unit = keepingUnits[field.replace('telemetry.', '') as keyof typeof keepingUnits]
  if (unit) return `${String(value)} ${t(unit)}`
  if (field.endsWith('Minutes')) return `${String(value)} ${t('settings:unit.minute')}`
  // A certificate is told by its beginning; the whole text would push the choice off the screen.
  return field === 'broker.externalCa' ? `${String(value).slice(0, 60)}…` : String(value)
}
