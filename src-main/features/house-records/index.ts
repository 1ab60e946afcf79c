// Papers of the house: licences, tests, contractor visits, insurance, rules. Public API of the feature.
import { implement } from '@orpc/server'
import { dayOf } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { houseRecordsContract } from '#shared/features/house-records/house-records.contract.ts'
import {
  type HouseLine,
  type HouseRecord,
  HouseRecordKinds,
} from '#shared/features/house-records/house-records.model.ts'
import { chainOf } from '#shared/features/house-records/house-standing.rules.ts'
import kindsFile from '../../../resources/house-records/kinds-2026-12.json' with { type: 'json' }
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { actThen } from '../../rpc/act-then.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { AttachmentsFeature } from '../attachments/index.ts'
import type { EvidenceContributor } from '../binder/index.ts'
import type { StaffFeature } from '../staff/index.ts'
import { createHouseBook } from './house-book.ts'
import { createHouseRecordsRepository } from './house-records.repository.ts'
import { createHouseRecordsService } from './house-records.service.ts'

const api = implement(houseRecordsContract).$context<RequestContext>()

export type HouseRecordsDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  attachments: Pick<AttachmentsFeature, 'require'>
  staff: Pick<StaffFeature, 'service'>
  displayNameOf: (userId: string) => string | null
}
export type HouseRecordsFeature = ReturnType<typeof createHouseRecordsFeature>

/** Builds the feature; does no work until called. Throws when the file of kinds is broken. */
export function createHouseRecordsFeature({ staff, displayNameOf, ...deps }: HouseRecordsDependencies) {
  const { version, basis, kinds } = HouseRecordKinds.parse(kindsFile)
  const repository = createHouseRecordsRepository(deps.records)
  const service = createHouseRecordsService({ ...deps, repository, kinds })
  const shown = (row: HouseRecord): HouseRecord => ({
    ...row,
    recordedBy: row.recordedBy === null ? null : displayNameOf(row.recordedBy),
  })
  const book = createHouseBook({ ...deps, repository, kinds, shown, staffOn: (day) => staff.service.list(day) })

  function lineOf(code: string): HouseLine {
    const line = book.lines().find(({ kind }) => kind.code === code)
    if (!line) throw new DomainError('NOT_FOUND', { where: 'kind', values: { kind: code } })
    return line
  }
  const readingsOf = (id: HouseRecord['id']) => {
    const chain = chainOf(repository.list(), id)
    return repository.readings().flatMap(({ recordId, ...reading }) => (chain.has(recordId) ? [reading] : []))
  }

  const router = api.router({
    list: api.list.handler(() => ({ version, basis, lines: book.lines() })),
    recordsOf: api.recordsOf.handler(({ input }) => {
      service.mustFindKind(input.kind)
      const rows = repository.list().filter(({ kind }) => kind === input.kind)
      return rows.reverse().map(shown)
    }),
    record: api.record.handler(({ input, context }) =>
      shown(service.record(input.input, input.corrects, context.actor)),
    ),
    void: api.void.handler(({ input, context }) => shown(service.void(input, context.actor))),
    setNeeded: api.setNeeded.handler(actThen(service.setNeeded, ({ kind }) => lineOf(kind))),
    readings: api.readings.handler(({ input }) => {
      service.mustFind(input.id)
      return readingsOf(input.id)
    }),
    sign: api.sign.handler(
      actThen(
        ({ id, on, people }, actor) => service.sign(id, on, people, actor),
        ({ id }) => readingsOf(id),
      ),
    ),
  })
  const evidence: EvidenceContributor[] = [
    { topic: 'house-licences', collect: (span) => book.evidenceOf(['licence', 'insurance'], span) },
    { topic: 'house-tests', collect: (span) => book.evidenceOf(['test', 'service'], span) },
    { topic: 'house-rules', collect: (span) => book.evidenceOf(['rule'], span) },
  ]
  return {
    router,
    service,
    evidence,
    dutyContributor: (untilOn: Day): Omit<Duty, 'snoozed'>[] =>
      dutiesOf(book.lines(), dayOf(deps.clock.now()), untilOn),
  }
}

/** What runs out is told kind by kind; what nobody ever entered is one line with the number of kinds. */
function dutiesOf(lines: readonly HouseLine[], today: Day, untilOn: Day): Omit<Duty, 'snoozed'>[] {
  const common = { owner: 'office' as const }
  const running = lines.flatMap(({ kind, standing, holdsUntil }): Omit<Duty, 'snoozed'>[] => {
    const isDue = standing === 'due-soon' || standing === 'expired' || standing === 'overdue' || standing === 'failed'
    const dueOn = standing === 'failed' ? today : holdsUntil
    if (!isDue || dueOn === null || dueOn > untilOn) return []
    const key = `house-paper-due:${kind.code}:${dueOn}`
    const values = { title: kind.name['zh-CN'], day: dueOn, standing: `paper-${standing}` }
    return [
      {
        key,
        kind: 'house-paper-due',
        dueOn,
        ...common,
        link: screenLinks.houseRecord(kind.code),
        basis: kind.basis,
        values,
      },
    ]
  })
  const missing = lines.filter(({ standing }) => standing === 'missing')
  if (missing.length === 0) return running
  const values = {
    papers: missing.length,
    title: missing
      .map(({ kind }) => kind.name['zh-CN'])
      .slice(0, 3)
      .join('、'),
  }
  const key = 'house-paper-missing'
  return [
    ...running,
    {
      key,
      kind: 'house-paper-missing',
      dueOn: today,
      ...common,
      link: screenLinks.houseRecords(),
      basis: null,
      values,
    },
  ]
}
