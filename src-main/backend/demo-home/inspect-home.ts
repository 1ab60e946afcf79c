// What an inspector would ask the demo home for: a year of inspections, two months of food samples, plans and stores for an emergency.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { SampleInput } from '#shared/features/food-samples/food-samples.model.ts'
import { instantAt } from '#shared/features/food-samples/food-samples.rules.ts'
import type { Inspection, InspectionInput, StepContent } from '#shared/features/inspections/inspections.model.ts'
import { emergencyPlans, supplyKinds } from './emergency-words.ts'
import type { DemoLife } from './live-two-years.ts'

const HOUR_MS = 3_600_000
const sampleDays = 60
/** Days ago on which everything was looked at; the first-aid boxes are each week. */
const monthly = [92, 64, 36, 8]
const dishes = {
  breakfast: ['白粥', '花卷', '咸蛋', '炒青菜'],
  lunch: ['米饭', '红烧豆腐', '清蒸巴浪鱼', '紫菜蛋汤', '炒包菜'],
  dinner: ['线面糊', '肉末茄子', '冬瓜排骨汤', '炒空心菜'],
} as const
const servedAt = { breakfast: '06:50', lunch: '10:50', dinner: '16:50' } as const
const meals = ['breakfast', 'lunch', 'dinner'] as const

/** The clock goes through the past and stands at the afternoon of the last day afterwards. */
export async function inspectHome(home: DemoLife, today: string, now: number): Promise<void> {
  await holdInspections(home, today)
  await keepSamples(home, today, now)
  await writePlans(home, today)
  await keepSupplies(home, today)
  home.clock.setNow(startOfDay(today) + 15 * HOUR_MS)
}

type Held = Pick<InspectionInput, 'source' | 'form' | 'officers' | 'documentNumber' | 'summary'> & {
  daysAgo: number
  findings: { category: string; text: string; basis: string; days: number; steps: (on: string) => StepContent[] }[]
}
const rectified = (on: string): StepContent => ({
  kind: 'rectified',
  on,
  by: '黄安全',
  text: '已按要求整改，现场拍照留存',
})
const passed = (on: string): StepContent => ({ kind: 'rechecked', on, by: '陈院长', isPassed: true, text: null })
const closed = (on: string): StepContent => ({ kind: 'closed', on, text: null })
const allDone = (on: string): StepContent[] => [rectified(on), passed(on), closed(on)]

const inspections: readonly Held[] = [
  {
    ...{ daysAgo: 290, source: 'civil-affairs', form: 'daily', officers: ['林志强', '吴晓芳'] },
    ...{ documentNumber: '晋民检〔2026〕8号', summary: '双随机检查，查阅档案并现场察看' },
    findings: [
      {
        category: 'agreement',
        text: '2 份服务协议缺代理人签字页',
        basis: '养老服务合同示范文本',
        days: 15,
        steps: allDone,
      },
      { category: 'safety', text: '三层卫生间扶手松动', basis: 'GB 38600-2019', days: 10, steps: allDone },
    ],
  },
  {
    ...{ daysAgo: 170, source: 'fire', form: 'special', officers: ['庄建军', '许文杰'] },
    ...{ documentNumber: '晋消检〔2026〕41号', summary: '消防安全专项检查' },
    findings: [{ category: 'fire', text: '厨房灭火毯未悬挂', basis: '《消防法》第十六条', days: 7, steps: allDone }],
  },
  {
    ...{ daysAgo: 80, source: 'market', form: 'daily', officers: ['蔡明辉', '施丽云'] },
    ...{ documentNumber: '晋市监餐检〔2026〕132号', summary: '食堂日常检查，未发现问题', findings: [] },
  },
  {
    ...{ daysAgo: 20, source: 'joint', form: 'special', officers: ['林志强', '庄建军', '蔡明辉'] },
    ...{ documentNumber: '晋民联检〔2026〕5号', summary: '民政、消防、市场监管联合检查' },
    findings: [
      { category: 'fire', text: '二层东侧疏散通道堆放轮椅', basis: '民发〔2023〕37号', days: 12, steps: () => [] },
      {
        ...{ category: 'food', text: '留样柜无温度记录', basis: '餐饮服务食品安全操作规范', days: 15 },
        steps: (on) => [rectified(on)],
      },
    ],
  },
  {
    ...{ daysAgo: 3, source: 'self', form: 'daily', officers: ['黄安全'], documentNumber: null, summary: '月度自查' },
    findings: [
      { category: 'building', text: '一层走廊应急照明 1 处不亮', basis: 'JGJ 450-2018', days: 10, steps: () => [] },
    ],
  },
]

async function holdInspections({ client, clock }: DemoLife, today: string): Promise<void> {
  for (const { daysAgo, findings, ...fields } of inspections) {
    const day = addDays(today, -daysAgo)
    clock.setNow(startOfDay(day) + 15 * HOUR_MS)
    const inspection: Inspection = await client.inspections.record({
      ...{ ...fields, at: startOfDay(day) + 9.5 * HOUR_MS },
      findings: findings.map(({ category, text, basis, days }) => ({
        ...{ category, text, basis, level: 'ordinary', dueOn: addDays(day, days), responsible: '黄安全' },
      })),
    })
    for (const [index, { steps, days }] of findings.entries()) {
      const finding = inspection.findings[index]
      const on = addDays(day, Math.min(days - 2, daysAgo - 1))
      for (const content of finding ? steps(on) : []) {
        clock.setNow(startOfDay(on) + 16 * HOUR_MS)
        await client.inspections.addStep({ findingId: finding?.id as never, content })
      }
    }
  }
}

