import { createRouterClient } from '@orpc/server'
import { beforeEach, describe, expect, test } from 'vitest'
import { createIncidentsFeature } from '#main/features/incidents/index.ts'
import { addDays } from '#shared/contract/days.ts'
import type { Role } from '#shared/contract/permissions.ts'
import type { AlarmId, RecordId } from '#shared/contract/primitives.ts'
import type { IncidentDetail, StepContent } from '#shared/features/incidents/incidents.model.ts'
import type { TestClient } from '../../support/test-backend.ts'
import { createTestRecords, office, refusalOf } from '../../support/test-records.ts'
import { createVitalsHome, entry, type VitalsHome } from '../../support/vitals-home.ts'

const minute = 60_000
let home: VitalsHome
let director: TestClient
beforeEach(async () => {
  home = await createVitalsHome()
  // Hours pass in these tests: the manager stays signed in whatever the clock says.
  const { seatId } = await home.signIn('director')
  const signedIn = home.backend.contextFor(seatId).resolveSeat({ isBackground: false })
  const context = { seatId, resolveSeat: () => signedIn }
  director = createRouterClient(home.backend.router, { context })
})

const rule = (code: string, where?: string) => ({
  code: 'RULE_BROKEN',
  data: { values: { rule: code }, ...(where === undefined ? {} : { where }) },
})
const handled = { kind: 'handled', text: '扶起检查，右髋疼痛', hospital: '晋江市医院' } as const
const told = { kind: 'family-told', toWhom: '儿子', way: 'phone', by: '李护士', text: null } as const
const report = (to: 'head' | 'civil-affairs', form: 'verbal' | 'written') =>
  ({ kind: 'reported', to, form, by: '李护士', text: null }) as const
const measure = () =>
  ({ kind: 'measure', text: '床旁铺防滑垫', owner: '王护士长', dueOn: addDays(home.today, 3) }) as const

async function fall(part: object = {}): Promise<RecordId> {
  const occurredAt = home.clock.now() - 5 * minute
  const plain = { kind: 'fall', occurredAt, residentId: home.lin, place: '201', summary: '起身时滑倒' } as const
  return (await director.incidents.record({ ...plain, severity: 'minor', ...part })).id
}
const add = (id: RecordId, content: StepContent, at = home.clock.now()) =>
  director.incidents.addStep({ id, at, content })
const stepOf = (detail: IncidentDetail, kind: string) =>
  detail.file?.steps.filter(({ content }) => content.kind === kind).at(-1)?.id as RecordId

/** Everything but the closing. */
async function work(id: RecordId): Promise<IncidentDetail> {
  for (const content of [handled, told, report('head', 'verbal'), { kind: 'cause', text: '地面湿滑' } as const]) {
    await add(id, content)
  }
  const measureId = stepOf(await add(id, measure()), 'measure')
  await add(id, { kind: 'measure-done', measureId, text: null })
  return add(id, { kind: 'reviewed', text: '步态不稳', risk: 'protect' })
}

