// Kinds and terms in force. A newer version is one file in resources/emergency and one line here.
import { EmergencyRules } from '#shared/features/emergency/emergency.model.ts'
import rules from '../../../resources/emergency/emergency-2026-12.json' with { type: 'json' }

/** Imported, so that a bundle carries it along. Throws when the file is broken. */
export function loadEmergencyRules(): EmergencyRules {
  return EmergencyRules.parse(rules)
}