/** One dinner of the last month was forgotten; what is older than two days was thrown away the morning after. */
async function keepSamples({ client, clock, random }: DemoLife, today: string, now: number): Promise<void> {
  for (let ago = sampleDays; ago >= 0; ago -= 1) {
    const day = addDays(today, -ago)
    const end = Math.min(now, startOfDay(day) + 19 * HOUR_MS)
    const entries = meals
      .filter((meal) => instantAt(day, servedAt[meal]) < end && !(ago === 11 && meal === 'dinner'))
      .flatMap((meal) =>
        dishes[meal].slice(0, random.whole(2, 3)).map(
          (dish): SampleInput => ({
            ...{ meal, dish, keptAt: instantAt(day, servedAt[meal]), grams: random.whole(13, 20) * 10 },
            ...{ keptBy: '林厨师', place: '留样柜', reason: null },
          }),
        ),
      )
    if (entries.length === 0) continue
    clock.setNow(end)
    await client.foodSamples.record({ on: day, entries })
    if (ago % 7 === 3) {
      const people = random.pick(['陈院长', '林主管', '王护士长'])
      const remarks = random.chance(0.4) ? '菜品偏咸，已告知厨房' : null
      await client.foodSamples.accompany({ on: day, meal: 'lunch', people, remarks })
    }
    const ready = ago % 3 !== 0 || ago === 0 ? [] : await client.foodSamples.disposable()
    if (ready.length > 0) await client.foodSamples.dispose({ ids: ready.map(({ id }) => id), at: end, by: '林厨师' })
  }
}

/** Each kind of emergency has its plan; one was not looked through for over a year. */
async function writePlans({ client, clock }: DemoLife, today: string): Promise<void> {
  for (const [index, { kind, text, newer }] of emergencyPlans.entries()) {
    const write = (on: string, version: number, words: string, changeNote: string | null) => {
      clock.setNow(startOfDay(on) + 10 * HOUR_MS)
      const plan = { kind, basedOn: version, text: words, attachmentIds: [], inForceOn: on, approvedBy: '陈院长' }
      return client.emergency.writePlan({ ...plan, changeNote })
    }
    const first = addDays(today, kind === 'typhoon' ? -410 : -300 + index * 10)
    await write(first, 0, text, null)
    if (newer) await write(addDays(today, -60), 1, newer, '按上次演练的情况补充')
  }
  const staff = (await client.staff.list({ on: today })).slice(0, 10)
  const fire = await client.emergency.plan({ kind: 'fire' })
  clock.setNow(startOfDay(addDays(today, -50)) + 10 * HOUR_MS)
  for (const { id: staffId } of staff) {
    const versionId = fire.versions[0]?.id as never
    await client.emergency.signPlan({ versionId, staffId, proof: { witness: '黄安全' } })
  }
  await client.emergency.saveCallList({
    version: 0,
    contacts: [
      ['总指挥', '陈院长', '13800000001', '林主管', '13800000002'],
      ['疏散引导', '林主管', '13800000002', '王护士长', '13800000003'],
      ['医疗救护', '王护士长', '13800000003', null, null],
      ['消防控制', '黄安全', '13800000004', null, null],
      ['后勤保障', '许内勤', '13800000005', null, null],
      ['火警', '消防救援', '119', null, null],
      ['急救', '急救中心', '120', null, null],
    ].map(([role, name, phone, backupName, backupPhone]) => ({
      ...{ id: null, role: role ?? '', name: name ?? '', phone: phone ?? null },
      ...{ backupName: backupName ?? null, backupPhone: backupPhone ?? null },
    })),
  })
  const { contacts } = await client.emergency.callList()
  for (const [index, { id: contactId }] of contacts.slice(0, 5).entries()) {
    const at = clock.now() - (5 - index) * 300_000
    await client.emergency.recordTestCall({ contactId, at, isReached: index !== 3, note: index === 3 ? '占线' : null })
  }
}

/** Forty stores: one expired, two expire soon, the first-aid boxes are looked at each week. */
async function keepSupplies({ client, clock }: DemoLife, today: string): Promise<void> {
  clock.setNow(startOfDay(addDays(today, -95)) + 10 * HOUR_MS)
  for (const { category, name, places, unit, least } of supplyKinds) {
    for (const place of places) {
      await client.emergency.saveSupply({
        ...{ supplyId: null, version: 0, category, name, place, unit, leastCount: least },
      })
    }
  }
  const supplies = await client.emergency.supplies()
  const validDays = new Map([
    ['一次性医用口罩 1 层库房', -6],
    ['75% 酒精 1 层库房', 12],
    ['急救箱 3 层护理站', 25],
  ])
  for (let ago = 92; ago >= 1; ago -= 7) {
    const on = addDays(today, -ago)
    const due = supplies.filter(({ category }) => category === 'first-aid' || monthly.includes(ago))
    clock.setNow(startOfDay(on) + 10 * HOUR_MS)
    const entries = due.map(({ supplyId, name, place, leastCount, category }) => {
      const days =
        validDays.get(`${name} ${place}`) ?? (category === 'first-aid' || category === 'infection' ? 400 : null)
      return { supplyId, count: leastCount + 2, expiresOn: days === null ? null : addDays(today, days), note: null }
    })
    await client.emergency.checkSupplies({ on, by: '黄安全', entries })
  }
}
