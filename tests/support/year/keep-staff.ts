// The files of the nine who work there, their certificates and contracts, and a year of training.
import { startOfDay } from '#shared/contract/days.ts'
import type { Day, StaffId } from '#shared/contract/primitives.ts'
import { idCheckDigit } from '#shared/features/residents/id-number.rules.ts'
import type { StaffMember } from '#shared/features/staff/staff.contract.ts'
import type { TrainingCategory } from '#shared/features/training/training.model.ts'
import { HOUR, monthsOfYear, OPENED, type Year } from './year-home.ts'

const RENEWED = '2026-11-20'
const plain = { number: null, issuer: null, validUntil: null, skillLevel: null }
const healthKind: Partial<Record<StaffMember['post'], string>> = {
  'care-lead': 'health',
  caregiver: 'health',
  cook: 'health',
  nurse: 'medical-examination',
}
/** Who lacks what, when the gap is planted. */
export const lacking = {
  file: '王护士',
  noHealth: '林主管',
  healthLapsed: '林厨师',
  noContract: '庄门卫',
  contractLapsed: '黄安全',
  untrained: '蔡护理',
  unsafe: '吴护理',
  fewHours: '林厨师',
} as const
/** Twelve sessions of four hours; two of them are the safety training of their half. */
const categories: Partial<Record<string, TrainingCategory>> = { '2026-03': 'fire-safety', '2026-09': 'fire-safety' }
const missedByFew = ['2026-02', '2026-04', '2026-06', '2026-08']

export function keepStaff(year: Year): void {
  for (const [index, member] of year.staff.entries()) keepFile(year, member, index)
  for (const month of monthsOfYear) holdSession(year, month)
}

function keepFile({ client, at, unless, has }: Year, { id, name, post }: StaffMember, index: number): void {
  const add = (kind: string, issuedOn: Day) => () =>
    client.staffFiles.addCertificate({ ...plain, staffId: id, kind, issuedOn })
  const contract = (fromOn: Day, untilOn: Day) => () =>
    client.staffFiles.addContract({ staffId: id, kind: 'fixed-term', fromOn, untilOn, number: null })
  const factsOf = () => saveFacts(client, id, index)
  if (name === lacking.file) unless('staff-file-incomplete', OPENED, 8.1, factsOf)
  else at(OPENED, 8.1, factsOf)

  at(OPENED, 8.2, add('pre-job', OPENED))
  // It proved to be somebody else's: since then whoever stood in the roster had none.
  if (name === lacking.untrained && has('pre-job-missing')) at('2026-12-31', 20, () => withdraw(client, id, 'pre-job'))

  const kind = healthKind[post]
  if (kind !== undefined && !(name === lacking.noHealth && has('health-certificate-missing'))) {
    at(OPENED, 8.3, add(kind, OPENED))
    if (name === lacking.healthLapsed) unless('health-certificate-lapsed', RENEWED, 9, add(kind, RENEWED))
    else at(RENEWED, 9, add(kind, RENEWED))
  }
  if (name === lacking.noContract) unless('contract-missing', OPENED, 8.4, contract(OPENED, '2028-11-30'))
  else if (name === lacking.contractLapsed) {
    at(OPENED, 8.4, contract(OPENED, '2026-06-30'))
    unless('contract-lapsed', '2026-06-20', 9, contract('2026-07-01', '2028-06-30'))
  } else at(OPENED, 8.4, contract(OPENED, '2028-11-30'))
}

async function saveFacts(client: Year['client'], id: StaffId, index: number): Promise<void> {
  const body = `35058219800305${String(102 + index * 2)}`
  await client.staffFiles.saveFacts({
    ...{ id, factsVersion: 0 },
    facts: {
      ...{ idNumber: body + idCheckDigit(body), birthOn: '1980-03-05', education: 'secondary-vocational' },
      ...{ school: '晋江职校', major: '护理', graduatedOn: '1998-06-30', isFullTimeEducation: true, title: null },
      ...{ employmentForm: 'contract', socialInsurance: 'insured', phone: `1385950${String(1000 + index)}` },
      ...{ bankAccount: null, earlierCareMonths: 0, userId: null, note: null },
    },
  })
}

async function withdraw(client: Year['client'], id: StaffId, kind: string): Promise<void> {
  const { certificates } = await client.staffFiles.get({ id })
  for (const each of certificates.filter((one) => one.kind === kind && !one.isVoid)) {
    await client.staffFiles.correctCertificate({ id: each.id, facts: null, correctionReason: '证书为他人所有' })
  }
}

function holdSession({ client, at, has, staff }: Year, month: string): void {
  const day = `${month}-17`
  const category = categories[month] ?? 'skills'
  const fromAt = startOfDay(day) + 14 * HOUR
  const isAbsent = (name: string) =>
    (has('safety-training-missing') && month === '2026-03' && name === lacking.unsafe) ||
    (has('training-hours-short') && missedByFew.includes(month) && name === lacking.fewHours)
  at(day, 18.5, async () => {
    const { id, version } = await client.training.hold({
      ...{
        planId: null,
        category,
        topic: '在岗培训',
        content: '讲解与练习',
        lecturer: '庄老师',
        mode: 'on-site',
        hours: 4,
      },
      ...{ fromAt, untilAt: fromAt + 4 * HOUR, exam: 'none', passScore: null, readerId: null },
      invitedIds: staff.map((member) => member.id),
    })
    const changes = staff.map((member) => ({ staffId: member.id, isPresent: !isAbsent(member.name) }))
    await client.training.mark({ id, changes, reason: null })
    await client.training.close({ id, version })
  })
}
