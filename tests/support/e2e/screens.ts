// Every screen of the console, with the way to it. Used to look at all of them in each appearance.
import { resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { AppClient } from '#shared/contract/app-contract.ts'
import { addDays, addMonths, startOfDay } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { AssessmentLine, AssessmentState } from '#shared/features/assessments/assessments.model.ts'
import { act, at, DIALOG, DRAWER, dialog, drawer, key, main, over, press, type Screen, wallView } from './screen-kit.ts'
import { goTo } from './sign-in.ts'

const roster = resolve(import.meta.dirname, '..', '..', 'fixtures', 'roster', 'resident-roster.xlsx')

const isOf = (state: AssessmentState) => (line: AssessmentLine) => line.scale === 'ability' && line.state === state

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
  if (!infection || !vaccinated) throw new Error('the demo home has no infection case or nobody vaccinated')
  const incidents = await client.incidents.list({ from: Date.now() - 7 * 86_400_000, to: Date.now() })
  const incident = incidents.find(({ severity }) => severity === 'severe') ?? incidents[0]
  if (!incident) throw new Error('the demo home has no incident of this week')
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
    at('assessment-report', `/assessments/${done.id}`, (page) => main(page).getByRole('table').first()),
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
    at('risks-record', `/risks/${riskDone.id}`, (page) => main(page).getByRole('table').first()),
    at('handover', '/handover', (page) => main(page).getByRole('article')),
    over('handover-watch', key('w')),
    at('handovers', '/handover/list', grid('交接班记录')),
    at('rounds', '/rounds', (page) => main(page).getByRole('table')),
    over('rounds-late', key('l')),
    at('rounds-labels', '/rounds/labels', (page) => main(page).getByRole('listitem').first()),
    at('duty-roster', '/duty-roster', (page) => main(page).getByRole('table')),
    over('duty-edit', async (page) => {
      await key('ArrowDown')(page)
      await key('Enter')(page)
    }),
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
    at('admit', '/residents/admit', (page) => page.getByLabel('身份证号')),
    at('beds', '/beds', (page) => main(page).getByText(bed.label, { exact: true }).first()),
    at('bed', `/beds/${bed.id}`, (page) => drawer(page).getByRole('heading', { level: 2 }), DRAWER),
    at('floor-plans', '/floor-plans', (page) => main(page).getByRole('complementary', { name: '属性' })),
    at('roll-call', '/roll-call', (page) => main(page).getByRole('table').first()),
    at('alarm-quality', '/alarm-quality', title('报警质量')),
    at('replay', '/replay', (page) => page.getByRole('list', { name: '床位' }).getByRole('button').nth(20)),
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