describe('a file', () => {
  test('goes from found to closed, and every step names who, when and at which seat', async () => {
    const id = await fall()
    await expect(director.incidents.close({ id, note: null })).rejects.toMatchObject(
      rule('INCIDENT_HANDLING_MISSING', 'handled'),
    )
    expect((await work(id)).file?.missing).toEqual([])
    const closed = await director.incidents.close({ id, note: '家属无异议' })
    expect(closed.incident).toMatchObject({ state: 'closed', nextStage: null, dueAt: null, severity: 'minor' })
    const { steps = [] } = closed.file ?? {}
    expect(steps.map(({ content }) => content.kind)).toEqual([
      ...[
        'found',
        'graded',
        'handled',
        'family-told',
        'reported',
        'cause',
        'measure',
        'measure-done',
        'reviewed',
        'closed',
      ],
    ])
    expect(new Set(steps.map(({ recordedBy, seat }) => `${recordedBy} ${seat !== null}`))).toEqual(
      new Set(['person director true']),
    )
    await expect(add(id, handled)).rejects.toMatchObject(rule('INCIDENT_IS_CLOSED'))
    const open = await director.incidents.reopen({ id, reason: '漏记一项措施' })
    expect(open.incident.state).toBe('open')
    expect(open.file?.steps.at(-1)).toMatchObject({ isVoid: true, reason: '漏记一项措施' })
  })

  test('a death is not closed before the authority has it in writing', async () => {
    const id = await fall({ severity: 'death' })
    await work(id)
    await add(id, report('civil-affairs', 'verbal'))
    await expect(director.incidents.close({ id, note: null })).rejects.toMatchObject(
      rule('INCIDENT_NOT_REPORTED', 'reported'),
    )
    await add(id, report('civil-affairs', 'written'))
    expect((await director.incidents.close({ id, note: null })).incident.state).toBe('closed')
  })

  test('a wrong step is corrected by a further row with a reason; both stay', async () => {
    const id = await fall()
    const wrong = stepOf(await add(id, told), 'family-told')
    const correction = { stepId: wrong, at: home.clock.now(), reason: '写错对象' }
    await expect(director.incidents.correctStep({ ...correction, content: handled })).rejects.toMatchObject(
      rule('INCIDENT_STEP_OTHER_KIND'),
    )
    const detail = await director.incidents.correctStep({ ...correction, content: { ...told, toWhom: '女儿' } })
    const rows = detail.file?.steps.filter(({ content }) => content.kind === 'family-told')
    expect(rows?.map(({ isCorrected, reason }) => [isCorrected, reason])).toEqual([
      [true, null],
      [false, '写错对象'],
    ])
    await expect(director.incidents.correctStep({ ...correction, content: null })).rejects.toMatchObject(
      rule('INCIDENT_STEP_CORRECTED'),
    )
    const voided = await director.incidents.correctStep({
      ...{ stepId: rows?.[1]?.id as RecordId, at: home.clock.now() },
      ...{ content: null, reason: '没有打通' },
    })
    expect(voided.file?.stages.find(({ stage }) => stage === 'family')?.state).toBe('open')
  })

  test('refuses a step before the finding or after now, a measure that is not open, and closing by a step', async () => {
    const id = await fall()
    await expect(add(id, handled, home.clock.now() - 60 * minute)).rejects.toMatchObject(
      rule('INCIDENT_STEP_TOO_EARLY', 'at'),
    )
    await expect(add(id, handled, home.clock.now() + minute)).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    await expect(add(id, { kind: 'closed', text: null })).rejects.toMatchObject(rule('INCIDENT_STEP_HAS_ACT'))
    const measureId = stepOf(await add(id, measure()), 'measure')
    await add(id, { kind: 'measure-done', measureId, text: null })
    await expect(add(id, { kind: 'measure-done', measureId, text: null })).rejects.toMatchObject(
      rule('INCIDENT_MEASURE_NOT_OPEN', 'measureId'),
    )
    await expect(
      director.incidents.correctStep({ stepId: measureId, at: home.clock.now(), content: null, reason: '不需要' }),
    ).rejects.toMatchObject(rule('INCIDENT_MEASURE_IS_DONE'))
  })

  test('a row of the register from before files is shown as it was and takes no step', () => {
    const before = createTestRecords()
    const { service, reader } = createIncidentsFeature({ ...before, residents: before.residents })
    before.records.exec(`INSERT INTO incidents (id, kind, occurred_at, summary, recorded_at)
      VALUES ('old', 'fall', ${before.clock.now() - minute}, '旧登记', 1)`)
    const id = 'old' as RecordId
    const shown = { file: null, incident: { summary: '旧登记', state: 'register-only', severity: null } }
    expect(reader.get(id, { maySeeValues: true })).toMatchObject(shown)
    const step = { id, at: before.clock.now(), content: handled }
    expect(refusalOf(() => service.addStep(step, office))).toEqual({
      code: 'RULE_BROKEN',
      rule: 'INCIDENT_WITHOUT_FILE',
    })
    before.dispose()
  })
})

describe('the minutes around', () => {
  test('hold the state of the person and the values, frozen when taken and whole with the next step', async () => {
    await home.nurse.vitals.record({
      ...{ residentId: home.lin, takenAt: home.clock.now(), note: null },
      entry: entry({ pulse: 96 }),
    })
    const id = await fall({ occurredAt: home.clock.now() })
    const first = (await director.incidents.get({ id })).file?.snapshot
    expect(first).toMatchObject({ isComplete: false, resident: { state: 'in', bedLabel: '201-1' } })
    expect(first?.vitals?.spot).toMatchObject([{ kind: 'pulse', value: 96 }])
    home.clock.advance(20 * minute)
    expect((await director.incidents.get({ id })).file?.snapshot).toEqual(first)
    const after = (await add(id, handled)).file?.snapshot
    expect(after?.isComplete).toBe(true)
    home.clock.advance(20 * minute)
    expect((await add(id, told)).file?.snapshot).toEqual(after)
  })

  test('without the right to vital signs no value is told, to whoever may read incidents', async () => {
    const auditor = (await home.signIn('auditor' satisfies Role)).client
    await home.nurse.vitals.record({
      ...{ residentId: home.lin, takenAt: home.clock.now() - 6 * minute, note: null },
      entry: entry({ pulse: 96 }),
    })
    const id = await fall()
    expect((await director.incidents.get({ id })).file?.snapshot?.vitals?.spot).toHaveLength(1)
    expect((await auditor.incidents.get({ id })).file?.snapshot?.vitals).toBeNull()
  })
})

test('an alarm becomes one incident, not two', async () => {
  const { service } = home.backend.features.alarms
  service.raise({
    ...{
      conditionKey: 'smoke:201',
      kind: 'smoke',
      priority: 'high',
      isFromStartUp: false,
      deviceId: null,
      bedId: null,
    },
    ...{ residentId: null, surname: null, placeLabel: '201', values: {} },
  })
  const alarmId = (service.listOpen()[0]?.id ?? '') as AlarmId
  const id = await fall({ alarmId, occurredAt: home.clock.now(), kind: 'other', circumstances: ['fire'] })
  const { file } = await director.incidents.get({ id })
  expect(file).toMatchObject({ alarmId, circumstances: ['fire'] })
  expect(file?.snapshot?.lines).toMatchObject([{ kind: 'alarm', alarmKind: 'smoke', place: '201' }])
  await expect(fall({ alarmId })).rejects.toMatchObject(rule('INCIDENT_OF_ALARM_EXISTS', 'alarmId'))
})

test('open terms are duties on the work list until they are met', async () => {
  const id = await fall()
  const kinds = async () =>
    (await director.duties.list({})).duties.map(({ kind }) => kind).filter((kind) => kind.startsWith('incident'))
  expect((await kinds()).sort()).toEqual(['incident-family-untold', 'incident-report-due', 'incident-review-due'])
  await work(id)
  expect(await kinds()).toEqual([])
})
