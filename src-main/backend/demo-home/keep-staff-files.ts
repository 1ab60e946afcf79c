// The files of the demo's staff: complete, but for one health certificate that has run out; a year of training; awards paid last year; and a
// newcomer who was not trained yet and stands in no shift.
import type { AppClient } from '#shared/contract/app-contract.ts'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { StaffId } from '#shared/contract/primitives.ts'
import { idCheckDigit } from '#shared/features/residents/id-number.rules.ts'
import type { StaffMember } from '#shared/features/staff/staff.contract.ts'
import { noFacts } from '#shared/features/staff-files/staff-facts.rules.ts'
import type { CertificateFacts, StaffFileFacts } from '#shared/features/staff-files/staff-files.model.ts'
import type { TrainingCategory } from '#shared/features/training/training.model.ts'
import { createSeededRandom, type SeededRandom, seedOf } from '../../platform/seeded-random.ts'
import { inventPhone } from './invented-people.ts'
import type { DemoLife } from './live-two-years.ts'
import { scanForm } from './scan-papers.ts'

type Home = Pick<DemoLife, 'client' | 'clock'>
const HOUR_MS = 3_600_000
const YEAR_DAYS = 365
const EXPIRED_DAYS_AGO = 9
const SESSIONS = 24
const plain = { number: null, issuer: null, validUntil: null, skillLevel: null, attachmentIds: [] }

/** What is taught, turn by turn; two a month. */
const topics: readonly (readonly [TrainingCategory, string])[] = [
  ['skills', '翻身、拍背与压力性损伤预防'],
  ['fire-safety', '灭火器使用与疏散路线'],
  ['infection-control', '手卫生与呼吸道传染病防控'],
  ['first-aid', '海姆立克急救与心肺复苏'],
  ['ethics', '职业道德与服务礼仪'],
  ['emergency-drill', '夜间疏散演练'],
  ['dementia-care', '认知症老人沟通技巧'],
  ['food-safety', '食品留样与交叉污染预防'],
  ['law', '养老机构服务安全基本规范'],
  ['information-security', '老人个人信息保护'],
  ['skills', '助浴、喂食与口腔护理'],
  ['fire-safety', '电气火灾与微型消防站'],
]

