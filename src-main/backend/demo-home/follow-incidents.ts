// Incidents of the demo home go through the loop, by the same acts a nurse would do. Most are closed within a week; the last days'
// are still under way, and two are left as an inspector likes them least.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import type { IncidentKind, Severity, StepContent } from '#shared/features/incidents/incidents.model.ts'
import type { DemoLife, Living } from './live-two-years.ts'

const MINUTE_MS = 60_000
const DAYS_TO_CLOSE = 6
const nurses = ['吴美珍', '林雅惠', '蔡阿香'] as const

export type FollowedIncident = { id: RecordId; kind: IncidentKind; closesOn: string }
type Handling = { handled: string; cause: string; measure: string }

const handlings: Partial<Record<IncidentKind, Handling>> = {
  fall: {
    handled: '就地检查，无明显外伤，扶至床上观察',
    cause: '起身过快，地面有水渍',
    measure: '床旁加防滑垫，起身时有人扶',
  },
  choking: {
    handled: '停止进食，拍背，咳出后呼吸平稳',
    cause: '进食过快，食物过大',
    measure: '改细软餐，进餐时在视线内',
  },
  scald: { handled: '冷水冲洗二十分钟，涂烫伤膏', cause: '热水袋温度过高', measure: '停用热水袋，改用恒温毯' },
  'pressure-injury': { handled: '减压，清洁换药，记录面积', cause: '夜间翻身间隔过长', measure: '两小时翻身并登记' },
  'fall-from-bed': { handled: '检查后抬回床上，观察意识', cause: '夜间床挡未拉起', measure: '夜间拉起床挡并检查' },
  complaint: { handled: '当面听取意见并致歉', cause: '配餐时间与送餐路线不合', measure: '调整配餐时间，加保温箱' },
}
const general: Handling = { handled: '现场检查并观察', cause: '巡查间隔过长', measure: '增加巡查次数' }

/** What is done within the hour: handling, the family, the head of the home, and the authority where it is grave. */
export async function beginFollowUp(
  home: DemoLife,
  incident: { id: RecordId; kind: IncidentKind; occurredAt: number; severity: Severity; on: string },
): Promise<void> {
  const { id, kind, occurredAt, severity } = incident
  const by = home.random.pick(nurses)
  const { handled } = handlings[kind] ?? general
  const steps: [number, StepContent][] = [
    [3, { kind: 'handled', text: handled, hospital: severity === 'severe' ? '晋江市医院' : null }],
    [home.random.whole(8, 38), { kind: 'family-told', toWhom: '家属', way: 'phone', by, text: null }],
  ]
  if (kind !== 'complaint') steps.push([5, { kind: 'reported', to: 'head', form: 'verbal', by, text: null }])
  if (severity === 'severe') {
    steps.push([40, { kind: 'reported', to: 'civil-affairs', form: 'verbal', by: '陈院长', text: null }])
    steps.push([58, { kind: 'reported', to: 'civil-affairs', form: 'written', by: '陈院长', text: '已交事件报告表' }])
  }
  for (const [minutes, content] of steps) {
    await home.client.incidents.addStep({ id, at: occurredAt + minutes * MINUTE_MS, content })
  }
  home.incidents.push({ id, kind, closesOn: addDays(incident.on, DAYS_TO_CLOSE) })
}

/** What is due today: cause and measure are found a few days later, the measure is finished, the risk reviewed, the file closed. */
export async function followIncidents(home: DemoLife, on: string): Promise<void> {
  const due = home.incidents.filter(({ closesOn }) => closesOn === on)
  for (const { id, kind } of due) {
    const { cause, measure } = handlings[kind] ?? general
    const add = (content: StepContent) => home.client.incidents.addStep({ id, at: home.clock.now(), content })
    await add({ kind: 'cause', text: cause })
    const { file } = await add({ kind: 'measure', text: measure, owner: '护理主管 林雅惠', dueOn: on })
    const planned = file?.steps.find(({ content }) => content.kind === 'measure')
    if (planned) await add({ kind: 'measure-done', measureId: planned.id, text: '已检查' })
    await add({ kind: 'reviewed', text: '已按复评结果调整照护计划', risk: 'protect' })
    await home.client.incidents.close({ id, note: null })
  }
  home.incidents = home.incidents.filter(({ closesOn }) => closesOn !== on)
}

/** Yesterday's: a grave fall whose written report and measure are still due, and a scald whose family nobody told. */
export async function leaveOpenIncidents(home: DemoLife, today: string): Promise<void> {
  const { client } = home
  // The first two of these are away by now: they are the demo's loose ends.
  const settled = ({ awayUntil, admittedOn }: Living) => awayUntil === null && admittedOn < addDays(today, -30)
  const [, , first, second] = home.living.filter(settled)
  if (!first || !second) return
  const yesterday = startOfDay(addDays(today, -1))
  const at = (minutes: number) => yesterday + (21 * 60 + 40 + minutes) * MINUTE_MS
  const grave = await client.incidents.record({
    ...{ kind: 'fall', occurredAt: at(0), residentId: first.id, place: '卫生间', severity: 'severe' },
    summary: '如厕后起身滑倒，右髋疼痛不能站立。',
  })
  const by = nurses[0]
  const steps: [number, StepContent][] = [
    [4, { kind: 'handled', text: '制动、测生命体征，呼叫 120', hospital: '晋江市医院' }],
    [6, { kind: 'reported', to: 'head', form: 'verbal', by, text: null }],
    [18, { kind: 'family-told', toWhom: '女儿', way: 'phone', by, text: '家属赶往医院' }],
    [45, { kind: 'reported', to: 'civil-affairs', form: 'verbal', by: '陈院长', text: null }],
    [70, { kind: 'cause', text: '卫生间地面未干，扶手距便器过远' }],
    [75, { kind: 'measure', text: '加装扶手，保洁后立即擦干', owner: '维修 黄建国', dueOn: addDays(today, 2) }],
  ]
  for (const [minutes, content] of steps) await client.incidents.addStep({ id: grave.id, at: at(minutes), content })
  const untold = await client.incidents.record({
    ...{ kind: 'scald', occurredAt: at(-320), residentId: second.id, place: '房间', severity: 'minor' },
    summary: '热水袋烫红左小腿，皮肤完整。',
  })
  const handled = { kind: 'handled', text: '冷水冲洗二十分钟，涂烫伤膏', hospital: null } as const
  await client.incidents.addStep({ id: untold.id, at: at(-312), content: handled })
}
