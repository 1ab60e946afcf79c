// The nine risks of everybody as they stood on a day, as R20 lists them. Two statements, whatever the number of people; reads only.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { Day, Instant } from '#shared/contract/primitives.ts'
import type { RiskIncident } from '#shared/features/risks/risk-due.rules.ts'
import { type RiskAssessmentKind, type RiskItem, RiskItems, type RiskKey } from '#shared/features/risks/risks.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { SourceRisks } from './report-source.ts'

type StoredItem = {
  id: string
  residentId: string
  listVersion: string
  kind: RiskAssessmentKind
  basedOn: Day
  finishedAt: Instant
  risk: RiskKey
  level: RiskItem['level']
  measures: string
  otherMeasure: string | null
}
type StoredIncident = RiskIncident & { residentId: string }

const NEWEST = `SELECT a.id, a.resident_id AS residentId, a.list_version AS listVersion, a.kind, a.based_on AS basedOn,
    a.finished_at AS finishedAt, i.risk, i.level, i.measures_json AS measures, i.other_measure AS otherMeasure
  FROM risk_assessments a JOIN risk_items i ON i.assessment_id = a.id
  WHERE a.id IN (SELECT id FROM (SELECT n.id,
      row_number() OVER (PARTITION BY n.resident_id ORDER BY n.based_on DESC, n.finished_at DESC, n.id DESC) AS place
    FROM risk_assessments n WHERE n.state = 'finished' AND n.based_on <= :day) WHERE place = 1)
  ORDER BY a.resident_id, i.risk`
const INCIDENTS = `SELECT id, kind, occurred_at AS occurredAt, resident_id AS residentId FROM incidents
  WHERE voided_at IS NULL AND resident_id IS NOT NULL AND occurred_at < :end ORDER BY occurred_at, id`

/** Incidents of every kind up to the end of the day; which of them count is for the rules to say. */
export function readRisksOn(records: SqliteDatabase, day: Day): SourceRisks[] {
  const people = new Map<string, SourceRisks>()
  const personOf = (residentId: string): SourceRisks => {
    const known = people.get(residentId) ?? { residentId, newest: null, incidents: [] }
    people.set(residentId, known)
    return known
  }
  const items = new Map<string, Partial<RiskItems>>()
  const rows = records.prepare(NEWEST).all({ day }) as StoredItem[]
  for (const { id, risk, level, measures, otherMeasure } of rows) {
    const item = { level, measures: JSON.parse(measures) as string[], otherMeasure }
    items.set(id, { ...items.get(id), [risk]: item })
  }
  for (const { id, residentId, listVersion, kind, basedOn, finishedAt } of rows) {
    const person = personOf(residentId)
    person.newest ??= { id, listVersion, kind, basedOn, finishedAt, items: RiskItems.parse(items.get(id)) }
  }
  const incidents = records.prepare(INCIDENTS).all({ end: startOfDay(addDays(day, 1)) }) as StoredIncident[]
  for (const { residentId, ...incident } of incidents) personOf(residentId).incidents.push(incident)
  return [...people.values()]
}
