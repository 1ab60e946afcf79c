// Every screen of what an inspector asks for, with the way to it.
import { expect, type Page } from '@playwright/test'
import type { AppClient } from '#shared/contract/app-contract.ts'
import { addDays, addMonths } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { at, DRAWER, drawer, key, main, over, press, type Screen } from './screen-kit.ts'
import { goTo } from './sign-in.ts'

/** Inspections, food samples, emergencies. */
function readinessScreens(inspectionId: string): Screen[] {
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
export async function complianceScreensOf(client: AppClient): Promise<Screen[]> {
  const map = await client.beds.map({})
  const agreement = (await client.partnerships.agreements()).find(({ state }) => state === 'in-force')
  const [visit] = await client.partnerships.visits({ from: addDays(map.on, -120), until: map.on })
  const [referral] = await client.referrals.list()
  if (!agreement || !visit || !referral) throw new Error('the demo home has no agreement, visit or referral')
  const staffMember = (await client.staff.list({})).find(({ post }) => post === 'caregiver')
  const year = Number(map.on.slice(0, 4))
  const [session] = [
    ...(await client.training.sessions({ year })),
    ...(await client.training.sessions({ year: year - 1 })),
  ]
  if (!staffMember || !session) throw new Error('the demo home has no caregiver or no training')
  const inspection = (await client.inspections.list({})).find(({ findings }) => findings.length > 1)
  if (!inspection) throw new Error('the demo home has no inspection with findings')
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
  const month = addMonths(`${map.on.slice(0, 7)}-01`, -1).slice(0, 7)
  const title = (name: string) => (page: Page) => main(page).getByRole('heading', { level: 1, name, exact: true })
  const drawerOf = (name: string) => (page: Page) => drawer(page).getByRole('heading', { level: 2, name })
  const grid = (name: string) => (page: Page) => page.getByRole('grid', { name }).getByRole('row').nth(1)
  return [
    at('binder', '/binder', (page) => main(page).getByRole('heading', { name: '佐证' })),
    at('self-scores', '/self-scores', (page) => main(page).getByRole('region', { name: '自评结果' })),
    at('duty-calendar', '/duty-calendar', (page) => main(page).locator('.duty-calendar tr').nth(4)),
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
    at('fire-patrols', '/fire-safety/patrols', (page) => main(page).getByRole('list', { name: '计划的巡查' })),
    at('fire-patrols-unsigned', '/fire-safety/patrols?show=unsigned', (page) => main(page).getByText('未签名').first()),
    over('fire-patrols-sign', key('s')),
    at('fire-points', '/fire-safety/points', grid('巡查点位')),
    over('fire-point-new', key('n')),
    over('fire-times', (page) => main(page).getByRole('button', { name: '巡查时间' }).click()),
    at('fire-patrol-plan', screenLinks.firePointsOnFloor(), (page) => main(page).getByRole('application')),
    at('fire-point-labels', '/fire-safety/points/labels', (page) => main(page).getByRole('listitem').first()),
    at('self-checks', '/fire-safety/checks', grid('自查')),
    over('self-check-start', key('n')),
    at('self-check', `/fire-safety/checks/${checked.id}`, (page) => main(page).getByRole('table')),
    at('self-check-form', `/fire-safety/checks/${checkDraft.id}`, (page) => main(page).locator('[data-item]').first()),
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
    ...readinessScreens(inspection.id),
    at('r08', `/reports/R08/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('r11', `/reports/R11/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('r12', `/reports/R12/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('r09', `/reports/R09/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
    at('r10', `/reports/R10/${month}`, (page) => page.getByRole('grid').getByRole('row').nth(1)),
  ]
}
