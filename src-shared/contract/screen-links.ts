// Addresses of screens, for whoever points at one: a duty, a figure's row, a check, a link on another screen.
// Must never name a page the renderer does not have; a test holds each against the routes.

/** One function a screen; ids as they are, periods 'YYYY-MM'. */
export const screenLinks = {
  resident: (id: string): string => `/residents/${id}`,
  bed: (id: string): string => `/beds/${id}`,
  coverage: (): string => '/devices?view=coverage',
  devicesWithoutWalkTest: (): string => '/devices?view=untested',
  device: (id: string): string => `/devices/${id}`,
  /** The nine risks of one resident: a finished assessment, the draft, or the way to begin. */
  risksOf: (residentId: string): string => `/risks?resident=${residentId}`,
  assessments: (): string => '/assessments',
  /** The screening of today, of one floor. */
  screening: (floorName: string): string => `/infections?floor=${encodeURIComponent(floorName)}`,
  infectionCases: (): string => '/infections/cases',
  isolations: (): string => '/infections/isolations',
  vaccinations: (): string => '/infections/vaccinations',
  vitals: (): string => '/vitals',
  careTasks: (): string => '/care-tasks',
  carePlan: (residentId: string): string => `/care-plans/${residentId}`,
  alarm: (id: string): string => `/alarms/${id}`,
  alarmRules: (): string => '/alarms/rules',
  /** The rules as they count for one resident. */
  alarmRulesOf: (residentId: string): string => `/alarms/rules?resident=${residentId}`,
  incident: (id: string): string => `/incidents/${id}`,
  /** The form of a new incident, filled from an alarm. */
  incidentFromAlarm: (alarmId: string): string => `/incidents?alarm=${alarmId}`,
  alarms: (): string => '/alarms',
  report: (code: string, period: string): string => `/reports/${code}/${period}`,
  maintenance: (): string => '/settings/maintenance',
} as const
