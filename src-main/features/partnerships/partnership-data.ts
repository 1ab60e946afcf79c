// What is in force, as data. Imported, so that a bundle carries it along; a newer version is one file in resources/partnerships and one line here.
import { PartnershipData } from '#shared/features/partnerships/partnerships.model.ts'
import services from '../../../resources/partnerships/services-2026-12.json' with { type: 'json' }

/** Throws when the file is broken. */
export function loadPartnershipData(): PartnershipData {
  return PartnershipData.parse(services)
}
