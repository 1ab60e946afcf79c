// Categories and terms in force. A newer version is one file in resources/inspections and one line here.
import { InspectionRules } from '#shared/features/inspections/inspections.model.ts'
import rules from '../../../resources/inspections/categories-2026-12.json' with { type: 'json' }

/** Imported, so that a bundle carries it along. Throws when the file is broken. */
export function loadInspectionRules(): InspectionRules {
  return InspectionRules.parse(rules)
}
