// The register of incidents and complaints, and the file each of them is followed up in.
import * as z from 'zod'
import { AlarmId, Instant, Reason, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import {
  Circumstance,
  Incident,
  IncidentDetail,
  IncidentKind,
  IncidentRules,
  Severity,
  StepContent,
} from './incidents.model.ts'

export const incidentsContract = {
  list: needs('incidents.read')
    .input(z.object({ from: Instant, to: Instant }))
    .output(z.array(Incident)),
  /** Values of vital signs are left out for who may not read them. Errors: NOT_FOUND. */
  get: needs('incidents.read')
    .input(z.object({ id: RecordId }))
    .output(IncidentDetail),
  /** The terms in force, with their basis. */
  rules: needs('incidents.read').output(IncidentRules),
  /** Opens the file and freezes the minutes around. `foundAt` null = when it happened. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN. */
  record: needs('incidents.record')
    .input(
      z.object({
        kind: IncidentKind,
        occurredAt: Instant,
        residentId: ResidentId.nullable(),
        place: ShortText.nullable(),
        summary: ShortText,
        foundAt: Instant.nullable().default(null),
        severity: Severity.nullable().default(null),
        circumstances: z.array(Circumstance).max(2).default([]),
        /** The alarm it is written down from; one incident an alarm. */
        alarmId: AlarmId.nullable().default(null),
      }),
    )
    .output(Incident),
  /** Adds a step; `found` and `closed` have acts of their own. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN. */
  addStep: needs('incidents.record')
    .input(z.object({ id: RecordId, at: Instant, content: StepContent }))
    .output(IncidentDetail),
  /** A further row stands for a wrong one; `content` null = it never happened. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN. */
  correctStep: needs('incidents.record')
    .input(z.object({ stepId: RecordId, at: Instant, content: StepContent.nullable(), reason: Reason }))
    .output(IncidentDetail),
  /** Errors: NOT_FOUND, RULE_BROKEN with the first thing that is missing. */
  close: needs('incidents.close')
    .input(z.object({ id: RecordId, note: ShortText.nullable() }))
    .output(IncidentDetail),
  /** Takes the closing back, with a reason. Errors: NOT_FOUND, RULE_BROKEN. */
  reopen: needs('incidents.close')
    .input(z.object({ id: RecordId, reason: Reason }))
    .output(IncidentDetail),
}
