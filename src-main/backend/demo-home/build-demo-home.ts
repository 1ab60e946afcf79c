// Makes a demo home in an empty data folder: deterministic from a seed, as of a given day.
import type { AppClient } from '#shared/contract/app-contract.ts'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { DemoLogin } from '#shared/features/accounts/accounts.contract.ts'
import type { Facility } from '#shared/features/facility/facility.model.ts'
import type { StaffPost } from '#shared/features/staff/staff.contract.ts'
import { createManualClock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import { createSeededRandom, type SeededRandom } from '../../platform/seeded-random.ts'
import type { Actor } from '../../rpc/request-context.ts'
import { type Backend, createBackend } from '../create-backend.ts'
import type { OpenHomeOptions } from '../open-home.ts'
import { assessFurther } from './assess-people.ts'
import { leaveRisksHalfDone } from './assess-risks.ts'
import { chartCare } from './chart-care.ts'
import { demoLogins } from './demo-accounts.ts'
import { demoPlan } from './demo-plan.ts'
import { drawFloors } from './draw-floors.ts'
import { leaveOpenIncidents } from './follow-incidents.ts'
import { giveMedication } from './give-medication.ts'
import { handOver } from './hand-over.ts'
import { inspectHome } from './inspect-home.ts'
import { inventName } from './invented-people.ts'
import { keepFireSafety } from './keep-fire-safety.ts'
import { keepHouseRecords } from './keep-house-records.ts'
import { keepStaffFiles, trainStaff } from './keep-staff-files.ts'
import { demoClient, liveTwoYears } from './live-two-years.ts'
import { leaveLooseEnds } from './loose-ends.ts'
import { measureVitals } from './measure-vitals.ts'
import { planCare } from './plan-care.ts'
import { planDuty } from './plan-duty.ts'
import { recordMobility } from './record-mobility.ts'
import { scoreItself } from './score-itself.ts'
import { signPartners } from './sign-partners.ts'
import { trackInfections } from './track-infections.ts'
import { walkPatrols } from './walk-patrols.ts'
import { walkRounds } from './walk-rounds.ts'

export type DemoHomeOptions = {
  dataFolder: string
  key: OpenHomeOptions['key']
  logger: Logger
  seed: number
  /** Last day of the demo's life, usually today. */
  today: string
  /** How far that day has come, epoch ms; left out: mid-afternoon. */
  now?: number
  onDay?: (day: string) => void
}

const AFTERNOON_MS = 15 * 3_600_000

const facility: Facility = {
  name: '晋江市示例养老院',
  shortName: '示例养老院',
  creditCode: '52350582MJB00000XH',
  areaCode: '350582001000',
  address: '福建省晋江市青阳街道示例路 1 号',
  headName: '陈院长',
  phone: '0595-85000000',
  nature: 'private-non-profit',
  foundedOn: '2016-05-18',
  isFiled: true,
  filedOn: '2019-03-01',
  passedFireAcceptance: true,
  hasFoodLicence: true,
  hasLiabilityInsurance: true,
  isLongTermCareInsuranceSite: false,
  hasMedicalUnit: false,
  buildingAreaSqm: 5_200,
  siteAreaSqm: 3_400,
}

const posts: readonly (readonly [StaffPost, number])[] = [
  ['manager', 1],
  ['care-lead', 2],
  ['caregiver', 22],
  ['nurse', 4],
  ['doctor', 1],
  ['therapist', 1],
  ['social-worker', 1],
  ['cook', 3],
  ['safety', 1],
  ['guard', 1],
  ['maintenance', 1],
  ['finance', 1],
  ['clerk', 1],
]

async function hireStaff(client: AppClient, random: SeededRandom, firstDay: string): Promise<void> {
  for (const [post, count] of posts) {
    for (let index = 0; index < count; index += 1) {
      const sex = post === 'caregiver' || post === 'nurse' ? 'female' : random.pick(['male', 'female'] as const)
      await client.staff.hire({
        name: inventName(random, sex),
        sex,
        post,
        hiredOn: addDays(firstDay, -random.whole(0, 900)),
      })
    }
  }
}

async function openBeds(client: AppClient, openedOn: string): Promise<void> {
  const beds = Array.from({ length: demoPlan.bedsPerRoom }, (_, index) => String(index + 1))
  for (let floor = 1; floor <= demoPlan.floors; floor += 1) {
    const rooms = Array.from({ length: demoPlan.roomsPerFloor }, (_, index) => ({
      name: `${floor}${String(index + 1).padStart(2, '0')}`,
      beds,
    }))
    const nursing = demoPlan.nursingRoomsByFloor[floor - 1] ?? 0
    const place = { building: '1号楼', floor: `${floor}层`, stayMode: 'full-time' as const, openedOn }
    await client.beds.addRooms({ ...place, rooms: rooms.slice(0, nursing), careType: 'nursing' })
    await client.beds.addRooms({ ...place, rooms: rooms.slice(nursing), careType: 'ordinary' })
  }
}

/** The nurses of the demo at one seat, so that they can sign beside each other; the manager sits there again afterwards. */
async function seatNurses(backend: Backend, seatId: string, client: AppClient): Promise<Actor[]> {
  const nurses: Actor[] = []
  for (const { loginName, password, roles } of demoLogins.filter(isNurse)) {
    await client.accounts.signIn({ loginName, password })
    nurses.push({ ...backend.contextFor(seatId).resolveSeat({ isBackground: true }).actor, roles })
  }
  return nurses
}

const isNurse = ({ roles }: DemoLogin): boolean =>
  roles.some((role) => role === 'caregiver' || role === 'care-lead' || role === 'clinician')

/** Throws when the folder already holds a home. */
export async function buildDemoHome(options: DemoHomeOptions): Promise<void> {
  const { today, now = startOfDay(today) + AFTERNOON_MS } = options
  const firstDay = addDays(today, -demoPlan.years * 365)
  const random = createSeededRandom(options.seed)
  const clock = createManualClock(startOfDay(firstDay) + 8 * 3_600_000)
  const backend = await createBackend({
    dataFolder: options.dataFolder,
    key: options.key,
    clock,
    logger: options.logger,
    mqtt: { isEnabled: false, port: 0 },
    randomBytes: random.bytes,
    // Passwords that are printed on the login page need no slow hash.
    hashCost: { password: { logN: 10, r: 8, p: 1 }, pin: { logN: 10, r: 8, p: 1 } },
    // A demo that is lost in a power cut is simply built again.
    isDurable: false,
  })
  try {
    backend.features.accounts.setFact('demo_started', today)
    const seat = backend.openSeat(null, 'demo')
    const client = demoClient(backend.router, backend.contextFor(seat.seatId))
    const [manager, ...others] = demoLogins
    if (!manager) throw new Error('the demo needs a manager')
    await client.accounts.setUp({ facility, manager })
    for (const login of [manager, ...others]) {
      if (login !== manager) await client.accounts.create(login)
      await backend.features.accounts.setPinOf(login.loginName, login.pin)
    }
    await hireStaff(client, random, firstDay)
    await openBeds(client, firstDay)
    const map = await client.beds.map({ on: firstDay })
    const nursing = new Set(map.beds.filter((bed) => bed.careType === 'nursing').map((bed) => bed.id))
    const beds = map.beds.map((bed) => bed.id)
    // Two years pass in seconds: the seat keeps its user whatever the clock says.
    const signedIn = backend.contextFor(seat.seatId).resolveSeat({ isBackground: false })
    const awake = demoClient(backend.router, { seatId: seat.seatId, resolveSeat: () => signedIn })
    const scales = await awake.assessments.scales()
    const riskList = await awake.risks.data({})
    const started = { client: awake, clock, random, beds, nursing, scales, riskList }
    const life = await liveTwoYears(started, today, options.onDay)
    await leaveLooseEnds(life, today)
    await leaveOpenIncidents(life, today)
    await measureVitals(life, today)
    await assessFurther(life, today)
    await planCare(life, today, now)
    await chartCare(life, today)
    await leaveRisksHalfDone(life, today)
    await drawFloors(awake)
    await recordMobility(life)
    await keepStaffFiles(life, today)
    await planDuty(life, today)
    await trainStaff(life, today)
    const { handover, rounds, firePatrols, selfChecks } = backend.features
    const nurses = await seatNurses(backend, seat.seatId, client)
    walkRounds(life, { rounds: rounds.service, nurses }, today)
    await walkPatrols(life, { patrols: firePatrols, checks: selfChecks, nurses }, today)
    await handOver(life, { handover: handover.service, nurses }, today)
    await giveMedication(life, today, now)
    await trackInfections(life, today)
    await keepHouseRecords(life, today)
    await scoreItself(life, today)
    await signPartners(life, today)
    await inspectHome(life, today, now)
    await keepFireSafety(life, today)
    await client.accounts.signOut()
    backend.features.accounts.markAsDemo(demoLogins)
    backend.features.accounts.setFact('demo_built_for', `${dayOf(clock.now())}:${options.seed}`)
  } finally {
    await backend.dispose()
  }
}
