// The hazards and drills of the demo's year. Most hazards are closed in a week; one is over its day, one waits for somebody else to look, one is
// of yesterday.

import type { z } from 'zod'
import { addDays } from '#shared/contract/days.ts'
import type { RollCallId } from '#shared/contract/primitives.ts'
import type { DrillKind } from '#shared/features/drills/drills.model.ts'
import type { HazardCategory, HazardSource, HazardWork } from '#shared/features/hazards/hazards.model.ts'
import { byFloor, isToFind } from '#shared/features/roll-call/roll-call.rules.ts'
import type { DemoLife } from './live-two-years.ts'

type Home = Pick<DemoLife, 'client' | 'clock'>
type At = (day: string, hours?: number) => void
type Told = [ago: number, source: HazardSource, category: HazardCategory, place: string, text: string, measures: string]

const closed: readonly Told[] = [
  [350, 'patrol', 'escape-route', '2层西楼梯口', '疏散通道堆放轮椅', '轮椅移至专用间，划线标识'],
  [318, 'self-check', 'fire-facility', '3层走廊', '一盏疏散指示灯不亮', '更换灯具'],
  [290, 'patrol', 'fire-and-electricity', '115 房', '私拉插线板给电热毯供电', '收走插线板，告知家属'],
  [262, 'inspection', 'management', '办公室', '消防档案缺上年检测报告', '补齐检测报告归档'],
  [231, 'report', 'kitchen', '厨房', '油烟罩积油', '专业公司清洗'],
  [190, 'patrol', 'fire-facility', '1层餐厅', '灭火器被餐车遮挡', '移开餐车，地面划线'],
  [120, 'drill', 'care', '2层', '夜班轮椅不足，转移慢', '每层增配两辆轮椅'],
  [96, 'equipment', 'gas', '厨房', '燃气软管老化', '更换金属软管'],
  [62, 'patrol', 'escape-route', '3层东楼梯口', '常闭防火门被物品顶开', '清除物品，加装提示'],
  [44, 'self-check', 'building', '储藏室', '堆放易燃包装材料', '清运，定量存放'],
]

export async function workThroughHazards(home: Home, today: string, at: At): Promise<void> {
  const [before, after] = [closed.filter(([ago]) => ago > 150), closed.filter(([ago]) => ago < 150)]
  for (const told of before) await workThrough(home, today, at, told)
  await workThroughMajor(home, today, at)
  for (const told of after) await workThrough(home, today, at, told)
  const late: Told = [21, 'inspection', 'fire-facility', '2层配电间', '防火封堵脱落', '重新封堵']
  const lateId = await found(home, today, at, late)
  await work(home, lateId, today, at, 20, plan(late, today, 6))
  await work(home, lateId, today, at, 18, { kind: 'started' })
  const waiting: Told = [9, 'patrol', 'fire-facility', '1层大厅', '应急照明电池失效', '更换电池']
  const waitingId = await found(home, today, at, waiting)
  await work(home, waitingId, today, at, 8, plan(waiting, today, -2))
  await work(home, waitingId, today, at, 2, { kind: 'finished', text: '已更换并试验', attachmentIds: [] })
  at(addDays(today, -1), 20)
  await home.client.hazards.report({
    ...{ foundOn: addDays(today, -1), source: 'report', category: 'escape-route', place: '3层安全出口' },
    ...{ text: '出口外停放电动车', attachmentIds: [], alarmId: null, drillId: null, reason: null, fixedText: null },
  })
  for (const drill of drills) await hold(home, today, at, drill)
}

type Work = z.infer<typeof HazardWork>
const plan = ([, , , , , measures]: Told, today: string, dueAgo: number): Work => ({
  ...{ kind: 'planned', owner: '黄建国', measures, funds: null, dueOn: addDays(today, -dueAgo) },
  precautions: '整改前加强巡查',
})

async function found(home: Home, today: string, at: At, [ago, source, category, place, text]: Told) {
  const on = addDays(today, -ago)
  at(on, 15)
  const about = { foundOn: on, source, category, place, text, attachmentIds: [], alarmId: null, drillId: null }
  const { id } = await home.client.hazards.report({ ...about, reason: null, fixedText: null })
  const grade = { kind: 'verified' as const, grade: 'general' as const, basis: null }
  await home.client.hazards.decide({ id, on, reason: null, content: grade })
  return id
}

async function work(
  home: Home,
  id: Awaited<ReturnType<typeof found>>,
  today: string,
  at: At,
  ago: number,
  content: Work,
) {
  const on = addDays(today, -ago)
  at(on, 16)
  await home.client.hazards.addStep({ id, on, reason: null, content })
}

