// Fire safety of the demo: fourteen points, sixty days of patrols with two nights nobody walked, a year of monthly checks, four searches for
// major hazards. The night of yesterday waits for the supervisor's name.
import { addDays, addMonths, startOfDay } from '#shared/contract/days.ts'
import type { RecordId, UserId } from '#shared/contract/primitives.ts'
import {
  type NewPoint,
  type PatrolItem,
  type PointFault,
  patrolItems,
} from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { boxOf } from '#shared/features/floor-plans/drawing.rules.ts'
import { CheckAnswer, type CheckAnswers, type CheckKind } from '#shared/features/self-checks/self-checks.model.ts'
import { itemsOf } from '#shared/features/self-checks/self-checks.rules.ts'
import type { FirePatrolsFeature } from '../../features/fire-patrols/index.ts'
import type { SelfChecksFeature } from '../../features/self-checks/index.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DemoLife } from './live-two-years.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const DAYS = 60
/** Hours after the midnight a day begins at. */
const TIMES = [9, 16, 22, 24, 26, 28]
/** Nights before today that nobody walked; the second was explained. */
const MISSED_NIGHTS = [9, 31]
const MONTHS = 12

const withoutPosts: PatrolItem[] = patrolItems.filter((item) => item !== 'key-posts')
const points: readonly (readonly [string, string, string, PatrolItem[]])[] = [
  ['大厅', '1号楼', '1层', patrolItems],
  ['厨房', '1号楼', '1层', patrolItems],
  ['配电间', '1号楼', '1层', patrolItems],
  ['消防控制室', '1号楼', '1层', patrolItems],
  ['东楼梯', '1号楼', '2层', withoutPosts],
  ['西楼梯', '1号楼', '2层', withoutPosts],
  ['护理站', '1号楼', '2层', patrolItems],
  ['活动室', '1号楼', '2层', withoutPosts],
  ['走廊中段', '1号楼', '3层', withoutPosts],
  ['洗衣房', '1号楼', '3层', withoutPosts],
  ['屋顶水箱间', '1号楼', '3层', withoutPosts],
  ['电动自行车棚', '院内', '', ['fire-power', 'equipment', 'other']],
  ['燃气表间', '院内', '', ['fire-power', 'equipment', 'key-posts', 'other']],
  ['大门', '院内', '', ['exits', 'equipment', 'other']],
]
const faults: readonly PointFault[] = [
  { item: 'exits', text: '轮椅停在通道内', handling: 'corrected', done: '已移至停放处' },
  { item: 'equipment', text: '灭火器被柜子遮挡', handling: 'corrected', done: '已移开柜子' },
  { item: 'fire-power', text: '插线板串接电热水壶', handling: 'corrected', done: '已拔除并告知' },
  { item: 'equipment', text: '应急灯不亮', handling: 'reported', done: '已报安全员安排更换' },
]

export type FireSafetyOfDemo = {
  patrols: Pick<FirePatrolsFeature, 'service' | 'followUp' | 'points'>
  checks: Pick<SelfChecksFeature, 'service' | 'followUp'>
  nurses: readonly Actor[]
}

/** Points of a floor stand along its corridor in route order; the one on the roof and those of the yard are drawn nowhere. */
async function placesOnPlans(
  client: DemoLife['client'],
): Promise<(name: string, floor: string) => NewPoint['position']> {
  const plans = await client.floorPlans.list()
  return (name, floor) => {
    const plan = plans.find(({ floorName }) => floorName === floor)
    const corridor = plan?.drawing?.areas.find(({ kind }) => kind === 'corridor')
    if (!plan || !corridor || name === '屋顶水箱间') return null
    const { x, y, width, height } = boxOf(corridor.points)
    const own = points.filter((point) => point[2] === floor).map(([each]) => each)
    const along = Math.min(width - 6, 28 + own.indexOf(name) * 22)
    return { floorId: plan.floorId, at: [x + along, y + Math.floor(height / 2)] }
  }
}

