// A quarter of random visits and health records: what the account of the quarter and the rates say equals a direct count in plain code.
import { expect, test } from 'vitest'
import { createSeededRandom } from '#main/platform/seeded-random.ts'
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { AgreedService } from '#shared/features/partnerships/partnerships.model.ts'
import { createPartnershipHome } from '../../support/partnership-home.ts'
import { admission } from '../../support/test-records.ts'

const QUARTER = { from: '2027-01-01', until: '2027-03-31' }
type Told = { agreementId: RecordId; on: string; services: string[]; people: number }

/** Days of a period from its first day until before the same day of the month `months` later; days of the month up to 28 only. */
function periodFrom(firstDay: string, months: number): string[] {
  const [year = 0, month = 0, day = 0] = firstDay.split('-').map(Number)
  const next = new Date(Date.UTC(year, month - 1 + months, day)).toISOString().slice(0, 10)
  const days: string[] = []
  for (let each = firstDay; each < next; each = addDays(each, 1)) days.push(each)
  return days
}

/** Counted day by day: which visits were due in the quarter, and which of them were made in their period. */
function countDirectly(
  fromOn: string,
  endsOn: string,
  { service, frequency }: AgreedService,
  visits: Told[],
  today: string,
) {
  if (frequency.per === 'as-needed') return null
  const months = { month: 1, quarter: 3, year: 12 }[frequency.per]
  const result = { planned: 0, done: 0, missedOn: [] as string[], open: 0 }
  for (let first = fromOn; first <= endsOn; ) {
    const days = periodFrom(first, months)
    let made = visits.filter((visit) => days.includes(visit.on) && visit.services.includes(service)).length
    for (let place = 1; place <= frequency.times; place += 1) {
      const dueOn = days[Math.ceil((days.length * place) / frequency.times) - 1]!
      const isMade = made > 0
      made -= 1
      if (dueOn > endsOn || dueOn < QUARTER.from || dueOn > QUARTER.until) continue
      result.planned += 1
      if (isMade) result.done += 1
      else if (dueOn < today) result.missedOn.push(dueOn)
      else result.open += 1
    }
    first = addDays(days.at(-1)!, 1)
  }
  return result
}

