// Risks: the nine-risk safety assessment of GB 38600-2019, and who is due for it. Public API of the feature.
import type { Day, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { AlarmRule, RuleField } from '#shared/features/alarms/alarm-rules.model.ts'
import type { AlarmKind } from '#shared/features/alarms/alarms.model.ts'
import type { TimelineEntry } from '#shared/features/residents/residents.model.ts'
import { consequencesOf, type RiskConsequences } from '#shared/features/risks/risk-consequences.rules.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { IncidentsFeature } from '../incidents/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import { listRiskDuties } from './risk-duties.ts'
import { loadRiskConsequences, loadRiskLists } from './risk-list.ts'
import { createRisksRepository } from './risks.repository.ts'
import { createRisksRouter } from './risks.router.ts'
import { createRisksService } from './risks.service.ts'
import { createRisksReader } from './risks-reader.ts'

export { loadRiskLists } from './risk-list.ts'

export type RisksDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  residents: Pick<ResidentsFeature, 'get' | 'list' | 'nameOf'>
  incidents: Pick<IncidentsFeature, 'ofResidentsSince'>
  /** The alarm rule of a kind as it counts for a person now. */
  ruleOf: (kind: AlarmKind, residentId: ResidentId) => AlarmRule
  displayNameOf?: (userId: string) => string | null
}
export type RisksFeature = ReturnType<typeof createRisksFeature>

/** Builds the feature; does no work until called. Throws when the list's file is broken. */
export function createRisksFeature({ displayNameOf = () => null, ruleOf, ...deps }: RisksDependencies) {
  const repository = createRisksRepository(deps.records)
  const lists = loadRiskLists()
  const service = createRisksService({ ...deps, repository, lists })
  const reader = createRisksReader({ ...deps, repository, lists, displayNameOf })

  const consequences = loadRiskConsequences()
  function consequencesFor(id: RecordId): RiskConsequences {
    const { assessment } = reader.get(id)
    const presentOf = (kind: AlarmKind, field: RuleField) => ruleOf(kind, assessment.residentId)[field] ?? null
    const found = consequencesOf(assessment.items, consequences, presentOf)
    return assessment.state === 'finished' ? found : { ...found, rules: [], problems: [] }
  }

  /** Lines for a resident's timeline: what was found high. */
  function timelineOf(residentId: ResidentId): TimelineEntry[] {
    return reader.listOf(residentId).flatMap((row) => {
      if (row.state !== 'finished') return []
      const list = lists.find(({ version }) => version === row.listVersion) ?? lists[0]
      const high = list.risks.filter(({ key }) => row.items[key].level === 'high').map(({ term }) => term)
      const levelName = high.length > 0 ? `高风险：${high.join('、')}` : '无高风险项'
      return {
        ...{ id: `risks:${row.id}`, kind: 'assessment', record: null, on: row.basedOn, toOn: null, voided: null },
        values: { assessmentTitle: list.title, levelName, score: null },
        ...{
          recordedAt: row.finishedAt ?? row.startedAt,
          recordedBy: row.finishedBy === null ? null : displayNameOf(row.finishedBy),
        },
      }
    })
  }

  return {
    router: createRisksRouter({ reader, service, consequencesFor }),
    service,
    reader,
    /** Assessments that are begun and not finished. */
    drafts: repository.listDrafts,
    timelineContributor: timelineOf,
    dutyContributor: ({ untilOn }: { untilOn: Day }) => listRiskDuties(reader.dueInHouse(), lists[0], untilOn),
  }
}
