// What an alarm that was real says of the incident it stands for. What it does not say is left for the person to choose.
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { Circumstance, IncidentKind } from '#shared/features/incidents/incidents.model.ts'

const kinds: Partial<Record<Alarm['kind'], IncidentKind>> = {
  fall: 'fall',
  'fall-suspected': 'fall',
  'out-of-bed': 'fall-from-bed',
  'door-open': 'elopement',
  smoke: 'other',
  gas: 'other',
  'carbon-monoxide': 'other',
}

export function incidentOfAlarm(alarm: Pick<Alarm, 'kind'>): { kind?: IncidentKind; circumstances: Circumstance[] } {
  const kind = kinds[alarm.kind]
  return { ...(kind ? { kind } : {}), circumstances: alarm.kind === 'smoke' ? ['fire'] : [] }
}