async function workThrough(home: Home, today: string, at: At, told: Told): Promise<void> {
  const [ago] = told
  const id = await found(home, today, at, told)
  await work(home, id, today, at, ago, plan(told, today, ago - 7))
  await work(home, id, today, at, ago - 4, { kind: 'finished', text: told[5], attachmentIds: [] })
  const seen = { kind: 'rechecked' as const, isPassed: true, by: '李安全员', text: '现场查看，已整改' }
  await work(home, id, today, at, ago - 5, seen)
  const on = addDays(today, -(ago - 5))
  await home.client.hazards.decide({ id, on, reason: null, content: { kind: 'closed', text: null } })
}

/** A grave one as it should go: precautions at once, the authority and the staff told, looked at by another, closed. */
async function workThroughMajor(home: Home, today: string, at: At): Promise<void> {
  const { client } = home
  const day = (ago: number) => addDays(today, -ago)
  at(day(150), 9)
  const about = {
    foundOn: day(150),
    source: 'inspection' as const,
    category: 'escape-route' as const,
    place: '1层东安全出口',
  }
  const text = '安全出口加装铁栅栏并上锁'
  const more = { text, attachmentIds: [], alarmId: null, drillId: null, reason: null, fixedText: null }
  const { id } = await client.hazards.report({ ...about, ...more })
  const step = (ago: number) => ({ id, on: day(ago), reason: null })
  const major = { kind: 'verified' as const, grade: 'major' as const, basis: '安全出口不得封堵、上锁' }
  await client.hazards.decide({ ...step(150), content: major })
  const told: Told = [150, 'inspection', 'escape-route', about.place, text, '拆除栅栏，恢复安全出口']
  await client.hazards.addStep({ ...step(150), content: plan(told, today, 146) })
  await client.hazards.addStep({ ...step(150), content: { kind: 'protected', text: '当场开锁，专人值守至拆除' } })
  await client.hazards.decide({
    ...step(150),
    content: { kind: 'reported', to: '晋江市民政局、消防救援大队', text: '电话和书面' },
  })
  await work(home, id, today, at, 149, { kind: 'staff-told', text: '晨会通报全体员工' })
  await work(home, id, today, at, 148, { kind: 'finished', text: '栅栏已拆除', attachmentIds: [] })
  await work(home, id, today, at, 147, { kind: 'rechecked', isPassed: true, by: '李安全员', text: '出口畅通' })
  await client.hazards.decide({ ...step(147), content: { kind: 'closed', text: '经上级复核' } })
}

type DrillTold = {
  ago: number
  kind: DrillKind
  place: string
  took: readonly number[]
  problems: string | null
  /** The roll was called in it. */
  isCalled?: boolean
}
const drills: readonly DrillTold[] = [
  { ago: 204, kind: 'fire-evacuation', place: '2层', took: [0, 30, 130, 470], problems: '轮椅转移慢' },
  { ago: 119, kind: 'choking', place: '1层餐厅', took: [0, 5, 40, 200], problems: null },
  { ago: 88, kind: 'typhoon', place: '全院', took: [0, 60, 240, 1500], problems: '沙袋数量不足' },
  { ago: 38, kind: 'fire-evacuation', place: '3层', took: [0, 25, 115, 410], problems: null, isCalled: true },
]
const marks = ['started', 'alarm-given', 'arrived', 'finished'] as const

/** Floor after floor is out by turns; the last one at the end. */
async function callTheRoll({ client, clock }: Home, begin: number, end: number): Promise<RollCallId> {
  clock.setNow(begin)
  const { id, people } = await client.rollCall.open({ alarmId: null, isDrill: true })
  const floors = byFloor(people.filter(isToFind))
  for (const [index, floor] of floors.entries()) {
    clock.setNow(begin + Math.round(((end - begin) * (index + 1)) / floors.length))
    const residentIds = floor.people.map(({ residentId }) => residentId)
    await client.rollCall.mark({ id, residentIds, mark: 'evacuated' })
  }
  await client.rollCall.close({ id, note: null })
  return id
}

async function hold({ client, clock }: Home, today: string, at: At, told: DrillTold): Promise<void> {
  const on = addDays(today, -told.ago)
  at(on, 9)
  const plan = { kind: told.kind, plannedOn: on, place: told.place, organizer: '李安全员', scenario: null }
  const { id } = (await client.drills.plan(plan)).drill
  const begin = clock.now()
  for (const [index, mark] of marks.entries()) {
    clock.setNow(begin + (told.took[index] ?? 0) * 1000)
    await client.drills.mark({ id, mark })
  }
  let residentCount = 38
  if (told.isCalled) {
    const rollCallId = await callTheRoll({ client, clock }, begin + 120_000, begin + 410_000)
    residentCount = (await client.drills.linkRollCall({ id, rollCallId })).rollCall?.evacuated ?? residentCount
  }
  const improvements = told.problems === null ? null : '已列入整改'
  const report = { staffCount: 14, residentCount, staffNames: null, problems: told.problems, improvements }
  at(on, 11)
  await client.drills.report({ id, report: { ...report, evaluation: '达到演练目标', attachmentIds: [] } })
  await client.drills.sign({ id })
}
