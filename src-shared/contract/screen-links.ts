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
  /** The points on the drawing of a floor; left out: the first floor that has some. */
  firePointsOnFloor: (floorId?: string): string =>
    floorId === undefined ? '/fire-safety/points/plan' : `/fire-safety/points/plan/${floorId}`,
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
  dutyCalendar: (month: string): string => `/duty-calendar?month=${month}`,
  /** The binder of a span, opened at a topic. */
  binderOf: (from: string, until: string, topic: string): string =>
    `/binder?from=${from}&until=${until}#evidence-${topic}`,
  houseRecords: (): string => '/house-records',
  /** The papers of one kind. */
  houseRecord: (kind: string): string => `/house-records/${kind}`,
  partnerships: (): string => '/partnerships',
  partnerAgreement: (id: string): string => `/partnerships/agreements/${id}`,
  partners: (): string => '/partnerships/partners',
  medicalVisits: (): string => '/partnerships/visits',
  /** The account of the quarter of a day. */
  fulfilment: (day: string): string => `/partnerships?on=${day}`,
  healthFiles: (): string => '/partnerships/health-files',
  referrals: (): string => '/partnerships/referrals',
  teleconsultations: (): string => '/partnerships/teleconsultations',
  /** The register of the staff: papers that end, the ratio, or everybody. */
  staff: (show?: 'papers' | 'ratio'): string =>
    show === 'ratio' ? '/staff/ratio' : show === 'papers' ? '/staff?show=papers' : '/staff',
  staffMember: (id: string): string => `/staff/${id}`,
  awards: (): string => '/staff/awards',
  training: (): string => '/training',
  trainingSession: (id: string): string => `/training/sessions/${id}`,
  /** Hours of the year, of those who lack safety training or are behind. */
  trainingHours: (show?: 'safety' | 'behind'): string => (show ? `/training/hours?show=${show}` : '/training/hours'),
  inspections: (): string => '/inspections',
  inspection: (id: string): string => `/inspections/${id}`,
  foodSamples: (): string => '/food-samples',
  /** The samples of a day, 'YYYY-MM-DD'. */
  foodSamplesOf: (day: string): string => `/food-samples?on=${day}`,
  emergencyPlan: (kind: string): string => `/emergency/plans/${kind}`,
  emergencySupplies: (): string => '/emergency/supplies',
  fireSafety: (): string => '/fire-safety',
  detectors: (): string => '/fire-safety/detectors',
  fireEquipment: (): string => '/fire-safety/equipment',
  fireEquipmentPiece: (id: string): string => `/fire-safety/equipment/${id}`,
  /** The monthly look at a floor; '' = what stands on no floor. */
  fireEquipmentLook: (floorName: string): string =>
    `/fire-safety/equipment/look?floor=${encodeURIComponent(floorName)}`,
  hazards: (): string => '/hazards',
  hazard: (id: string): string => `/hazards/${id}`,
  /** The form of a new hazard, filled from an alarm or a drill. */
  hazardFromAlarm: (alarmId: string): string => `/hazards?alarm=${alarmId}`,
  hazardFromDrill: (drillId: string): string => `/hazards?drill=${drillId}`,
  drills: (): string => '/drills',
  drill: (id: string): string => `/drills/${id}`,
  /** A fire alarm that was a drill becomes its record. */
  drillFromAlarm: (alarmId: string): string => `/drills?alarm=${alarmId}`,
  fireStation: (): string => '/fire-safety/station',
  alarms: (): string => '/alarms',
  report: (code: string, period: string): string => `/reports/${code}/${period}`,
  maintenance: (): string => '/settings/maintenance',
} as const
