// Medication of the demo home: who keeps the drugs, what was ordered, and fourteen days of rounds as shifts wrote them down.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { ResidentId, UserId } from '#shared/contract/primitives.ts'
import { dosesOn } from '#shared/features/medication/doses.rules.ts'
import type { DoseEntry } from '#shared/features/medication/medication.model.ts'
import type { Prescription, PrescriptionContent } from '#shared/features/medication/prescriptions.model.ts'
import { createSeededRandom, type SeededRandom, seedOf } from '../../platform/seeded-random.ts'
import { demoLogins } from './demo-accounts.ts'
import type { DemoLife } from './live-two-years.ts'

const HOUR_MS = 3_600_000
const DAYS = 14
const MOST_ENTRIES = 500
const shareWithDrugs = 0.6

type Drug = Pick<PrescriptionContent, 'drugName' | 'strength' | 'form' | 'route' | 'dose' | 'unit'> & {
  times: string[]
}
const tablet = { form: '片剂', route: 'oral', dose: 1, unit: 'tablet' } as const
const drugs: readonly Drug[] = [
  { ...tablet, drugName: '氨氯地平片', strength: '5 mg', times: ['08:00'] },
  { ...tablet, drugName: '阿司匹林肠溶片', strength: '100 mg', times: ['08:00'] },
  { ...tablet, drugName: '阿托伐他汀钙片', strength: '20 mg', times: ['20:00'] },
  { ...tablet, drugName: '二甲双胍片', strength: '0.5 g', times: ['08:00', '17:30'] },
  { ...tablet, drugName: '氯沙坦钾片', strength: '50 mg', times: ['08:00'] },
  { ...tablet, drugName: '左甲状腺素钠片', strength: '50 μg', times: ['06:30'] },
  { ...tablet, drugName: '多奈哌齐片', strength: '5 mg', times: ['21:00'] },
  { ...tablet, drugName: '碳酸钙D3片', strength: '600 mg', times: ['12:00'] },
  {
    ...{ drugName: '乳果糖口服溶液', strength: '0.67 g/ml', form: '口服溶液', route: 'oral', dose: 15 },
    ...{ unit: 'millilitre', times: ['08:00'] },
  },
]
const highRisk: readonly Drug[] = [
  {
    ...{ drugName: '甘精胰岛素注射液', strength: '300 单位/3 ml', form: '注射液', route: 'subcutaneous', dose: 10 },
    ...{ unit: 'unit', times: ['21:00'] },
  },
  { ...tablet, drugName: '华法林钠片', strength: '2.5 mg', times: ['17:30'] },
  { ...tablet, drugName: '地高辛片', strength: '0.25 mg', dose: 0.5, times: ['08:00'] },
  { ...tablet, drugName: '格列美脲片', strength: '2 mg', times: ['08:00'] },
]

/** How many drugs at fixed times somebody takes. */
const counts = [
  [1, 40],
  [2, 35],
  [3, 18],
  [4, 7],
] as const
const contentOf = ({ times, ...drug }: Drug, orderedOn: string, isHighRisk: boolean): PrescriptionContent => ({
  ...drug,
  ...{ doseMin: null, doseMax: null, prescriber: '许医生', orderedOn, isHighRisk },
  ...{ highRiskReason: null, allergyReason: null, note: null },
  schedule: { kind: 'fixed', frequency: { days: { kind: 'daily' }, times } },
})

function pickSome(random: SeededRandom, count: number): Drug[] {
  const left = [...drugs]
  return Array.from({ length: count }, () => left.splice(random.whole(0, left.length - 1), 1)).flat()
}

/** What the people of the house are ordered and who keeps it; answers the orders the home gives. */
async function order({ client, living }: DemoLife, fromOn: string, today: string): Promise<Prescription[]> {
  const given: Prescription[] = []
  const people = living.filter(({ id, admittedOn }) => {
    return admittedOn <= fromOn && createSeededRandom(seedOf(`drugs${id}`)).chance(shareWithDrugs)
  })
  for (const [index, { id }] of people.entries()) {
    const random = createSeededRandom(seedOf(`orders${id}`))
    // A few keep their drugs themselves; of two nobody has signed yet.
    const custody = index % 9 === 5 ? 'self' : 'staff'
    const isSigned = index !== 3 && index !== 20
    const signed = custody === 'self' ? { signedBy: '本人', relation: '本人' } : { signedBy: '家属', relation: '子女' }
    const agreement = { residentId: id, custody, ...signed, fromOn, untilOn: null, reason: null } as const
    if (isSigned) await client.medication.agree(agreement)
    const chosen = pickSome(random, random.weighted(counts)).map((drug) => contentOf(drug, fromOn, false))
    const risky = highRisk[index / 16]
    if (risky) chosen.push(contentOf(risky, fromOn, true))
    for (const content of chosen) {
      const prescription = await client.medication.prescribe({
        ...{ residentId: id, content, fromOn, replacesId: null, reason: null },
      })
      if (isSigned && custody === 'staff') given.push(prescription)
    }
  }
  await fillCupboard(given, { client }, fromOn, today)
  return given
}