export async function walkPatrols(
  { client, random, clock }: DemoLife,
  { patrols, checks, nurses }: FireSafetyOfDemo,
  today: string,
): Promise<void> {
  const before = clock.now()
  const supervisor = nurses.find(({ roles }) => roles.includes('care-lead'))
  const walker = nurses.find((nurse) => nurse !== supervisor)
  if (!walker || !supervisor?.userId) return
  const signer: Actor & { userId: UserId } = { ...supervisor, userId: supervisor.userId }
  const firstDay = addDays(today, -DAYS)
  clock.setNow(startOfDay(firstDay) + 7 * HOUR_MS)
  const placeOf = await placesOnPlans(client)
  const ids = points.map(([name, building, floor, items], index) => {
    const id: RecordId = patrols.points.savePoint(
      {
        ...{ id: null, name, building, floor, place: null, routeOrder: index + 1, items },
        position: placeOf(name, floor),
        ...{ fromOn: firstDay, reason: null },
      },
      signer,
    )
    return { id, items }
  })
  for (let ago = DAYS; ago >= 0; ago -= 1) {
    const day = addDays(today, -ago)
    const isOver = (hours: number) => startOfDay(day) + (hours + 1) * HOUR_MS < before
    const asked = TIMES.filter((hours) => isOver(hours) && !(MISSED_NIGHTS.includes(ago) && hours >= 22))
    const walked = asked.map((hours) => {
      const startedAt = startOfDay(day) + hours * HOUR_MS + random.whole(1, 20) * MINUTE_MS
      clock.setNow(startedAt + 40 * MINUTE_MS)
      const seen = ids.map(({ id, items }, index) => {
        const fault = random.chance(0.003) ? random.pick(faults) : null
        const told = fault && items.includes(fault.item) ? [fault] : []
        return { pointId: id, at: startedAt + index * random.whole(90, 120) * 1000, faults: told }
      })
      return patrols.service.walk({ startedAt, finishedAt: startedAt + 35 * MINUTE_MS, points: seen }, walker)
    })
    if (ago === 0) continue
    clock.setNow(startOfDay(day) + 32 * HOUR_MS)
    if (ago > 1) patrols.followUp.signAs(walked, signer)
    if (ago === MISSED_NIGHTS[1]) {
      for (const hours of TIMES.filter((each) => each >= 22)) {
        const plannedAt = startOfDay(day) + hours * HOUR_MS
        patrols.followUp.explain({ plannedAt, reason: '台风停电，全员在各楼层值守' }, signer)
      }
    }
  }
  const lists = await client.selfChecks.lists()
  const fill = (kind: CheckKind, on: string, wanting: CheckAnswers) => {
    const items = lists.filter((list) => list.kind === kind).flatMap(itemsOf)
    const inOrder = items.map(({ code }) => [code, CheckAnswer.parse({ result: 'in-order' })])
    clock.setNow(startOfDay(on) + 10 * HOUR_MS)
    return checks.service.fill(
      { kind, on, answers: { ...Object.fromEntries(inOrder), ...wanting }, signedBy: signer.userId },
      walker,
    )
  }
  const wantingOf = (on: string, part: object) =>
    CheckAnswer.parse({ result: 'wanting', dueOn: addDays(on, 7), ...part })
  for (let ago = MONTHS; ago >= 1; ago -= 1) {
    const on = `${addMonths(`${today.slice(0, 7)}-01`, -ago).slice(0, 7)}-${String(random.whole(8, 20)).padStart(2, '0')}`
    const isFaulty = random.chance(0.6)
    const told = wantingOf(on, { problem: '二层应急灯一盏不亮', responsible: '李安全员' })
    const id = fill('fire-monthly', on, isFaulty ? { '02.4': told } : {})
    if (isFaulty && ago > 1) {
      clock.setNow(startOfDay(addDays(on, 5)) + 10 * HOUR_MS)
      checks.followUp.recheck({ id, itemCode: '02.4', on: addDays(on, 5), isPassed: true, note: '已更换' }, walker)
    }
  }
  // A year of quarters; in the second one a hazard was found, reported and mended.
  for (const [index, ago] of [12, 9, 6, 3].entries()) {
    const on = `${addMonths(`${today.slice(0, 7)}-01`, -ago).slice(0, 7)}-22`
    const told = wantingOf(on, { problem: '燃气表间探测器失效', measure: '当日停气，更换探测器并复测', dueOn: null })
    const id = fill('major-hazards', on, index === 1 ? { '1.4': told } : {})
    if (index === 1) {
      checks.followUp.reportHazard({ id, reportedOn: on, reportedTo: '晋江市民政局', note: '三日后复测合格' }, signer)
    }
  }
  for (let ago = 4; ago >= 1; ago -= 1) fill('weekly', addDays(today, -7 * ago), {})
  clock.setNow(before)
}
