// The terms of the loop in force. An older version stays as a file: every incident's file names the version it was opened under.
import { IncidentRules } from '#shared/features/incidents/incidents.model.ts'
import rules from '../../../resources/incidents/loop-2026-12.json' with { type: 'json' }

/** Imported, so that a bundle carries it along. Throws when the file was broken. */
export function loadIncidentRules(): IncidentRules {
  return IncidentRules.parse(rules)
}
