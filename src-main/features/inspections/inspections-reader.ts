// Reads of inspections: each with its findings, how far they have come and the term in force.
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import { stateOf, termOf } from '#shared/features/inspections/findings.rules.ts'
import type { Finding, Inspection } from '#shared/features/inspections/inspections.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { FindingRow, InspectionRow, InspectionsRepository, StepRow } from './inspections.repository.ts'

const FIRST_DAY = '0000-01-01'
const LAST_DAY = '9999-12-31'
export type InspectionsReader = ReturnType<typeof createInspectionsReader>

/** The contents of the steps that count. */
export const liveOf = (steps: readonly StepRow[]) =>
  steps.filter(({ takenBack }) => takenBack === null).map(({ content }) => content)

export function createInspectionsReader(options: {
  repository: InspectionsRepository
  nameOf: (userId: string | null) => string | null
}) {
  const { repository, nameOf } = options

  function toFinding(row: FindingRow, steps: readonly StepRow[]): Finding {
    const live = liveOf(steps)
    return {
      ...{ ...row, termOn: termOf(row.dueOn, live), state: stateOf(live) },
      steps: steps.map(({ number: _number, ...step }) => ({ ...step, recordedBy: nameOf(step.recordedBy) })),
    }
  }

  function withFindings(rows: readonly InspectionRow[]): Inspection[] {
    const findings = repository.listFindings(rows.map(({ id }) => id))
    const steps = Map.groupBy(repository.listSteps(findings.map(({ id }) => id)), ({ findingId }) => findingId)
    const ofInspection = Map.groupBy(findings, ({ inspectionId }) => inspectionId)
    return rows.map(({ day: _day, ...row }) => {
      const own = (ofInspection.get(row.id) ?? []).map((finding) => toFinding(finding, steps.get(finding.id) ?? []))
      const isClosed = own.every(({ state }) => state === 'closed')
      return {
        ...{ ...row, recordedBy: nameOf(row.recordedBy), findings: own },
        state: row.voidReason !== null ? 'void' : isClosed ? 'closed' : 'open',
      }
    })
  }

  return {
    /** Newest first, voided ones too. */
    list: ({ from = FIRST_DAY, until = LAST_DAY }: { from?: Day | undefined; until?: Day | undefined }): Inspection[] =>
      withFindings(repository.list(from, until)),
    /** What counts, newest first. */
    listLive: (span: { from?: Day; until?: Day } = {}): Inspection[] =>
      withFindings(repository.list(span.from ?? FIRST_DAY, span.until ?? LAST_DAY)).filter(
        ({ state }) => state !== 'void',
      ),
    get(id: RecordId): Inspection {
      const row = repository.find(id)
      const [inspection] = row ? withFindings([row]) : []
      if (!inspection) throw new DomainError('NOT_FOUND', { where: 'inspection', values: { id } })
      return inspection
    },
  }
}
