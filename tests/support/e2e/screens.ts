// Every screen of the console, with the way to it. Used to look at all of them in each appearance.
import { resolve } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { AppClient } from '#shared/contract/app-contract.ts'
import { addDays, addMonths, startOfDay } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { AssessmentLine, AssessmentState } from '#shared/features/assessments/assessments.model.ts'
import { goTo } from './sign-in.ts'

const roster = resolve(import.meta.dirname, '..', '..', 'fixtures', 'roster', 'resident-roster.xlsx')

/** `part` = what is new on this screen; what stands beneath a dialog or beside a drawer was judged by itself. Left out: everything. */
export type Screen = { name: string; part?: string; open(page: Page): Promise<void>; leave?(page: Page): Promise<void> }

const DIALOG = '[role="dialog"]'
const DRAWER = 'aside'

const main = (page: Page) => page.getByRole('main')
const drawer = (page: Page) => page.getByRole('complementary')
const dialog = (page: Page) => page.getByRole('dialog').filter({ visible: true })

/** All movement that soon ends has ended: nothing is measured or drawn half faded. The wall's page clock is left to run. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const ending = document
      .getAnimations()
      .filter((animation) => Number(animation.effect?.getComputedTiming().endTime ?? 0) < 2_000)
    await Promise.allSettled(ending.map((animation) => animation.finished))
  })
}

function at(name: string, path: string, seen: (page: Page) => Locator, part?: string): Screen {
  return {
    name,
    ...(part === undefined ? {} : { part }),
    async open(page) {
      await goTo(page, path)
      await expect(seen(page)).toBeVisible()
    },
  }
}

/** A dialog that stands over the screen before it. */
function over(name: string, open: (page: Page) => Promise<void>): Screen {
  return {
    name,
    part: DIALOG,
    async open(page) {
      await open(page)
      await expect(dialog(page)).toBeVisible()
    },
    async leave(page) {
      await page.keyboard.press('Escape')
      await expect(dialog(page)).toHaveCount(0)
    },
  }
}

const press = (name: string) => (page: Page) => drawer(page).getByRole('button', { name, exact: true }).click()

function act(name: string, label: string): Screen {
  return over(name, async (page) => {
    await drawer(page).getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: label }).click()
  })
}

/** A look of the wall, or a dialog over it, that one key opens. */
const key = (pressed: string) => (page: Page) => page.keyboard.press(pressed)

function wallView(name: string, pressed: string, seen: string): Screen {
  return {
    name,
    async open(page) {
      await page.keyboard.press(pressed)
      await expect(main(page).locator(seen).first()).toBeVisible()
    },
    async leave(page) {
      await page.keyboard.press(pressed)
      await expect(page.getByRole('button', { name: '平面图' })).toHaveAttribute('aria-pressed', 'false')
      await expect(page.getByRole('button', { name: '按紧急' })).toHaveAttribute('aria-pressed', 'false')
    },
  }
}

const isOf = (state: AssessmentState) => (line: AssessmentLine) => line.scale === 'ability' && line.state === state

/** What an inspector asks for. */
function complianceScreens(inspectionId: string): Screen[] {
  const grid = (name: string) => (page: Page) => page.getByRole('grid', { name }).getByRole('row').nth(1)
  const table = (name: string) => (page: Page) => main(page).getByRole('table', { name }).getByRole('row').nth(2)
  return [
    at('inspections', '/inspections', grid('检查整改')),
    {
      name: 'inspection-record',
      async open(page) {
        await goTo(page, '/inspections/new')
        await main(page).getByRole('button', { name: '添加问题' }).click()
        await expect(main(page).getByRole('region', { name: '问题 1', exact: true })).toBeVisible()
      },
    },
    at('inspection', `/inspections/${inspectionId}`, (page) => main(page).getByRole('listitem').first()),
    over('inspection-step', (page) => main(page).getByRole('button', { name: /^登记/ }).first().click()),
    at('food-samples', '/food-samples', table('食品留样')),
    over('food-sample-accompany', (page) => main(page).getByRole('button', { name: '午餐 登记陪餐' }).click()),
    at('emergency-plans', '/emergency', grid('应急预案')),
    at('emergency-plan', '/emergency/plans/fire', (page) => main(page).getByRole('region', { name: '预案正文' })),
    over('emergency-plan-write', key('n')),
    at('emergency-contacts', '/emergency/contacts', table('应急联络表')),
    over('emergency-contacts-edit', key('e')),
    at('emergency-supplies', '/emergency/supplies', table('应急物资')),
    over('emergency-supply', key('n')),
  ]
}

