// What is in force, as data. Imported, so that a bundle carries it along; a newer version is one file in resources/infections and one line here.
import { InfectionRules } from '#shared/features/infections/infections.model.ts'
import { VaccineList } from '#shared/features/infections/vaccinations.model.ts'
import infections from '../../../resources/infections/infections-2026-12.json' with { type: 'json' }
import vaccinations from '../../../resources/infections/vaccinations-2026-12.json' with { type: 'json' }

/** Throws when a file is broken. */
export function loadInfectionRules(): { rules: InfectionRules; vaccines: VaccineList } {
  return { rules: InfectionRules.parse(infections), vaccines: VaccineList.parse(vaccinations) }
}
