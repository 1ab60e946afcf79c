// The nine risks of the demo home, through the same acts a nurse would do: on admission, yearly, and after most incidents.
import { addDays, addMonths, startOfDay } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import {
  type InformedHow,
  type Risk,
  type RiskAssessmentKind,
  type RiskItem,
  type RiskKey,
  riskKeys,
} from '#shared/features/risks/risks.model.ts'
import type { SeededRandom } from '../../platform/seeded-random.ts'
import { demoPlan } from './demo-plan.ts'
import type { DemoLife, Living } from './live-two-years.ts'

/** Somebody who has just moved in. */
export const newcomersRisks = { riskReason: 'admission' as RiskAssessmentKind | null, riskAssessedOn: null }

const assessors = ['护理主管 林雅惠', '护士 吴美珍', '医师 陈志明'] as const
/** How likely a risk is there at all, at the best and at the worst level of ability. */
const likelihood: Readonly<Record<RiskKey, readonly [number, number]>> = {
  choke: [0.08, 0.75],
  misintake: [0.2, 0.4],
  pressure: [0.03, 0.9],
  scald: [0.3, 0.6],
  bedfall: [0.1, 0.8],
  fall: [0.45, 0.85],
  harm: [0.04, 0.12],
  elope: [0.12, 0.1],
  activity: [0.25, 0.3],
}
const waysToInform: readonly (readonly [InformedHow, number])[] = [
  ['signed', 16],
  ['verbal', 3],
  ['refused', 1],
]

function judge(risk: Risk, level: number, random: SeededRandom): Partial<RiskItem> {
  const [best, worst] = likelihood[risk.key]
  if (!random.chance(best + ((worst - best) * level) / 4)) return { level: 'none' }
  const isHigh = random.chance(0.02 + level * 0.03)
  const measures = risk.measures.slice(0, random.whole(1, isHigh ? 4 : 2)).map(({ code }) => code)
  return { level: isHigh ? 'high' : 'protect', measures }
}

async function informedOf(home: DemoLife, residentId: ResidentId) {
  const { person, name } = await home.client.residents.get({ id: residentId })
  const [contact] = person.contacts
  return contact ? { person: contact.name, relation: contact.relation || '家属' } : { person: name, relation: '本人' }
}

async function assess(home: DemoLife, resident: Living, kind: RiskAssessmentKind, on: string): Promise<void> {
  const { client, random, riskList } = home
  const draft = await client.risks.start({ residentId: resident.id, kind, basedOn: on })
  const how = random.weighted(waysToInform)
  const told = await informedOf(home, resident.id)
  const { id, version } = await client.risks.answer({
    ...{ id: draft.id, version: draft.version },
    changes: {
      items: Object.fromEntries(riskList.risks.map((risk) => [risk.key, judge(risk, resident.level, random)])),
      informing: {
        ...{ ...told, how, at: startOfDay(on) + random.whole(9 * 60, 14 * 60) * 60_000 },
        refusalReason: how === 'refused' ? '家属认为无需防护，已说明风险' : null,
      },
      assessor: random.pick(assessors),
    },
  })
  await client.risks.finish({ id, version })
  resident.riskAssessedOn = on
  resident.riskReason = null
}

/** Whoever moved in long before the records begin is not assessed for admission any more. */
function kindOf({ riskReason, admittedOn }: Living, on: string): RiskAssessmentKind {
  if (riskReason === 'immediate') return 'immediate'
  return riskReason === 'admission' && admittedOn >= addDays(on, -7) ? 'admission' : 'periodic'
}

/** A day's share of those who are due and here. Very few are forgotten, so that the list has something unknown to show. */
export async function assessRisks(home: DemoLife, on: string): Promise<void> {
  // Two weeks before the year is over.
  const oldest = addDays(addMonths(on, -12), 14)
  const waiting = home.living.filter(
    ({ riskReason, riskAssessedOn, awayUntil }) =>
      awayUntil === null && (riskReason !== null || (riskAssessedOn !== null && riskAssessedOn < oldest)),
  )
  for (const resident of waiting.slice(0, demoPlan.riskAssessmentsPerDay)) {
    if (resident.riskReason === 'admission' && home.random.chance(0.02)) resident.riskReason = null
    // Put off in somebody's head, and then forgotten.
    else if (resident.riskReason === null && home.random.chance(0.04)) resident.riskAssessedOn = on
    else await assess(home, resident, kindOf(resident, on), on)
  }
}

/** One assessment is left half filled in. */
export async function leaveRisksHalfDone(home: DemoLife, on: string): Promise<void> {
  const resident = home.living.find(({ riskAssessedOn, awayUntil }) => riskAssessedOn === null && awayUntil === null)
  if (!resident) return
  const { id, version } = await home.client.risks.start({ residentId: resident.id, kind: 'admission', basedOn: on })
  const items = Object.fromEntries(riskKeys.slice(0, 4).map((key) => [key, { level: 'none' as const }]))
  await home.client.risks.answer({ id, version, changes: { items } })
}
