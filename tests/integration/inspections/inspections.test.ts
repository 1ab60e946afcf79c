import { beforeEach, expect, test } from 'vitest'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { Inspection, InspectionInput, StepContent } from '#shared/features/inspections/inspections.model.ts'
import { type ComplianceHome, createComplianceHome, ruleBroken } from '../../support/compliance-home.ts'

const today = '2026-10-31'
let home: ComplianceHome
beforeEach(async () => {
  home = await createComplianceHome()
  home.at(today)
})

const found = (part: object = {}) => ({
  ...{
    category: 'fire',
    text: '二层通道堆物',
    basis: '《消防法》',
    level: 'ordinary' as const,
    dueOn: addDays(today, 7),
  },
  ...{ responsible: '李安全', attachmentIds: [], ...part },
})
const input = (part: Partial<InspectionInput> = {}): InspectionInput => ({
  ...{ source: 'fire', form: 'daily', at: startOfDay(today) + 8 * 3_600_000, officers: ['王队', '张队'] },
  ...{ documentNumber: '晋消检〔2026〕12号', summary: null, attachmentIds: [], lateReason: null, findings: [found()] },
  ...part,
})
const step = (inspection: Inspection, content: StepContent, lateReason: string | null = null) =>
  home.safety.inspections.addStep({ findingId: inspection.findings[0]?.id as never, content, lateReason })
const rectified = (on = today): StepContent => ({ kind: 'rectified', on, by: '李安全', text: '已清理' })
const rechecked = (isPassed: boolean, on = today): StepContent => ({
  ...{ kind: 'rechecked', on, by: '陈院长', isPassed },
  text: isPassed ? null : '仍有杂物',
})

test('a finding goes from open over rectified and rechecked to closed, and its inspection with it', async () => {
  const inspection = await home.office.inspections.record(input())
  expect(inspection).toMatchObject({ state: 'open', recordedBy: 'person office', findings: [{ state: 'open' }] })
  await expect(step(inspection, rechecked(true))).rejects.toMatchObject(ruleBroken('RECHECK_BEFORE_RECTIFIED'))
  await expect(home.safety.inspections.close({ id: inspection.id })).rejects.toMatchObject(
    ruleBroken('INSPECTION_FINDINGS_OPEN'),
  )
  await step(inspection, rectified())
  expect(await step(inspection, rechecked(false))).toMatchObject({ findings: [{ state: 'open' }] })
  await step(inspection, rectified())
  await step(inspection, rechecked(true))
  const closed = await home.safety.inspections.close({ id: inspection.id })
  expect(closed).toMatchObject({ state: 'closed', findings: [{ state: 'closed' }] })
  expect(closed.findings[0]?.steps.map(({ content }) => content.kind)).toEqual([
    ...['rectified', 'rechecked', 'rectified', 'rechecked', 'closed'],
  ])
  await expect(home.safety.inspections.close({ id: inspection.id })).rejects.toMatchObject(
    ruleBroken('FINDING_IS_CLOSED'),
  )
})

test('refuses a day to come, a term before the inspection, an unknown category, an earlier day without a reason', async () => {
  const { record } = home.office.inspections
  await expect(record(input({ at: startOfDay(today) + 12 * 3_600_000 }))).rejects.toMatchObject({
    code: 'DAY_IN_FUTURE',
    data: { where: 'at' },
  })
  await expect(record(input({ findings: [found({ dueOn: addDays(today, -1) })] }))).rejects.toMatchObject(
    ruleBroken('TERM_BEFORE_INSPECTION', 'findings.0.dueOn'),
  )
  await expect(record(input({ findings: [found({ category: 'moon' })] }))).rejects.toMatchObject(
    ruleBroken('FINDING_CATEGORY_UNKNOWN', 'findings.0.category'),
  )
  const earlier = input({ at: startOfDay(addDays(today, -2)) })
  await expect(record(earlier)).rejects.toMatchObject(ruleBroken('REASON_MISSING', 'lateReason'))
  const late = await record({ ...earlier, lateReason: '文书今日才送达' })
  expect(late.lateReason).toBe('文书今日才送达')
  await expect(step(late, rectified(addDays(today, -1)))).rejects.toMatchObject(ruleBroken('REASON_MISSING'))
  expect(await step(late, rectified(addDays(today, -1)), '当日未登记')).toMatchObject({
    findings: [{ steps: [{ lateReason: '当日未登记' }] }],
  })
})

test('only the last step is taken back; a voided inspection no longer counts and takes no step', async () => {
  const inspection = await home.office.inspections.record(input())
  await step(inspection, rectified())
  const { findings } = await step(inspection, rechecked(true))
  const [first, last] = findings[0]?.steps ?? []
  if (!first || !last) throw new Error('two steps were written')
  const { takeBackStep } = home.safety.inspections
  await expect(takeBackStep({ stepId: first.id, reason: '写错' })).rejects.toMatchObject(ruleBroken('STEP_NOT_LAST'))
  expect(await takeBackStep({ stepId: last.id, reason: '写错' })).toMatchObject({ findings: [{ state: 'rectified' }] })
  expect(await home.office.inspections.void({ id: inspection.id, reason: '重复登记' })).toMatchObject({ state: 'void' })
  await expect(step(inspection, rechecked(true))).rejects.toMatchObject(ruleBroken('INSPECTION_IS_VOID'))
  const { duties } = await home.safety.duties.list({ untilOn: addDays(today, 40) })
  expect(duties.filter(({ kind }) => kind.startsWith('finding'))).toEqual([])
})

test('duties tell the term, the recheck and the yearly look of civil affairs', async () => {
  const kinds = async () =>
    (await home.safety.duties.list({ untilOn: addDays(today, 400) })).duties
      .filter(({ kind }) => kind.startsWith('finding') || kind === 'on-site-check-due')
      .map(({ kind, dueOn }) => [kind, dueOn])
  const inspection = await home.office.inspections.record(input())
  expect(await kinds()).toEqual([
    ['finding-due', addDays(today, 7)],
    ['on-site-check-due', '2027-10-31'],
  ])
  await step(inspection, rectified())
  expect(await kinds()).toEqual([
    ['finding-recheck-due', addDays(today, 3)],
    ['on-site-check-due', '2027-10-31'],
  ])
  home.at('2026-11-05')
  const at = startOfDay('2026-11-05')
  await home.office.inspections.record(input({ source: 'civil-affairs', at, findings: [] }))
  expect((await kinds()).at(-1)).toEqual(['on-site-check-due', '2027-11-05'])
})

test('an unfinished entry is kept a person, meets a colleague’s change, and goes when the inspection is written down', async () => {
  const { draft, saveDraft, record } = home.office.inspections
  expect(await draft()).toEqual({ version: 0, content: {} })
  expect(await saveDraft({ version: 0, content: { summary: '写到一半' } })).toMatchObject({ version: 1 })
  await expect(saveDraft({ version: 0, content: {} })).rejects.toMatchObject({ code: 'EDIT_CONFLICT' })
  expect(await home.safety.inspections.draft()).toEqual({ version: 0, content: {} })
  await record(input())
  expect(await draft()).toEqual({ version: 0, content: {} })
})

test('the auditor reads and writes nothing; a caregiver reads nothing', async () => {
  await home.office.inspections.record(input())
  expect(await home.auditor.inspections.list({})).toHaveLength(1)
  await expect(home.auditor.inspections.record(input())).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(home.caregiver.inspections.list({})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})
