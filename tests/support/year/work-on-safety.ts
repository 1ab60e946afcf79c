// Hazards worked through, drills and the micro fire station round the year.
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import { monthsOfYear, OPENED, type Year } from './year-home.ts'

export function workOnSafety(year: Year): void {
  workThroughHazards(year)
  drill(year)
  runStation(year)
}

/** Three hazards: one of general grade, one grave, one somebody only reported. */
function workThroughHazards({ at, unless, client }: Year): void {
  const found = (on: Day, place: string) =>
    client.hazards.report({
      ...{ foundOn: on, source: 'patrol', category: 'escape-route', place, text: '通道堆物' },
      ...{ attachmentIds: [], alarmId: null, drillId: null, reason: null, fixedText: null },
    })
  const general = { kind: 'verified' as const, grade: 'general' as const, basis: null }
  const major = { kind: 'verified' as const, grade: 'major' as const, basis: '安全出口不得封堵' }
  const plan = (dueOn: Day) => ({
    ...{ kind: 'planned' as const, owner: '庄门卫', measures: '清理并划线', funds: null, dueOn },
    precautions: '专人值守',
  })
  async function close(id: RecordId, on: Day): Promise<void> {
    const step = { id, on, reason: null }
    await client.hazards.addStep({ ...step, content: { kind: 'finished', text: '已清理', attachmentIds: [] } })
    const seen = { kind: 'rechecked' as const, isPassed: true, by: '黄安全', text: '畅通' }
    await client.hazards.addStep({ ...step, content: seen })
    await client.hazards.decide({ ...step, content: { kind: 'closed', text: null } })
  }
  const ids: RecordId[] = []
  at('2026-03-01', 15, async () => {
    const { id } = await found('2026-03-01', '2层楼梯口')
    ids[0] = id
    const step = { id, on: '2026-03-01', reason: null }
    await client.hazards.decide({ ...step, content: general })
    await client.hazards.addStep({ ...step, content: plan('2026-03-10') })
  })
  unless('hazard-overdue', '2026-03-09', 15, () => close(ids[0]!, '2026-03-09'))
  at('2026-05-05', 15, async () => {
    const { id } = await found('2026-05-05', '1层安全出口')
    ids[1] = id
    const step = { id, on: '2026-05-05', reason: null }
    await client.hazards.decide({ ...step, content: major })
    await client.hazards.addStep({ ...step, content: plan('2027-03-31') })
    await client.hazards.addStep({ ...step, content: { kind: 'protected', text: '当场开锁' } })
    await client.hazards.addStep({ ...step, content: { kind: 'staff-told', text: '晨会通报' } })
  })
  unless('hazard-unreported', '2026-05-05', 16, () => {
    const content = { kind: 'reported' as const, to: '晋江市民政局', text: '书面' }
    return client.hazards.decide({ id: ids[1]!, on: '2026-05-05', reason: null, content })
  })
  unless('hazard-unreported', '2026-05-07', 15, () => close(ids[1]!, '2026-05-07'))
  at('2026-09-01', 15, async () => {
    ids[2] = (await found('2026-09-01', '洗衣房')).id
  })
  unless('hazard-without-day', '2026-09-01', 16, async () => {
    const step = { id: ids[2]!, on: '2026-09-01', reason: null }
    await client.hazards.decide({ ...step, content: general })
    await client.hazards.addStep({ ...step, content: plan('2026-09-05') })
  })
  unless('hazard-without-day', '2026-09-03', 15, () => close(ids[2]!, '2026-09-03'))
}

function drill(year: Year): void {
  const hold = (on: Day, kind: 'fire-evacuation' | 'choking', isSigned: boolean) => async () => {
    const { client, clock } = year
    const plan = { kind, plannedOn: on, place: '2层', organizer: '黄安全', scenario: null }
    const { id } = (await client.drills.plan(plan)).drill
    for (const mark of ['started', 'alarm-given', 'arrived', 'finished'] as const) {
      clock.setNow(clock.now() + 60_000)
      await client.drills.mark({ id, mark })
    }
    const report = { staffCount: 6, residentCount: 4, staffNames: null, problems: null, improvements: null }
    await client.drills.report({ id, report: { ...report, evaluation: '达到目标', attachmentIds: [] } })
    if (isSigned) await client.drills.sign({ id })
  }
  year.at('2025-12-05', 14, hold('2025-12-05', 'fire-evacuation', true))
  year.unless('drill-missing', '2026-05-20', 14, hold('2026-05-20', 'fire-evacuation', true))
  year.at('2026-11-10', 14, hold('2026-11-10', 'fire-evacuation', true))
  year.at('2026-08-20', 14, hold('2026-08-20', 'choking', !year.has('drill-unsigned')))
}

function runStation({ at, has, client, staff, staffId }: Year): void {
  const members = staff.slice(2).map(({ name }) => name)
  const isChief = (name: string) => name === '黄安全'
  at(OPENED, 14, async () => {
    for (const name of members) {
      const leavesEarly = has('station-too-few') && (name === '吴护理' || name === '王护士')
      const leftOn = leavesEarly ? '2026-10-01' : isChief(name) && has('station-no-chief') ? '2026-11-01' : null
      const post = isChief(name) ? ('chief' as const) : ('firefighter' as const)
      await client.fireStation.addMember({ staffId: staffId(name), name, post, joinedOn: OPENED, leftOn })
    }
    const settings = { kind: 'settings' as const, hasControlRoom: true, dispatchOn: OPENED, dispatchNote: null }
    await client.fireStation.record({ on: OPENED, content: settings, reason: null })
  })
  for (const month of ['2025-12', ...monthsOfYear]) {
    const on = `${month}-19`
    at(on, 15, async () => {
      const { rules } = await client.fireStation.get()
      const items = rules.items.map(({ key, count }) => ({ key, count, isGood: true, note: null }))
      const training = { kind: 'training' as const, topic: '出水', minutes: 45, people: members, note: null }
      if (!(has('station-training-missing') && month === '2026-07'))
        await client.fireStation.record({ on, content: { ...training, attachmentIds: [] }, reason: null })
      if (!(has('station-kit-unchecked') && month === '2026-09'))
        await client.fireStation.record({ on, content: { kind: 'kit-check', items }, reason: null })
    })
  }
}
