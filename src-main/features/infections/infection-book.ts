// Cases, isolations and possible clusters as screens and the work list see them. Derived on every call, never stored.
import type { Day, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { CaseVersion, Cluster, InfectionCase, Isolation } from '#shared/features/infections/infections.model.ts'
import { findClusters } from '#shared/features/infections/infections.rules.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { InfectionContext } from './infection-context.ts'
import type { CaseRow, IsolationRow, ReviewRow } from './infections.repository.ts'

export type InfectionBook = ReturnType<typeof createInfectionBook>
const EARLIEST = '0001-01-01'

export function createInfectionBook(context: InfectionContext) {
  const { repository, residents, beds, rules } = context

  /** Where the person slept on a day. */
  function placeOn(residentId: ResidentId, on: Day) {
    const { bedId } = residents.get(residentId, on)
    return bedId === null ? null : beds.placeOf(bedId)
  }

  function openIsolationCases(): Set<RecordId> {
    const open = repository.listIsolations().filter(({ blockId }) => beds.blockOf(blockId)?.toOn === null)
    return new Set(open.map(({ caseId }) => caseId))
  }

  function caseOf(row: CaseRow, isolated = openIsolationCases()): InfectionCase {
    const { id: _rowId, caseId, isVoid, recordedBy, ...facts } = row
    const place = placeOn(row.residentId, row.onsetOn)
    return {
      ...{ ...facts, id: caseId, isVoid: isVoid === 1, recordedBy: context.nameOf(recordedBy) },
      residentName: residents.nameOf(row.residentId) ?? '',
      ...{
        bedLabel: place?.label ?? null,
        floorId: place?.floorId ?? null,
        floorName: place?.floorName ?? null,
        hasOpenIsolation: isolated.has(caseId),
      },
    }
  }

  function isolationOf(row: IsolationRow, reviews: readonly ReviewRow[] = repository.listReviews()): Isolation {
    const block = beds.blockOf(row.blockId)
    const place = block && beds.placeOf(block.bedId)
    const kind = repository.listVersions(row.caseId).at(-1)?.kind
    if (!block || !place || kind === undefined) throw new Error(`isolation ${row.id} has no bed or no case`)
    const own = reviews.filter(({ isolationId }) => isolationId === row.id)
    return {
      ...{ id: row.id, caseId: row.caseId, residentId: row.residentId, kind, owner: row.owner },
      residentName: residents.nameOf(row.residentId) ?? '',
      ...{ bedId: block.bedId, bedLabel: place.label, floorName: place.floorName },
      ...{ fromOn: block.fromOn, toOn: block.toOn, precautions: row.precautions },
      reviewOn:
        block.toOn === null ? (own.findLast(({ nextReviewOn }) => nextReviewOn)?.nextReviewOn ?? row.reviewOn) : null,
      reviews: own.map(({ id, on, nextReviewOn, note, recordedBy }) => ({
        ...{ id, on, nextReviewOn, note },
        recordedBy: context.nameOf(recordedBy),
      })),
      ...{ recordedAt: row.recordedAt, recordedBy: context.nameOf(row.recordedBy) },
    }
  }

  const isOpen = ({ closedOn, isVoid }: Pick<InfectionCase, 'closedOn' | 'isVoid'>): boolean =>
    closedOn === null && !isVoid

  function cases(residentId?: ResidentId): InfectionCase[] {
    const isolated = openIsolationCases()
    const rows = residentId === undefined ? repository.listCases(EARLIEST) : repository.listCasesOf(residentId)
    return rows
      .map((row) => caseOf(row, isolated))
      .sort(
        (left, right) =>
          Number(isOpen(right)) - Number(isOpen(left)) ||
          (left.onsetOn === right.onsetOn ? right.recordedAt - left.recordedAt : left.onsetOn < right.onsetOn ? 1 : -1),
      )
  }

  /** Of cases that began on the day or later. */
  function clusters(from: Day = EARLIEST): Cluster[] {
    const counted = repository.listCases(from).map((row) => ({
      ...{ id: row.caseId, kind: row.kind, onsetOn: row.onsetOn, outcome: row.outcome, isVoid: row.isVoid === 1 },
      floorId: placeOn(row.residentId, row.onsetOn)?.floorId ?? null,
    }))
    const floors = new Map(beds.floors().map((floor) => [String(floor.id), floor]))
    const reports = repository.listReports()
    return findClusters(counted, rules, context.today()).flatMap((found) => {
      const floor = floors.get(found.floorId)
      if (!floor) return []
      const own = reports.filter(({ caseId }) => found.caseIds.includes(caseId))
      const told = new Set(own.map(({ to }) => to))
      return [
        {
          ...{ ...found, floorId: floor.id, floorName: floor.name, caseIds: found.caseIds as RecordId[] },
          reports: own.map(({ id, to, at, by, note }) => ({ id, to, at, by, note })),
          unreportedTo: rules.reportTo.map(({ code }) => code).filter((code) => !told.has(code)),
        },
      ]
    })
  }

  return {
    caseOf,
    isolationOf,
    cases(residentId?: ResidentId): InfectionCase[] {
      if (residentId !== undefined) context.mustFind(residentId)
      return cases(residentId)
    },
    history(caseId: RecordId): CaseVersion[] {
      const versions = repository.listVersions(caseId)
      if (versions.length === 0) throw new DomainError('NOT_FOUND', { where: 'infection-case', values: { id: caseId } })
      return versions.map(({ id: _id, caseId: _case, residentId: _resident, isVoid, recordedBy, ...row }) => ({
        ...{ ...row, isVoid: isVoid === 1, recordedBy: context.nameOf(recordedBy) },
      }))
    },
    hasOpenIsolation: (caseId: RecordId): boolean => openIsolationCases().has(caseId),
    openCasePeople: (): Set<ResidentId> =>
      new Set(
        repository
          .listCases(EARLIEST)
          .filter(({ closedOn, isVoid }) => closedOn === null && isVoid === 0)
          .map(({ residentId }) => residentId),
      ),
    /** Open ones first, by the day of review. */
    isolations(): Isolation[] {
      const reviews = repository.listReviews()
      const all = repository.listIsolations().map((row) => isolationOf(row, reviews))
      const open = all.filter(({ reviewOn }) => reviewOn !== null)
      const ended = all.filter(({ reviewOn }) => reviewOn === null)
      return [...open.sort((left, right) => ((left.reviewOn ?? '') < (right.reviewOn ?? '') ? -1 : 1)), ...ended]
    },
    clusters,
  }
}
