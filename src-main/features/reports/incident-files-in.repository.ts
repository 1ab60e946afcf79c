// The incidents of a span with the steps of their files, as R21 lists them. Two statements, whatever their number; reads only.
import type { Instant } from '#shared/contract/primitives.ts'
import type { LoopStep } from '#shared/features/incidents/incident-loop.rules.ts'
import { StepContent } from '#shared/features/incidents/incidents.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { SourceIncidentFile } from './report-source.ts'

type StoredStep = Omit<LoopStep, 'content' | 'isVoid'> & { incidentId: string; contentJson: string; isVoid: number }

const IN_SPAN = `i.voided_at IS NULL AND i.kind <> 'complaint' AND i.occurred_at >= :from AND i.occurred_at < :end`
const INCIDENTS = `SELECT i.id, i.kind, i.occurred_at AS occurredAt, i.place, i.summary, i.resident_id AS residentId,
    p.name AS residentName, f.found_at AS foundAt
  FROM incidents i LEFT JOIN residents p ON p.id = i.resident_id LEFT JOIN incident_files f ON f.incident_id = i.id
  WHERE ${IN_SPAN} ORDER BY i.occurred_at, i.id`
const STEPS = `SELECT s.id, s.incident_id AS incidentId, s.at, s.content_json AS contentJson, s.recorded_at AS recordedAt,
    s.corrects_id AS correctsId, s.is_void AS isVoid
  FROM incident_steps s JOIN incidents i ON i.id = s.incident_id WHERE ${IN_SPAN} ORDER BY s.at, s.recorded_at, s.id`

/** `end` is excluded. */
export function readIncidentFiles(records: SqliteDatabase, from: Instant, end: Instant): SourceIncidentFile[] {
  const steps = new Map<string, LoopStep[]>()
  for (const { incidentId, contentJson, isVoid, ...step } of records
    .prepare(STEPS)
    .all({ from, end }) as StoredStep[]) {
    const content = StepContent.parse(JSON.parse(contentJson))
    steps.set(incidentId, [...(steps.get(incidentId) ?? []), { ...step, content, isVoid: isVoid === 1 }])
  }
  const rows = records.prepare(INCIDENTS).all({ from, end }) as Omit<SourceIncidentFile, 'steps'>[]
  return rows.map((row) => ({ ...row, steps: steps.get(row.id) ?? [] }))
}