/** Screens of a signed-in director, in an order in which each can be reached. */
export async function screensOf(client: AppClient): Promise<Screen[]> {
  const residents = (await client.residents.list({})).rows
  const resident = residents.find((row) => row.state === 'in')
  const map = await client.beds.map({})
  const bed = map.beds.find((each) => each.state === 'occupied')
  const listAlarms = () => client.alarms.list({ from: Date.now() - 86_400_000, to: Date.now() + 60_000 })
  // One strip of the demo home is off from the start.
  await expect.poll(async () => (await listAlarms()).length, { timeout: 30_000 }).toBeGreaterThan(0)
  const [alarm] = await listAlarms()
  const device = (await client.devices.list()).find((each) => each.state === 'inbox')
  const bell = (await client.devices.list()).find((each) => each.state === 'bound' && each.role === 'bell')
  const assessments = await client.assessments.list({})
  const planned = (await client.carePlans.inForce({}))[0]?.residentId ?? ''
  const medicated = (await client.medication.stock()).find(({ batches }) => batches.length > 0)?.residentId ?? ''
  const turned = (await client.charts.floor({ kind: 'turning', floorName: '' })).rows
  const charted = turned.find(({ latest, state }) => latest !== null && state === 'in')?.residentId ?? ''
  const [draft, done] = [assessments.find(isOf('draft')), assessments.find(isOf('finished'))]
  const risks = await client.risks.list({})
  const riskDraft = risks.find((standing) => standing.draft !== null)?.draft
  const riskDone = risks.find(({ current }) => current !== null)?.current
  if (!resident || !bed || !device || !alarm || !bell || !draft || !done || !riskDraft || !riskDone)
    throw new Error('the demo home lacks a resident, a bed, a device, an alarm, an assessment or a risk assessment')
  const [infection] = await client.infections.cases({})
  const { lines } = await client.infections.vaccinationTable()
  const vaccinated = lines.find(({ standings }) => standings.influenza && standings['covid-19'])
  const agreement = (await client.partnerships.agreements()).find(({ state }) => state === 'in-force')
  const [visit] = await client.partnerships.visits({ from: addDays(map.on, -120), until: map.on })
  const [referral] = await client.referrals.list()
  if (!agreement || !visit || !referral) throw new Error('the demo home has no agreement, visit or referral')
  if (!infection || !vaccinated) throw new Error('the demo home has no infection case or nobody vaccinated')
  const staffMember = (await client.staff.list({})).find(({ post }) => post === 'caregiver')
  const year = Number(map.on.slice(0, 4))
  const [session] = [
    ...(await client.training.sessions({ year })),
    ...(await client.training.sessions({ year: year - 1 })),
  ]
  if (!staffMember || !session) throw new Error('the demo home has no caregiver or no training')
  const incidents = await client.incidents.list({ from: Date.now() - 7 * 86_400_000, to: Date.now() })
  const inspection = (await client.inspections.list({})).find(({ findings }) => findings.length > 1)
  if (!inspection) throw new Error('the demo home has no inspection with findings')
  const incident = incidents.find(({ severity }) => severity === 'severe') ?? incidents[0]
  if (!incident) throw new Error('the demo home has no incident of this week')
  const span = { from: addDays(map.on, -365), until: map.on }
  const hazard = (await client.hazards.list(span)).hazards.find(
    ({ state }) => state === 'to-rectify' || state === 'rectifying',
  )
  const [drill] = (await client.drills.list(span)).drills
  const piece = (await client.fireEquipment.list()).rows.find(({ service }) => service?.warning === 'within-30')
  if (!hazard || !drill || !piece)
    throw new Error('the demo home has no open hazard, no drill or no piece due for service')
  const checks = await client.selfChecks.list({ from: addDays(map.on, -60), until: map.on })
  const checked = checks.find(({ kind }) => kind === 'fire-monthly')
  if (!checked) throw new Error('the demo home has no self-check of the last two months')
  const checkDraft = await client.selfChecks.start({ kind: 'weekly', on: map.on })
  // A shift that has doses, whatever the time of day is.
  const yesterdayMorning = startOfDay(addDays(map.on, -1)) + 9 * 3_600_000
  const month = addMonths(`${map.on.slice(0, 7)}-01`, -1).slice(0, 7)
  const title = (name: string) => (page: Page) => main(page).getByRole('heading', { level: 1, name, exact: true })
  const drawerOf = (name: string) => (page: Page) => drawer(page).getByRole('heading', { level: 2, name })
  const grid = (name: string) => (page: Page) => page.getByRole('grid', { name }).getByRole('row').nth(1)
  const settings = [
    'facility',
    'installation',
    'health',
    'automation',
    'accounts',
    'maintenance',
    'audit',
    'me',
    'appearance',
  ]
  return [
    at('today', '/', title('今日')),
    at('wall', '/wall', (page) => page.getByRole('list', { name: '床位' }).getByRole('button').nth(20)),
    wallView('wall-urgency', 'u', '[data-bed]'),
    wallView('wall-plan', 'g', '.live-plan [data-bed]'),
    over('wall-bed', async (page) => {
      await page.getByRole('list', { name: '床位' }).getByRole('button').first().focus()
      await page.keyboard.press('Enter')
      await expect(dialog(page).getByRole('region').first()).toBeVisible()
    }),
    over('wall-help', key('?')),
    over('wall-speaker-test', key('t')),
    over('wall-drill', key('e')),
    over('wall-shelve', key('s')),
    over('wall-close', async (page) => {
      const { alarm: known } = await client.alarms.get({ id: alarm.id })
      if (known.state === 'raised') await client.alarms.acknowledge({ id: alarm.id })
      await expect(page.getByRole('region', { name: '报警' })).toContainText('已确认')
      await page.keyboard.press('c')
    }),
    at('wall-bed-page', `/wall/bed/${bed.id}`, (page) => main(page).getByRole('region').first()),
    at('alarms', '/alarms', (page) => page.getByRole('grid', { name: '报警记录' })),
    at('alarm', `/alarms/${alarm.id}`, (page) => drawer(page).getByRole('list'), DRAWER),
    at('alarm-rules', '/alarms/rules', grid('报警规则')),
    at('alarm-rule', '/alarms/rules/heart-rate-high.highAtOrAbove', (page) => drawer(page).getByText('依据'), DRAWER),
    over('alarm-rule-set', press('修改')),
    at('residents', '/residents', grid('老人')),
    at('resident', `/residents/${resident.id}`, (page) => drawer(page).getByRole('list', { name: '时间线' }), DRAWER),
    over('resident-transfer', press('换床')),
    over('resident-leave', press('请假')),
    over('resident-discharge', press('退住')),
    act('resident-edit', '编辑资料'),
    act('resident-ability', '记能力等级'),
    over('resident-correct', (page) => drawer(page).getByRole('button', { name: /^更正/ }).first().click()),
    over('resident-reveal', (page) => drawer(page).getByRole('button', { name: '显示身份证号' }).click()),
    over('palette', async (page) => {
      await page.keyboard.press('Control+K')
      await page.getByRole('combobox', { name: '查找' }).fill('lin')
      await expect(dialog(page).getByRole('option').first()).toBeVisible()
    }),
    at('vitals', '/vitals', grid('体征')),
    {
      name: 'vitals-round',
      async open(page) {
        await main(page).getByRole('button', { name: '楼层录入' }).click()
        await expect(page.getByRole('form', { name: '楼层录入' })).toBeVisible()
      },
    },
    at('care-tasks', '/care-tasks', (page) => main(page).locator('[data-task]').first()),
    {
      name: 'care-task',
      part: DRAWER,
      async open(page) {
        await main(page).locator('[data-task]').first().click()
        await expect(drawer(page).getByRole('heading', { name: '记录' })).toBeVisible()
      },
    },
    at('medication', screenLinks.medicationRound(yesterdayMorning), (page) => main(page).locator('[data-key]').first()),
    {
      name: 'medication-check',
      async open(page) {
        await main(page).locator('[data-key]').first().focus()
        await expect(page.getByRole('complementary', { name: '三查七对' })).toBeVisible()
      },
    },
    at('medication-stock', '/medication/stock', grid('代管药品')),
    at('medication-person', `/medication/people/${medicated}`, (page) =>
      main(page).getByRole('region', { name: '医嘱用药' }),
    ),
    over('medication-prescription', key('n')),
    at('medication-sheet', `/medication/people/${medicated}/sheet`, (page) => main(page).getByRole('table').first()),
    at('charts', '/charts?kind=fluid-in', (page) => page.getByRole('form', { name: '入量' }).getByRole('row').nth(1)),
    at('chart', `/charts/${charted}?hours=72`, (page) => main(page).getByRole('slider')),
    at('chart-month', `/charts/${charted}?hours=720`, (page) => main(page).getByRole('slider')),
    at('chart-table', `/charts/${charted}?hours=168&view=table`, (page) => main(page).getByRole('table')),
    over('chart-correct', (page) =>
      main(page)
        .getByRole('button', { name: /^更正 / })
        .first()
        .click(),
    ),
    at('care-plans', '/care-plans', grid('照护计划')),
    at('care-plan', `/care-plans/${planned}`, (page) => main(page).getByRole('table').first()),
    over('care-order', (page) => main(page).getByRole('button', { name: '登记医嘱' }).click()),
    over('care-plan-review', (page) => main(page).getByRole('button', { name: '复核，内容不变' }).click()),
    {
      name: 'care-plan-form',
      async open(page) {
        await main(page).getByRole('button', { name: '编写新版本' }).click()
        await expect(main(page).getByLabel('目标').first()).toBeVisible()
      },
    },
    at('assessments', '/assessments', grid('评估')),
    over('assessment-start', key('n')),
    at('assessment', `/assessments/${draft.id}`, (page) => main(page).getByRole('region', { name: '评估结果' })),
    at('assessment-report', `/assessments/${done.id}`, (page) => main(page).getByRole('table')),
    {
      name: 'assessment-history',
      async open(page) {
        await goTo(page, '/assessments/history')
        await page.getByLabel('粘贴表格').fill(`${resident.name}\t2019-05-06\t3\t旧评估员\t纸质档案\n无此人\t2019\t9`)
        await expect(main(page).getByRole('table').getByRole('row').nth(2)).toBeVisible()
      },
    },
    at('risks', '/risks', grid('安全风险')),
    over('risks-start', key('n')),
    at('risks-draft', `/risks/${riskDraft.id}`, (page) => main(page).getByRole('region', { name: '评估与告知' })),
    at('risks-record', `/risks/${riskDone.id}`, (page) => main(page).getByRole('table')),
    at('handover', '/handover', (page) => main(page).getByRole('article')),
    over('handover-watch', key('w')),
    at('handovers', '/handover/list', grid('交接班记录')),
    at('rounds', '/rounds', (page) => main(page).getByRole('table')),
    over('rounds-late', key('l')),
    at('rounds-labels', '/rounds/labels', (page) => main(page).getByRole('listitem').first()),
    at('fire-patrols', '/fire-safety/patrols', (page) => main(page).getByRole('list', { name: '计划的巡查' })),
    at('fire-patrols-unsigned', '/fire-safety/patrols?show=unsigned', (page) => main(page).getByText('未签名').first()),
    over('fire-patrols-sign', key('s')),
    at('fire-points', '/fire-safety/points', grid('巡查点位')),
    over('fire-point-new', key('n')),
    over('fire-times', press('巡查时间')),
    at('fire-point-labels', '/fire-safety/points/labels', (page) => main(page).getByRole('listitem').first()),
    at('self-checks', '/fire-safety/checks', grid('自查')),
    over('self-check-start', key('n')),
    at('self-check', `/fire-safety/checks/${checked.id}`, (page) => main(page).getByRole('table')),
    at('self-check-form', `/fire-safety/checks/${checkDraft.id}`, (page) => main(page).locator('[data-item]').first()),
    at('duty-roster', '/duty-roster', (page) => main(page).getByRole('table')),
    over('duty-edit', async (page) => {
      await key('ArrowDown')(page)
      await key('Enter')(page)
    }),
    at('staff', '/staff', grid('名册')),
    at('staff-file', `/staff/${staffMember.id}`, (page) => drawer(page).getByRole('tabpanel'), DRAWER),
    over('staff-facts', press('编辑资料')),
    over('staff-certificate', press('登记证书')),
    at('staff-ratio', '/staff/ratio', (page) => main(page).getByRole('table', { name: '配比' })),
    at('awards', '/staff/awards', grid('奖补')),
    at('award', `/staff/awards/${staffMember.id}`, (page) => drawer(page).getByRole('list').first(), DRAWER),
    at('training', screenLinks.training(), grid('场次')),
    over('training-hold', key('n')),
    at('training-session', screenLinks.trainingSession(session.id), (page) => main(page).getByRole('table')),
    at('training-hours', '/training/hours', grid('学时')),
    at('training-plan', '/training/plan', (page) => main(page).getByRole('table')),
    at('training-mentors', '/training/mentors', (page) => main(page).getByRole('table')),
    at('screening', '/infections', (page) => main(page).locator('.screening-grid [data-at]').first()),
    at('infection-cases', '/infections/cases', grid('病例')),
    at('infection-case', `/infections/cases/${infection.id}`, (page) => drawer(page).getByRole('table'), DRAWER),
    over('infection-case-open', key('n')),
    at('isolations', '/infections/isolations', grid('隔离')),
    at('vaccinations', '/infections/vaccinations', grid('疫苗接种')),
    at(
      'vaccinations-of',
      `/infections/vaccinations/${vaccinated.residentId}`,
      (page) => drawer(page).getByRole('table'),
      DRAWER,
    ),
    over('vaccination-record', press('登记接种')),
    at('partnerships', '/partnerships', (page) => main(page).getByRole('table').first()),
    at('partner-agreements', '/partnerships/agreements', grid('签约合作协议')),
    at(
      'partner-agreement',
      `/partnerships/agreements/${agreement.id}`,
      (page) => drawer(page).getByRole('table'),
      DRAWER,
    ),
    over('partner-agreement-renew', press('续签')),
    at('partners', '/partnerships/partners', grid('签约机构')),
    at('partner', `/partnerships/partners/${agreement.partnerId}`, (page) => drawer(page).getByRole('table'), DRAWER),
    at('medical-visits', '/partnerships/visits', title('医养签约')),
    at(
      'medical-visit',
      `/partnerships/visits/${visit.id}?on=${visit.on}`,
      (page) => drawer(page).getByRole('table').first(),
      DRAWER,
    ),
    at('medical-visit-entry', '/partnerships/visit', (page) => main(page).getByRole('row').nth(1)),
    at('health-files', '/partnerships/health-files', grid('健康档案')),
    at(
      'health-file',
      `/partnerships/health-files/${referral.residentId}`,
      (page) => drawer(page).getByRole('button', { name: '登记体检' }),
      DRAWER,
    ),
    over('health-record', press('登记体检')),
    at('referrals', '/partnerships/referrals', grid('转诊')),
    over('referral-issue', key('n')),
    at('referral', `/partnerships/referrals/${referral.id}`, (page) => main(page).getByRole('article')),
    at('green-card', `/partnerships/cards/${referral.residentId}`, (page) => main(page).getByRole('article')),
    at('teleconsultations', '/partnerships/teleconsultations', grid('远程会诊')),
    over('teleconsultation-book', key('n')),
    at('long-term-care', `/partnerships/long-term-care?month=${month}`, (page) => main(page).getByRole('article')),
    over('long-term-care-service', key('n')),
    at('admit', '/residents/admit', (page) => page.getByLabel('身份证号')),
    at('beds', '/beds', (page) => main(page).getByText(bed.label, { exact: true }).first()),
    at('bed', `/beds/${bed.id}`, (page) => drawer(page).getByRole('heading', { level: 2 }), DRAWER),
    at('floor-plans', '/floor-plans', (page) => main(page).getByRole('complementary', { name: '属性' })),
    at('roll-call', '/roll-call', (page) => main(page).getByRole('table').first()),
    at('alarm-quality', '/alarm-quality', title('报警质量')),
    at('replay', '/replay', (page) => page.getByRole('list', { name: '床位' }).getByRole('button').nth(20)),
    ...complianceScreens(inspection.id),
    at('incidents', '/incidents', title('事件')),
    over('incident-record', key('n')),
    at('incident', `/incidents/${incident.id}`, (page) => main(page).getByRole('listitem', { name: '告知家属' })),
    over('incident-step', key('4')),
    {
      name: 'roster',
      async open(page) {
        await goTo(page, '/roster')
        await page.getByLabel('花名册文件').setInputFiles(roster)
        await expect(page.getByText('resident-roster.xlsx')).toBeVisible()
      },
    },
    at('roster-row', '/roster/41', (page) => drawer(page).getByLabel(/^出生日期/), DRAWER),
    at('binder', '/binder', (page) => main(page).getByRole('heading', { name: '佐证' })),
    at('self-scores', '/self-scores', (page) => main(page).getByRole('region', { name: '自评结果' })),
    at('duty-calendar', '/duty-calendar', (page) => main(page).getByRole('table')),
    at('house-records', '/house-records', (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('house-record', '/house-records/fire-facility-test', (page) => drawer(page).getByText('消防法第十六条'), DRAWER),
    at('fire-safety', '/fire-safety', (page) =>
      main(page).getByRole('list', { name: '时间线' }).getByRole('listitem').first(),
    ),
    at('hazards', '/hazards', grid('隐患整改')),
    over('hazard-report', key('n')),
    at('hazard', `/hazards/${hazard.id}`, (page) => main(page).getByRole('list', { name: '整改过程' })),
    over('hazard-step', (page) => main(page).getByRole('toolbar').getByRole('button').first().click()),
    at('fire-equipment', '/fire-safety/equipment', grid('器材台账')),
    over('fire-equipment-add', key('n')),
    at('fire-equipment-piece', `/fire-safety/equipment/${piece.id}`, drawerOf(piece.number), DRAWER),
    over('fire-equipment-service', press('登记维修')),
    at('fire-equipment-look', '/fire-safety/equipment/look?floor=2层', (page) => main(page).getByRole('table')),
    at('fire-equipment-labels', '/fire-safety/equipment/labels', (page) => main(page).getByRole('listitem').first()),
    at('detectors', '/fire-safety/detectors', title('消防安全')),
    at('drills', '/drills', grid('应急演练')),
    over('drill-plan', key('n')),
    at('drill', `/drills/${drill.id}`, (page) => main(page).getByRole('timer')),
    at('fire-station', '/fire-safety/station', (page) => main(page).getByRole('table').first()),
    over('fire-station-kit', (page) => main(page).getByRole('button', { name: '检查器材' }).click()),
    over('fire-station-training', (page) => main(page).getByRole('button', { name: '登记训练' }).click()),
    at('reports', '/reports', (page) => page.getByRole('link', { name: /^R02/ }).first()),
    at('r02', `/reports/R02/${month}`, (page) => page.locator('.figures-table')),
    {
      name: 'r02-figure',
      part: DRAWER,
      async open(page) {
        await page.locator('a[data-figure]').nth(2).click()
        await expect(drawer(page).getByText(/明细 \d+ 条/)).toBeVisible()
      },
    },
    at('r04', `/reports/R04/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('r08', `/reports/R08/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('r11', `/reports/R11/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('r12', `/reports/R12/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('r09', `/reports/R09/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('r10', `/reports/R10/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('r20', `/reports/R20/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('r21', `/reports/R21/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('r24', `/reports/R24/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('devices', '/devices', title('设备')),
    at('device', `/devices/${device.id}`, drawerOf(device.name), DRAWER),
    over('device-bind', (page) => drawer(page).getByRole('button', { name: /^绑定/ }).click()),
    at('device-bound', `/devices/${bell.id}`, drawerOf(bell.name), DRAWER),
    over('device-walk-test', press('走测')),
    at('devices-inbox', '/devices?view=inbox', (page) => main(page).getByRole('list', { name: '新设备' })),
    at('devices-coverage', '/devices?view=coverage', (page) => main(page).getByRole('list').nth(1)),
    at('devices-rounds', '/devices?view=rounds', (page) => main(page).getByRole('button', { name: /^开始/ }).first()),
    at('devices-profiles', '/devices?view=profiles', (page) => main(page).getByText('内置').first()),
    at('mapper', '/devices/mapper?topic=wardsense/r07/up', (page) =>
      main(page).getByRole('button', { name: /^up\.hr/ }),
    ),
    ...settings.map((section) =>
      at(`settings-${section}`, `/settings/${section}`, (page) =>
        section === 'audit'
          ? main(page).getByRole('grid').getByRole('row').nth(1)
          : main(page).getByRole('heading', { level: 1 }),
      ),
    ),
    {
      name: 'lock',
      part: DIALOG,
      async open(page) {
        await page.keyboard.press('F2')
        await expect(page.getByRole('dialog', { name: '席位已锁定' })).toBeVisible()
      },
    },
  ]
}
