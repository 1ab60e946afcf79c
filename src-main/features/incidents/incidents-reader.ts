// Reads of incidents: the register with how far each has come, one file with everything that follows from its steps.
import type { Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import {
  demandsOf,
  foundAtOf,
  gradeOf,
  isClosed,
  liveSteps,
  missingForClosing,
  stagesOf,
} from '#shared/features/incidents/incident-loop.rules.ts'
import type { Incident, IncidentDetail, IncidentRules } from '#shared/features/incidents/incidents.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { FileRow, IncidentFilesRepository, StepRow } from './incident-files.repository.ts'
import type { IncidentRow, IncidentsRepository } from './incidents.repository.ts'

export type IncidentsReaderDependencies = {
  repository: IncidentsRepository
  files: IncidentFilesRepository
  rules: IncidentRules
  residents: { nameOf(id: ResidentId): string | null }
  nameOf: (userId: string | null) => string | null
}
export type IncidentsReader = ReturnType<typeof createIncidentsReader>

export function createIncidentsReader(deps: IncidentsReaderDependencies) {
  const { repository, files, rules, nameOf } = deps

  function loopOf(row: IncidentRow, file: FileRow, steps: readonly StepRow[]) {
    const live = liveSteps(steps)
    const loop = { kind: row.kind, residentId: row.residentId, foundAt: foundAtOf(live) ?? file.foundAt, steps: live }
    return { live, loop, stages: stagesOf(loop, live, rules) }
  }

  function toIncident(row: IncidentRow, file: FileRow | undefined, steps: readonly StepRow[]): Incident {
    const residentName = row.residentId === null ? null : deps.residents.nameOf(row.residentId)
    const plain = { ...row, residentName, recordedBy: nameOf(row.recordedBy) }
    if (!file) return { ...plain, severity: null, state: 'register-only', nextStage: null, dueAt: null }
    const { live, stages } = loopOf(row, file, steps)
    const open = stages.filter(({ state }) => state === 'open')
    const terms = open.flatMap(({ dueAt }) => dueAt ?? [])
    return {
      ...plain,
      severity: gradeOf(live).severity,
      state: isClosed(live) ? 'closed' : 'open',
      nextStage: open[0]?.stage ?? null,
      dueAt: terms.length === 0 || isClosed(live) ? null : Math.min(...terms),
    }
  }

  /** Files and steps of many rows, read once. */
  function withFiles(rows: readonly IncidentRow[]) {
    const ids = rows.map(({ id }) => id)
    const fileOf = new Map(files.listOf(ids).map((file) => [file.incidentId, file]))
    const steps = new Map<RecordId, StepRow[]>()
    for (const step of files.listSteps(ids)) steps.set(step.incidentId, [...(steps.get(step.incidentId) ?? []), step])
    return rows.map((row) => ({ row, file: fileOf.get(row.id), steps: steps.get(row.id) ?? [] }))
  }

  function toFiles(rows: readonly IncidentRow[]) {
    return withFiles(rows).flatMap(({ row, file, steps }) => {
      if (!file) return []
      const residentName = row.residentId === null ? null : deps.residents.nameOf(row.residentId)
      const { id, place, occurredAt } = row
      return [{ id, place, occurredAt, residentName, ...loopOf(row, file, steps) }]
    })
  }

  return {
    /** Incidents from an instant until before another. */
    list: (from: Instant, to: Instant): Incident[] =>
      withFiles(repository.listBetween(from, to)).map(({ row, file, steps }) => toIncident(row, file, steps)),

    toIncident: (row: IncidentRow): Incident => toIncident(row, files.find(row.id), files.listSteps([row.id])),

    get(id: RecordId, { maySeeValues }: { maySeeValues: boolean }): IncidentDetail {
      const row = repository.find(id)
      if (!row) throw new DomainError('NOT_FOUND', { where: 'incident', values: { id } })
      const file = files.find(id)
      const steps = files.listSteps([id])
      const incident = toIncident(row, file, steps)
      if (!file) return { incident, file: null }
      const { live, loop, stages } = loopOf(row, file, steps)
      const corrected = new Set(steps.map(({ correctsId }) => correctsId))
      const snapshot = files.findSnapshot(id)
      return {
        incident,
        file: {
          ...{ foundAt: loop.foundAt, alarmId: file.alarmId, rulesVersion: file.rulesVersion, stages },
          circumstances: gradeOf(live).circumstances,
          steps: steps.map((step) => ({
            ...step,
            recordedBy: nameOf(step.recordedBy),
            isCorrected: corrected.has(step.id),
          })),
          demands: demandsOf(loop, live, rules),
          missing: isClosed(live) ? [] : missingForClosing(loop, live, rules),
          snapshot: snapshot === null || maySeeValues ? snapshot : { ...snapshot, vitals: null },
        },
      }
    },

    /** Open files with their rows and the steps that count, the one found first in front. */
    listOpen: () => toFiles(files.listOpenIds().flatMap((id) => repository.find(id) ?? [])),

    /** Files of what happened from an instant until before another, with what each asks for by when; complaints are left out. */
    filesBetween: (from: Instant, to: Instant) =>
      toFiles(repository.listBetween(from, to).filter(({ kind }) => kind !== 'complaint')).map((file) => ({
        ...file,
        demands: demandsOf(file.loop, file.live, rules),
        isClosed: isClosed(file.live),
      })),
  }
}
