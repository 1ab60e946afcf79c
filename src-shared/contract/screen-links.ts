// Addresses of screens, for whoever points at one: a duty, a figure's row, a check, a link on another screen.
// Must never name a page the renderer does not have; a test holds each against the routes.

/** What a new hazard is told of the place it was found at. */
export type HazardWords = { from: string; place: string; text: string }

const hazardQuery = (about: Record<string, string>): string =>
  Object.entries(about)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')

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
  medication: (): string => '/medication',
  /** The round of the shift that runs at an instant, epoch ms. */
  medicationRound: (at: number): string => `/medication?at=${at}`,
  medicationOf: (residentId: string): string => `/medication/people/${residentId}`,
  medicationStock: (): string => '/medication/stock',
  chart: (residentId: string): string => `/charts/${residentId}`,
  carePlan: (residentId: string): string => `/care-plans/${residentId}`,
  /** The next version of a plan, with what a risk assessment found. */
  carePlanFromRisks: (residentId: string, riskId: string): string => `/care-plans/${residentId}?risks=${riskId}`,
  /** The plans of those whose day of the month it is. */
  carePlansOfDay: (): string => '/care-plans?show=day',
  alarm: (id: string): string => `/alarms/${id}`,
  alarmRules: (): string => '/alarms/rules',
  /** The rules as they count for one resident. */
  alarmRulesOf: (residentId: string): string => `/alarms/rules?resident=${residentId}`,
  incident: (id: string): string => `/incidents/${id}`,
  /** The form of a new incident, filled from an alarm. */
  incidentFromAlarm: (alarmId: string): string => `/incidents?alarm=${alarmId}`,
  /** The handover of the shift that ran at an instant. */
  handoverOf: (at: number): string => `/handover?at=${at}`,
  /** The rounds of a night, 'YYYY-MM-DD'. */
  roundsOf: (night: string): string => `/rounds?night=${night}`,
  /** The form of a new incident, filled from what a round found. */
  incidentFromRound: (visitId: string): string => `/incidents?round=${visitId}`,
  /** The fire patrols of a day and its night, 'YYYY-MM-DD'. */
  firePatrolsOf: (day: string): string => `/fire-safety/patrols?day=${day}`,
  /** Fire patrols the supervisor has not signed. */
  firePatrolsUnsigned: (): string => '/fire-safety/patrols?show=unsigned',
  firePoints: (): string => '/fire-safety/points',
  /** The checks of one list. */
  selfChecksOf: (kind: string): string => `/fire-safety/checks?kind=${kind}`,
  selfCheck: (id: string): string => `/fire-safety/checks/${id}`,
  /** The form of a new hazard, filled from what a fire patrol found: where it is known from, where it is, what it is. */
  hazardFromPatrol: (visitId: string, about: HazardWords): string =>
    `/hazards?${hazardQuery({ patrol: visitId, ...about })}`,
  /** The same from an item of a self-check. */
  hazardFromCheck: (checkId: string, about: HazardWords): string =>
    `/hazards?${hazardQuery({ check: checkId, ...about })}`,
  /** The week of a day. */
  dutyRoster: (day: string): string => `/duty-roster?week=${day}`,
  alarms: (): string => '/alarms',
  report: (code: string, period: string): string => `/reports/${code}/${period}`,
  maintenance: (): string => '/settings/maintenance',
} as const
