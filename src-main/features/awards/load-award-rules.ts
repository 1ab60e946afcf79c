// The rules of the awards, as data. A newer version is one file in resources/awards and one line here.
import { AwardRules } from '#shared/features/awards/awards.model.ts'
import rules from '../../../resources/awards/quanzhou-2022.json' with { type: 'json' }

/** Throws when the file is broken. */
export function loadAwardRules(): AwardRules {
  return AwardRules.parse(rules)
}
