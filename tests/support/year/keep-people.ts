// The papers of the four people who live there, and two incidents.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import { riskKeys } from '#shared/features/risks/risks.model.ts'
import { HOUR, OPENED, type Who, type Year } from './year-home.ts'

/** Everything of the first year ends here; what is renewed is renewed before. */
const RENEWED = '2026-11-20'

export function keepPeople(year: Year): void {
  const { client, people, unless, at } = year
  for (const [name, id] of people) {
    // 陈阿水 lets everything lapse; 黄金莲 never had it; 吴阿贵 is asked for what only some lack.
    const isLapsing = name === '陈阿水'
    const isNew = name === '黄金莲'
    const agree = (fromOn: Day, toOn: Day) => () =>
      client.residents.setAgreement({ id, agreement: { fromOn, toOn, monthlyFee: 2000, number: null } })
    if (isNew) unless('agreement-missing', OPENED, 9, agree(OPENED, '2027-11-30'))
    else if (isLapsing && year.has('agreement-lapsed')) at(OPENED, 9, agree(OPENED, '2026-08-31'))
    else at(OPENED, 9, agree(OPENED, '2027-11-30'))

    const assess = (day: Day) => () =>
      client.residents.recordAbilityLevel({ id, level: 2, assessedOn: day, reportNumber: null })
    if (isNew) unless('assessment-missing', OPENED, 10, assess(OPENED))
    else at(OPENED, 10, assess(OPENED))
    if (isLapsing) unless('assessment-outdated', RENEWED, 10, assess(RENEWED))
    else if (!isNew || !year.has('assessment-missing')) at(RENEWED, 10, assess(RENEWED))

    const judge = (day: Day) => () => judgeRisks(year, name, day)
    if (isNew) unless('risk-missing', OPENED, 11, judge(OPENED))
    else at(OPENED, 11, judge(OPENED))
    if (isLapsing) unless('risk-outdated', RENEWED, 11, judge(RENEWED))
    else if (!isNew || !year.has('risk-missing')) at(RENEWED, 11, judge(RENEWED))

    if (isNew) unless('care-plan-missing', OPENED, 12, () => writePlan(year, name, OPENED))
    else at(OPENED, 12, () => writePlan(year, name, OPENED))
  }
  fallOf(year, '林秀英', '2026-03-10', true)
  fallOf(year, '吴阿贵', '2026-06-20', false)
}

/** The assessment a fall asks for. */
function judgeAgain({ client, residentId }: Year, name: Who, day: Day) {
  return client.residents.recordAbilityLevel({ id: residentId(name), level: 2, assessedOn: day, reportNumber: null })
}

async function judgeRisks({ client, residentId, clock }: Year, name: Who, basedOn: Day): Promise<void> {
  const kind = basedOn === OPENED ? 'admission' : 'periodic'
  const draft = await client.risks.start({ residentId: residentId(name), kind, basedOn })
  const { id, version } = await client.risks.answer({
    ...{ id: draft.id, version: draft.version },
    changes: {
      items: Object.fromEntries(riskKeys.map((key) => [key, { level: 'none' }])),
      assessor: '林主管',
      informing: { person: '家属', relation: '儿子', at: clock.now() - 60_000, how: 'signed' },
    },
  })
  await client.risks.finish({ id, version })
}

function writePlan({ client, residentId }: Year, name: Who, fromOn: Day) {
  const id = residentId(name)
  return client.carePlans.write({
    ...{ residentId: id, basedOn: 0, fromOn },
    content: {
      problems: [
        {
          ...{ id: `p-${id}` as RecordId, text: '行走', goal: '安全', source: null },
          interventions: [
            {
              ...{ id: `i-${id}` as RecordId, kind: 'other', text: '陪同' },
              frequency: { days: { kind: 'weekly', weekdays: [1] }, times: ['09:00'] },
            },
          ],
        },
      ],
      ...{ reviewOn: addDays(fromOn, 60), consent: null, note: null },
    },
  })
}

/** Handled, told and reviewed; `isFirst` may lack the family, the other the review. */
function fallOf(year: Year, name: Who, day: Day, isFirst: boolean): void {
  const { client, at, residentId } = year
  let id: RecordId
  const step = (content: Parameters<typeof client.incidents.addStep>[0]['content']) => () =>
    client.incidents.addStep({ id, at: year.clock.now(), content })
  at(day, 10, async () => {
    const told = {
      kind: 'fall' as const,
      residentId: residentId(name),
      place: '走廊',
      severity: 'minor' as const,
      circumstances: [] as [],
    }
    id = (
      await client.incidents.record({
        ...told,
        occurredAt: startOfDay(day) + 10 * HOUR,
        summary: '滑倒',
        alarmId: null,
      })
    ).id
  })
  at(day, 10.1, step({ kind: 'handled', text: '检查后扶起', hospital: null }))
  at(day, 10.1, step({ kind: 'reported', to: 'head', form: 'verbal', by: '吴护理', text: null }))
  const tell = step({ kind: 'family-told', toWhom: '儿子', way: 'phone', by: '吴护理', text: null })
  if (isFirst) year.unless('incident-family-untold', day, 10.2, tell)
  else at(day, 10.2, tell)
  at(addDays(day, 1), 10, step({ kind: 'cause', text: '地面有水' }))
  at(addDays(day, 1), 11, async () => {
    const content = { kind: 'measure' as const, text: '铺防滑垫', owner: '林主管', dueOn: addDays(day, 1) }
    const { file } = await client.incidents.addStep({ id, at: year.clock.now(), content })
    const measureId = file?.steps.find((each) => each.content.kind === 'measure')?.id
    if (measureId) await step({ kind: 'measure-done', measureId, text: '已铺' })()
  })
  const review = step({ kind: 'reviewed', text: '照护计划不变', risk: 'protect' })
  const assessAgain = () => judgeAgain(year, name, addDays(day, 3))
  at(addDays(day, 3), 9, assessAgain)
  const close = () => client.incidents.close({ id, note: null })
  const missing = isFirst ? 'incident-family-untold' : 'incident-unreviewed'
  if (isFirst) at(addDays(day, 3), 10, review)
  else year.unless('incident-unreviewed', addDays(day, 3), 10, review)
  year.unless(missing, addDays(day, 3), 11, close)
}
