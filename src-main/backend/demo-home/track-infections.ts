// Infection control of the demo home: two weeks of screening, two cases that are over, one isolation that ended, and the vaccinations of everybody
// but those of whom nothing is known.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { ScreeningEntry } from '#shared/features/infections/infections.model.ts'
import type { VaccinationFacts } from '#shared/features/infections/vaccinations.model.ts'
import { createSeededRandom, type SeededRandom, seedOf } from '../../platform/seeded-random.ts'
import type { DemoLife } from './live-two-years.ts'

type Home = Pick<DemoLife, 'client' | 'clock' | 'living'>
const DAYS = 14
const HOUR_MS = 3_600_000
const entriesACall = 500
const nurse = '护士 吴美珍'

/** Runs last; the clock is as before when it ends. */
export async function trackInfections(home: Home, today: string): Promise<void> {
  const end = home.clock.now()
  await vaccinate(home, today)
  for (let ago = DAYS; ago >= 0; ago -= 1) {
    const day = addDays(today, -ago)
    home.clock.setNow(startOfDay(day) + 9.5 * HOUR_MS)
    await screenFloor(home, day, ago === 0 ? '1层' : null)
    await followCases(home, day, ago)
  }
  home.clock.setNow(end)
}

async function screenFloor({ client }: Home, day: string, floorName: string | null): Promise<void> {
  const { rows } = await client.infections.screening({ on: day, floorName })
  const entries = rows.flatMap(({ residentId, state, screening }): ScreeningEntry[] => {
    const random = createSeededRandom(seedOf(`${residentId}${day}screening`))
    // Somebody is overlooked now and then; nobody knows how they were.
    if (state !== 'in' || screening !== null || random.chance(0.02)) return []
    const symptoms = random.chance(0.02) ? [random.pick(['cough', 'cough', 'diarrhoea', 'rash'])] : []
    return [{ residentId, symptoms, temperature: null, note: null, reason: null }]
  })
  for (let at = 0; at < entries.length; at += entriesACall) {
    await client.infections.screen({ on: day, entries: entries.slice(at, at + entriesACall) })
  }
}

/** A cold with its isolation, and a stomach upset that proved to be none. */
async function followCases({ client }: Home, day: string, ago: number): Promise<void> {
  if (ago === 12 || ago === 9) {
    const { rows } = await client.infections.screening({ on: day, floorName: null })
    const ill = rows.find(({ state, screening, hasOpenCase }) => state === 'in' && screening && !hasOpenCase)
    if (!ill) return
    const about = { residentId: ill.residentId, certainty: 'suspected' as const, onsetOn: day, note: null }
    const opened = await client.infections.openCase({ ...about, kind: ago === 12 ? 'respiratory' : 'gastro' })
    if (ago === 9) return
    await client.infections.isolate({
      ...{ caseId: opened.id, bedId: null, fromOn: day, owner: nurse, precautions: ['standard', 'droplet'] },
      ...{ reviewOn: addDays(day, 3), reason: '发热、咳嗽，待查' },
    })
    return
  }
  const open = (await client.infections.cases({})).filter(({ closedOn }) => closedOn === null)
  const isolation = (await client.infections.isolations()).find(({ toOn }) => toOn === null)
  const [cold] = open.filter(({ kind }) => kind === 'respiratory')
  const [stomach] = open.filter(({ kind }) => kind === 'gastro')
  if (ago === 11 && cold) {
    const { id, version, kind, onsetOn } = cold
    const said = { id, version, kind, onsetOn, note: '甲型流感抗原阳性', reason: '抗原检测阳性' }
    await client.infections.changeCase({ ...said, certainty: 'confirmed' })
  }
  if (ago === 9 && isolation) {
    const said = { id: isolation.id, on: day, note: '体温正常，仍咳嗽' }
    await client.infections.reviewIsolation({ ...said, nextReviewOn: addDays(day, 3) })
  }
  if (ago === 7 && stomach) {
    const { id, version } = stomach
    await client.infections.closeCase({ id, version, on: day, outcome: 'excluded', note: '饮食不当，次日好转' })
  }
  if (ago === 6 && isolation) await client.infections.endIsolation({ id: isolation.id, on: day, note: '症状消失' })
  if (ago === 5 && cold) {
    await client.infections.closeCase({ id: cold.id, version: cold.version, on: day, outcome: 'recovered', note: null })
  }
}

const none = { dose: null, batch: null, place: null }

function influenzaOf(random: SeededRandom, on: string): VaccinationFacts | null {
  const chance = random.between(0, 1)
  if (chance > 0.78) return null
  const about = { vaccine: 'influenza', on }
  if (chance > 0.7) return { ...about, ...none, outcome: 'refused', reason: '本人不愿意接种' }
  if (chance > 0.67) return { ...about, ...none, outcome: 'contraindicated', reason: '鸡蛋过敏' }
  return { ...about, outcome: 'given', dose: 1, batch: 'LG20260912', place: '社区卫生服务中心', reason: null }
}

/** Older doses as the vaccination books tell them; a book that nobody brought leaves everything unknown. */
function olderOf(random: SeededRandom, today: string): VaccinationFacts[] {
  if (random.chance(0.25)) return []
  const given = { outcome: 'given' as const, batch: null, place: null, reason: '接种证补登' }
  const covid = {
    ...given,
    vaccine: 'covid-19',
    dose: random.whole(1, 3),
    on: addDays(today, -random.whole(1300, 1700)),
  }
  const pneumonia = { ...given, vaccine: 'pneumococcal', dose: 1, on: addDays(today, -random.whole(200, 1500)) }
  return random.chance(0.4) ? [covid, pneumonia] : [covid]
}

/** One day on which the community's vaccinators came, and what the books say. */
async function vaccinate({ client, clock, living }: Home, today: string): Promise<void> {
  const on = addDays(today, -25)
  clock.setNow(startOfDay(on) + 10 * HOUR_MS)
  const record = (residentId: ResidentId, facts: VaccinationFacts) =>
    client.infections.recordVaccination({ residentId, ...facts })
  for (const { id, admittedOn } of living) {
    if (admittedOn > on) continue
    const random = createSeededRandom(seedOf(`${id}vaccines`))
    for (const facts of olderOf(random, today)) await record(id, facts)
    const influenza = influenzaOf(random, on)
    if (influenza) await record(id, influenza)
  }
}