test.each([1, 2, 3])('fulfilment and rates of a quarter equal direct counts (seed %s)', async (seed) => {
  const random = createSeededRandom(seed)
  const home = await createPartnershipHome()
  const { director } = home
  const beds = await director.beds.addRooms({
    ...{
      building: '1号楼',
      floor: '3层',
      careType: 'nursing',
      stayMode: 'full-time',
      openedOn: addDays(home.today, -90),
    },
    rooms: [{ name: '301', beds: ['1', '2', '3', '4', '5', '6', '7', '8', '9'] }],
  })
  const people: ResidentId[] = [home.lin, home.chen, home.huang]
  for (const [index, bed] of beds.entries()) {
    const admitted = await director.residents.admit(
      admission(bed.id, addDays(home.today, -20), { name: `老人${index}` }),
    )
    people.push(admitted.id)
  }
  const partner = (await home.addPartner()).id
  const doctor = (await home.addDoctor(partner)).id
  const services: AgreedService[] = [
    { service: 'visit', frequency: { per: 'month', times: random.whole(1, 4) } },
    { service: 'pharmacy', frequency: { per: 'quarter', times: random.whole(1, 3) } },
    { service: 'public-health', frequency: { per: 'year', times: random.whole(2, 6) } },
    { service: 'emergency-channel', frequency: { per: 'as-needed' } },
  ]
  home.goTo('2026-11-01')
  const terms = [
    { number: 'A', fromOn: '2026-11-01', untilOn: '2027-10-31' },
    { number: 'B', fromOn: '2026-11-15', untilOn: '2027-02-20' },
  ]
  const agreements = []
  for (const term of terms) {
    agreements.push(await home.sign(partner, { ...term, signedOn: '2026-11-01', services }))
  }

  const told: Told[] = []
  const signed = new Map<string, { on: string; untilOn: string }[]>()
  const files = new Map<string, string>()
  const checked = new Map<string, string[]>()
  const lastDay = '2027-03-20'
  for (let day = '2026-11-16'; day <= lastDay; day = addDays(day, 1)) {
    home.goTo(day, 10)
    for (const agreement of agreements) {
      if (agreement.untilOn < day || !random.chance(0.08)) continue
      const chosen = services.map(({ service }) => service).filter(() => random.chance(0.5))
      const seen = people.filter(() => random.chance(0.3)).map((id) => home.seen(id))
      const given = chosen.length > 0 ? chosen : ['visit']
      await home.visit(agreement.id, doctor, { services: given, seen })
      told.push({ agreementId: agreement.id, on: day, services: given, people: seen.length })
    }
    if (!random.chance(0.2)) continue
    const residentId = random.pick(people)
    const place = { on: day, institution: '青阳卫生院' }
    const kind = random.pick(['family-doctor', 'health-file', 'check-up'] as const)
    const facts =
      kind === 'family-doctor'
        ? { kind, ...place, untilOn: addDays(day, random.whole(5, 90)), doctor: '许医生' }
        : kind === 'health-file'
          ? { kind, ...place }
          : { kind, ...place, result: '未见异常' }
    await director.healthFiles.record({ residentId, facts })
    if (facts.kind === 'family-doctor') {
      signed.set(residentId, [...(signed.get(residentId) ?? []), { on: day, untilOn: facts.untilOn }])
    } else if (facts.kind === 'health-file') files.set(residentId, files.get(residentId) ?? day)
    else checked.set(residentId, [...(checked.get(residentId) ?? []), day])
  }

  const accounts = await director.partnerships.fulfilment(QUARTER)
  expect(accounts.map(({ agreementNumber }) => agreementNumber)).toEqual(['A', 'B'])
  for (const [index, { fromOn, untilOn, id }] of agreements.entries()) {
    const own = told.filter(({ agreementId }) => agreementId === id)
    for (const [at, agreed] of services.entries()) {
      const line = accounts[index]!.lines[at]!
      const direct = countDirectly(fromOn, untilOn, agreed, own, lastDay)
      if (direct) expect(line).toMatchObject(direct)
      else {
        const inQuarter = own.filter((visit) => visit.on >= QUARTER.from && visit.services.includes(agreed.service))
        expect(line).toMatchObject({ planned: null, done: inQuarter.length, percent: null })
      }
    }
  }
  const visits = await director.partnerships.visits(QUARTER)
  const inQuarter = told.filter(({ on }) => on >= QUARTER.from)
  expect(visits).toHaveLength(inQuarter.length)
  expect(visits.reduce((sum, { seen }) => sum + seen.length, 0)).toBe(
    inQuarter.reduce((sum, each) => sum + each.people, 0),
  )

  // Somebody left in the quarter and counts in no rate afterwards.
  await director.residents.discharge({
    ...{ id: home.chen, on: lastDay, reason: 'home', destination: null, deathCause: null },
  })
  const here = people.filter((id) => id !== home.chen)
  expect(dayOf(home.clock.now())).toBe(lastDay)
  const { rates, lines } = await director.healthFiles.book({})
  const count = (holds: (id: string) => boolean) => here.filter(holds).length
  const isSigned = (id: string) => (signed.get(id) ?? []).some((each) => each.on <= lastDay && lastDay <= each.untilOn)
  const isChecked = (id: string) => (checked.get(id) ?? []).some((on) => on.startsWith('2027'))
  expect(rates.familyDoctor).toMatchObject({ done: count(isSigned), of: here.length })
  expect(rates.healthFile).toMatchObject({ done: count((id) => files.has(id)), of: here.length })
  expect(rates.checkUp).toMatchObject({ done: count(isChecked), of: here.length })
  expect(
    lines
      .filter(({ fileOn }) => fileOn === null)
      .map(({ residentId }) => residentId)
      .sort(),
  ).toEqual(here.filter((id) => !files.has(id)).sort())

  // The report of the quarter says the same, and a rate opens to the people who are missing.
  const { figures, table } = await director.reports.preview({ code: 'R14', period: '2027-03' })
  const figureOf = (code: string) => figures.find((figure) => figure.code === code)
  const valueOfCode = (code: string) => figureOf(code)?.value
  const seen = inQuarter.reduce((sum, each) => sum + each.people, 0)
  expect(['01', '02', '03', '04'].map(valueOfCode)).toEqual([1, 1, inQuarter.length, seen])
  expect(['10', '11', '12'].map(valueOfCode)).toEqual([
    rates.familyDoctor.percent,
    rates.healthFile.percent,
    rates.checkUp.percent,
  ])
  expect(figureOf('11')?.rowIds.toSorted()).toEqual(here.filter((id) => !files.has(id)).sort())
  expect(table?.rows.map(({ cells }) => [cells.number, cells.visits])).toEqual(
    agreements.map(({ id, number }) => [number, inQuarter.filter((each) => each.agreementId === id).length]),
  )
  const rows = await director.reports.figureRows({ source: { code: 'R14', period: '2027-03' }, figure: '04' })
  expect(rows.rows.reduce((sum, { cells }) => sum + Number(cells.people), 0)).toBe(seen)
  const yearly = await director.reports.preview({ code: 'R15', period: '2027-12' })
  const ofYear = told.filter(({ on }) => on >= '2027-01-01')
  expect(yearly.figures.find(({ name }) => name === '巡诊次数')?.value).toBe(ofYear.length)
  expect(yearly.figures.find(({ name }) => name === '医疗床位')?.value).toBeNull()
})
