// The papers of the house, its plans and stores for an emergency, who inspected it, and its medical partners.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import type { HouseRecordInput } from '#shared/features/house-records/house-records.model.ts'
import { HOUR, LAST, OPENED, type Year } from './year-home.ts'

const DAY_ONE = '2025-12-02'
const RENEWED = '2026-11-20'

export function keepHouse(year: Year): void {
  keepPapers(year)
  writeRules(year)
  writePlans(year)
  keepStores(year)
  beInspected(year)
}

function keepPapers({ at, unless, has, client }: Year): void {
  const paper = (kind: string, on: Day, part: Partial<HouseRecordInput> = {}) => {
    const nothing = { validUntil: null, number: null, issuer: null, result: null, note: null, attachmentIds: [] }
    return () => client.houseRecords.record({ input: { ...nothing, kind, on, ...part }, corrects: null })
  }
  const passed = { result: 'passed' as const }
  at(DAY_ONE, 9, paper('registration', '2024-01-10', { validUntil: '2029-01-09', number: '52350582MJB00000XH' }))
  unless('house-paper-missing', DAY_ONE, 9.1, paper('filing-receipt', '2024-02-10', { number: '晋民养备12号' }))
  at(DAY_ONE, 9.2, paper('fire-acceptance', '2024-01-05', { number: '晋建消验31号' }))
  const insured = { number: 'PZAK1', issuer: '人保财险' }
  at(DAY_ONE, 9.3, paper('liability-insurance', OPENED, { ...insured, validUntil: '2026-11-30' }))
  const renewal = paper('liability-insurance', '2026-12-01', { ...insured, validUntil: '2027-11-30' })
  unless('house-paper-expired', '2026-12-01', 9, renewal)
  for (const kind of ['fire-facility-test', 'fire-safety-appraisal', 'electrical-test']) {
    at(DAY_ONE, 9.5, paper(kind, OPENED, passed))
    if (kind === 'electrical-test') unless('house-test-overdue', RENEWED, 9, paper(kind, RENEWED, passed))
    else at(RENEWED, 9, paper(kind, RENEWED, passed))
  }
  // A second look at what had passed: it did not again.
  const again = (result: 'passed' | 'failed') => paper('fire-safety-appraisal', '2026-12-10', { result, note: '复评' })
  at('2026-12-10', 9, again(has('house-test-failed') ? 'failed' : 'passed'))
  for (let day: Day = OPENED; day <= LAST; day = addDays(day, 28)) at(day, 17, paper('fire-maintenance', day, passed))
}

function writeRules({ at, has, client, staff }: Year): void {
  at(DAY_ONE, 11, async () => {
    const { lines } = await client.houseRecords.list()
    for (const { kind } of lines.filter((line) => line.kind.group === 'rule' && !line.kind.isOptional)) {
      const nothing = { validUntil: null, issuer: null, result: null, note: null, attachmentIds: [] }
      const input = { ...nothing, kind: kind.code, on: DAY_ONE, number: '2025 版' }
      const { id } = await client.houseRecords.record({ input, corrects: null })
      const isUnsigned = has('house-rule-unsigned') && kind.code === 'rule-duty'
      const people = staff.map((member) => ({ staffId: member.id, name: member.name }))
      await client.houseRecords.sign({ id, on: DAY_ONE, people: isUnsigned ? people.slice(0, -1) : people })
    }
  })
}

function writePlans({ at, has, client }: Year): void {
  at(OPENED, 16, async () => {
    for (const { kind } of await client.emergency.plans()) {
      if (kind === 'violence' && has('plan-missing')) continue
      const plan = { kind, basedOn: 0, text: '预案正文', attachmentIds: [], inForceOn: OPENED, approvedBy: '陈院长' }
      await client.emergency.writePlan({ ...plan, changeNote: null })
    }
  })
  at(RENEWED, 16, async () => {
    for (const { kind } of await client.emergency.plans()) {
      if (kind === 'typhoon' && has('plan-review-missing')) continue
      const [version] = (await client.emergency.plan({ kind })).versions
      if (version) await client.emergency.reviewPlan({ versionId: version.id, on: RENEWED, by: '陈院长', note: null })
    }
  })
}

/** A first-aid box looked at each week, masks and sandbags each month. */
function keepStores({ at, has, client }: Year): void {
  const stores = [
    { category: 'first-aid', name: '急救箱', everyDays: 7 },
    { category: 'infection', name: '口罩', everyDays: 28 },
    { category: 'flood', name: '沙袋', everyDays: 28 },
  ]
  const ids = new Map<string, RecordId>()
  at(OPENED, 12, async () => {
    for (const { category, name } of stores) {
      const fields = { category, name, place: '库房', unit: '个', leastCount: 10 }
      const saved = await client.emergency.saveSupply({ supplyId: null, version: 0, ...fields, reason: null })
      const mine = (Array.isArray(saved) ? saved : [saved]).find((each) => each.name === name)
      if (mine) ids.set(name, mine.supplyId)
    }
  })
  for (const { name, everyDays } of stores) {
    for (let on: Day = OPENED; on <= LAST; on = addDays(on, everyDays)) {
      if (name === '沙袋' && has('supply-check-missing') && on > '2026-07-20' && on < '2026-09-30') continue
      const isExpired = name === '口罩' && has('supply-expired') && on >= '2026-09-01'
      const isShort = name === '急救箱' && has('supply-short') && on >= '2026-11-01'
      at(on, 12.5, () => {
        const expiresOn = name === '沙袋' ? null : isExpired ? '2026-10-10' : '2029-12-31'
        const entry = { supplyId: ids.get(name)!, count: isShort ? 8 : 12, expiresOn, note: null }
        return client.emergency.checkSupplies({ on, by: '黄安全', entries: [entry] })
      })
    }
  }
}

const about = (source: 'civil-affairs' | 'fire') => ({
  ...{ source, form: 'daily' as const, officers: ['林志强', '吴晓芳'], documentNumber: null, summary: null },
})
const instantOf = (day: Day) => startOfDay(day) + 10 * HOUR

function beInspected({ at, unless, client }: Year): void {
  let finding: RecordId
  unless('on-site-check-missing', '2026-06-10', 15, () =>
    client.inspections.record({ ...about('civil-affairs'), at: instantOf('2026-06-10'), findings: [] }),
  )
  at('2026-05-15', 15, async () => {
    const found = { category: 'fire', text: '灭火毯未悬挂', basis: null, level: 'ordinary' as const }
    const input = { ...about('fire'), at: instantOf('2026-05-15') }
    const findings = [{ ...found, dueOn: '2026-05-25', responsible: '黄安全' }]
    finding = (await client.inspections.record({ ...input, findings })).findings[0]!.id
  })
  for (const content of [
    { kind: 'rectified', on: '2026-05-20', by: '黄安全', text: '已悬挂' },
    { kind: 'rechecked', on: '2026-05-20', by: '陈院长', isPassed: true, text: null },
    { kind: 'closed', on: '2026-05-20', text: null },
  ] as const) {
    unless('finding-overdue', '2026-05-20', 16, () => client.inspections.addStep({ findingId: finding, content }))
  }
}