/** Every third drug is on record in the cupboard; one runs out, one expires soon. */
async function fillCupboard(
  orders: readonly Prescription[],
  { client }: Pick<DemoLife, 'client'>,
  receivedOn: string,
  today: string,
): Promise<void> {
  for (const [index, { residentId, drugName, strength, unit, dose, schedule }] of orders.entries()) {
    if (index % 3 !== 0 || schedule.kind !== 'fixed') continue
    const aDay = dose * schedule.frequency.times.length
    await client.medication.receive({
      ...{ residentId, drugName, strength, unit, batchNumber: `2${String(60_000 + index * 37)}`, receivedOn },
      ...{ quantity: index === 3 ? (DAYS + 1) * aDay : 60 * aDay, broughtBy: '家属', reason: null },
      expiresOn: addDays(today, index === 6 ? 12 : 200 + index),
    })
  }
}

const shiftEnds = [7.4, 15.4, 23.4] as const

/** What came of a dose, a word of a shift's end. */
function entryOf(key: string, dueAt: number): DoseEntry | null {
  const random = createSeededRandom(seedOf(key))
  const luck = random.next()
  const facts = { key, dose: null, note: null }
  if (luck > 0.994) return null
  if (luck > 0.975) return { ...facts, outcome: 'refused', at: dueAt, reason: '老人拒服', isChecked: false }
  if (luck > 0.97) return { ...facts, outcome: 'held', at: dueAt, reason: '身体不适，遵医嘱暂停', isChecked: false }
  return { ...facts, outcome: 'given', at: dueAt + random.whole(0, 20) * 60_000, reason: null, isChecked: true }
}

/** One shift at its end; high-risk drugs one by one with the second person. */
async function writeShift(
  { client }: Pick<DemoLife, 'client'>,
  entries: readonly { entry: DoseEntry; isHighRisk: boolean }[],
  second: { userId: UserId; pin: string },
): Promise<void> {
  const plain = entries.filter(({ isHighRisk, entry }) => !isHighRisk || entry.outcome !== 'given')
  for (let from = 0; from < plain.length; from += MOST_ENTRIES) {
    const part = plain.slice(from, from + MOST_ENTRIES).map(({ entry }) => entry)
    await client.medication.record({ entries: part, second: null })
  }
  for (const { entry, isHighRisk } of entries) {
    if (isHighRisk && entry.outcome === 'given') await client.medication.record({ entries: [entry], second })
  }
}

/** Somebody in pain: a tablet as needed two days ago, its effect told an hour later. */
async function giveAsNeeded({ client, clock }: DemoLife, residentId: ResidentId, day: string): Promise<void> {
  clock.setNow(startOfDay(day) + 9 * HOUR_MS)
  const content: PrescriptionContent = {
    ...contentOf({ ...tablet, drugName: '对乙酰氨基酚片', strength: '0.5 g', times: [] }, day, false),
    ...{ doseMin: 1, doseMax: 2 },
    schedule: { kind: 'as-needed', indication: '关节疼痛', leastHours: 6, mostPerDay: 3 },
  }
  const { id } = await client.medication.prescribe({ residentId, content, fromOn: day, replacesId: null, reason: null })
  const at = clock.now() + 5 * HOUR_MS
  clock.setNow(at)
  const told = { prescriptionId: id, at, dose: null, reason: '右膝疼痛，影响午睡', isChecked: true, second: null }
  await client.medication.giveAsNeeded(told)
  clock.setNow(at + HOUR_MS)
  await client.medication.tellEffect({ key: `${id}:${day}:14:00`, effect: 'effective', note: '疼痛缓解', reason: null })
}

/** Runs after the demo's life; the clock is as before when it ends. */
export async function giveMedication(home: DemoLife, today: string, now: number): Promise<void> {
  const { client, clock } = home
  const end = clock.now()
  const fromOn = addDays(today, -DAYS)
  clock.setNow(startOfDay(fromOn) + 60_000)
  const colleague = demoLogins.find(({ roles }) => roles.includes('care-lead'))
  if (!colleague) throw new Error('the demo needs a second person')
  // Whoever confirms with a PIN has signed in at the seat before.
  const { user } = await client.accounts.signIn(colleague)
  if (!user) throw new Error('the second person could not sign in')
  const second = { userId: user.id, pin: colleague.pin }
  const orders = await order(home, fromOn, today)
  for (let day = fromOn; day <= today; day = addDays(day, 1)) {
    const { rows } = await client.residents.list({ on: day, scope: 'in' })
    const here = new Set(rows.flatMap(({ id, state }) => (state === 'in' ? [id] : [])))
    const doses = dosesOn(orders, day).filter(({ residentId }) => here.has(residentId))
    let from = startOfDay(day)
    const ends = shiftEnds.map((hours) => startOfDay(day) + hours * HOUR_MS).filter((each) => each < now)
    // Of the shift that runs, what was due half an hour ago is written.
    const lately = now - HOUR_MS / 2
    for (const to of day === today ? [...ends, lately] : ends) {
      clock.setNow(to === lately ? now : to)
      const entries = doses.flatMap(({ key, dueAt, isHighRisk }) => {
        const entry = dueAt >= from && dueAt < to ? entryOf(key, dueAt) : null
        return entry ? [{ entry, isHighRisk }] : []
      })
      await writeShift(home, entries, second)
      from = to
    }
  }
  const { rows } = await client.residents.list({ on: addDays(today, -2), scope: 'in' })
  const inPain = orders.find(({ residentId }) => rows.some(({ id, state }) => id === residentId && state === 'in'))
  if (inPain) await giveAsNeeded(home, inPain.residentId, addDays(today, -2))
  clock.setNow(end)
}
