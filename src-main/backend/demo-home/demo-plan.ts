// Size and habits of the demo home: 150 beds on 3 floors, two years of life. Numbers only; the acts are in live-two-years.ts.

export const demoPlan = {
  years: 2,
  floors: 3,
  roomsPerFloor: 25,
  bedsPerRoom: 2,
  /** Rooms per floor with 护理型 beds, so that about 62 % of the beds are. */
  nursingRoomsByFloor: [15, 16, 16],
  staff: 40,
  firstResidents: 104,
  targetResidents: 120,
  /** Chance a day of each act while the home is near its target. */
  admissionsPerDay: 0.24,
  dischargesPerDay: 0.19,
  leavesPerDay: 0.35,
  transfersPerDay: 0.09,
  incidentsPerDay: 0.06,
  /** The nine risks are on record for so many last days, a few people a day. */
  riskDays: 420,
  riskAssessmentsPerDay: 3,
} as const