function idNumberOf(member: StaffMember, birthOn: string, index: number): string {
  const order = 101 + index * 2 + (member.sex === 'male' ? 0 : 1)
  const body = `350582${birthOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return body + idCheckDigit(body)
}

function factsOf(member: StaffMember, index: number, random: SeededRandom): StaffFileFacts {
  const birthOn = addDays(member.hiredOn, -random.whole(21 * YEAR_DAYS, 50 * YEAR_DAYS))
  const isCare = member.post === 'caregiver'
  const education = isCare
    ? random.pick(['junior-middle', 'junior-middle', 'secondary-vocational', 'junior-college'] as const)
    : random.pick(['junior-college', 'bachelor', 'secondary-vocational'] as const)
  const isStudied = education !== 'junior-middle'
  return {
    ...noFacts,
    ...{ idNumber: idNumberOf(member, birthOn, index), education, phone: inventPhone(random) },
    ...{ school: isStudied ? random.pick(['泉州医学高等专科学校', '晋江职业中专学校']) : '晋江市某中学' },
    ...{ major: isStudied ? random.pick(['智慧健康养老服务与管理', '护理']) : null, isFullTimeEducation: isStudied },
    graduatedOn: addDays(birthOn, (isStudied ? 20 : 16) * YEAR_DAYS),
    ...{ employmentForm: 'contract', socialInsurance: 'insured', title: member.post === 'manager' ? '院长' : null },
    ...{ bankAccount: `6222020${String(random.whole(1_000_000_000, 9_999_999_999))}` },
    earlierCareMonths: isCare ? random.pick([0, 0, 12, 30]) : 0,
  }
}

/** A certificate each year, the last one so that the next falls in the coming months. */
function certificatesOf(
  member: StaffMember,
  isExpired: boolean,
  today: string,
  random: SeededRandom,
): CertificateFacts[] {
  const yearly = member.post === 'nurse' || member.post === 'doctor' || member.post === 'therapist'
  const kind = yearly ? 'medical-examination' : 'health'
  const last = isExpired ? addDays(today, -YEAR_DAYS - EXPIRED_DAYS_AGO) : addDays(today, -random.whole(20, 320))
  const asked = ['caregiver', 'care-lead', 'cook'].includes(member.post) || yearly
  const certificates: CertificateFacts[] = [
    { ...plain, kind: 'no-crime', issuedOn: member.hiredOn },
    { ...plain, kind: 'pre-job', issuer: '晋江市养老服务培训中心', issuedOn: member.hiredOn },
  ]
  for (let on = last; asked && on > addDays(member.hiredOn, -YEAR_DAYS); on = addDays(on, -YEAR_DAYS + 5)) {
    certificates.push({ ...plain, kind, issuer: '晋江市疾病预防控制中心', issuedOn: on })
  }
  // Nobody began without one, wherever the yearly ones start.
  if (asked) certificates.push({ ...plain, kind, issuer: '晋江市医院', issuedOn: addDays(member.hiredOn, -10) })
  if (member.post === 'caregiver' && random.chance(0.75)) {
    const number = `35${random.whole(10_000_000, 99_999_999)}`
    const skillLevel = random.pick([5, 5, 4, 4, 3])
    certificates.push({
      ...plain,
      kind: 'skill',
      number,
      issuer: '泉州市职业技能等级认定',
      issuedOn: member.hiredOn,
      skillLevel,
    })
  }
  if (member.post === 'nurse')
    certificates.push({ ...plain, kind: 'nurse-licence', issuedOn: addDays(today, -random.whole(100, 1500)) })
  if (member.post === 'doctor') certificates.push({ ...plain, kind: 'doctor-licence', issuedOn: member.hiredOn })
  const seen = new Set<string>()
  return certificates.filter((each) => {
    const key = `${each.kind}:${each.issuedOn}`
    return !seen.has(key) && seen.add(key)
  })
}

/** Runs before the duty roster is planned: without papers nobody may be. */
export async function keepStaffFiles({ client }: Pick<Home, 'client'>, today: string): Promise<void> {
  const staff = await client.staff.list({})
  const expired = staff.filter(({ post }) => post === 'caregiver').at(-1)
  for (const [index, member] of staff.entries()) {
    const random = createSeededRandom(seedOf(`${member.id}file`))
    await client.staffFiles.saveFacts({ id: member.id, factsVersion: 0, facts: factsOf(member, index, random) })
    for (const certificate of certificatesOf(member, member === expired, today, random)) {
      await client.staffFiles.addCertificate({ ...certificate, staffId: member.id })
    }
    const untilOn = addDays(today, random.whole(20, 900))
    const contract = { kind: 'fixed-term', fromOn: member.hiredOn, untilOn, number: null } as const
    await client.staffFiles.addContract({ ...contract, staffId: member.id })
  }
}

/** Two sessions a month over a year, the plan they come from, a mentor, and the newcomer. */
export async function trainStaff({ client, clock }: Home, today: string): Promise<void> {
  const end = clock.now()
  const staff = await client.staff.list({})
  for (let index = 0; index < SESSIONS; index += 1) {
    const day = addDays(today, -Math.round(((SESSIONS - index) * YEAR_DAYS) / SESSIONS) + 3)
    await holdSession({ client, clock }, day, index, staff)
  }
  clock.setNow(end)
  const plan = { year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)), hours: 2 }
  await client.training.addToPlan({ ...plan, category: 'first-aid', topic: '噎食急救复训' })
  await payAwards(client, staff, today)
  const hired = { name: '颜小芳', sex: 'female', post: 'caregiver', hiredOn: addDays(today, -3) } as const
  const newcomer = await client.staff.hire(hired)
  const mentor = staff.find(({ post }) => post === 'caregiver')
  if (!mentor) return
  await client.training.beginMentorship({
    ...{ menteeId: newcomer.id, mentorId: mentor.id, fromOn: addDays(today, -3), untilOn: null },
    ...{ assessment: null, isPassed: null },
  })
}

async function holdSession(
  { client, clock }: Home,
  day: string,
  index: number,
  staff: readonly StaffMember[],
): Promise<void> {
  const [category, topic] = topics[index % topics.length] ?? ['skills', '']
  const fromAt = startOfDay(day) + 14 * HOUR_MS
  const about = { category, topic, hours: 2 }
  clock.setNow(fromAt - 24 * HOUR_MS)
  const plan = await client.training.addToPlan({
    ...{ ...about, year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) },
  })
  const { id, version } = await client.training.hold({
    ...{
      ...about,
      planId: plan.id,
      content: `${topic}：讲解、示范、分组练习`,
      lecturer: '培训讲师 庄老师',
      mode: 'on-site',
    },
    ...{ fromAt, untilAt: fromAt + 2 * HOUR_MS, exam: 'score', passScore: 60, readerId: null },
    attachmentIds: [await scanForm(client, `签到表 ${day}.pdf`, day)],
    invitedIds: staff.map((member) => member.id),
  })
  clock.setNow(fromAt + 2 * HOUR_MS)
  const changes = staff.map((member): { staffId: StaffId; isPresent: boolean; score?: number } => {
    const random = createSeededRandom(seedOf(`${member.id}${day}training`))
    const isPresent = random.chance(0.94)
    return { staffId: member.id, isPresent, ...(isPresent ? { score: random.whole(57, 100) } : {}) }
  })
  await client.training.mark({ id, changes, reason: null })
  await client.training.close({ id, version })
}

/** The awards of last year, paid in its summer. */
async function payAwards(client: AppClient, staff: readonly StaffMember[], today: string): Promise<void> {
  const year = Number(today.slice(0, 4)) - 1
  const people = staff.filter(({ post }) => post === 'caregiver').slice(0, 3)
  for (const { id } of people) {
    await client.awards.claim({
      ...{ staffId: id, kind: 'service-3', year, state: 'paid', on: `${year}-07-20`, amount: null, note: null },
    })
  }
}
