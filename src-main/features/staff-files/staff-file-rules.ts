// What is in force, as data. Imported, so that a bundle carries it along; a newer version is one file in resources/staff and one line here.
import { RatioRules } from '#shared/features/staff-files/ratio.rules.ts'
import { CertificateRules } from '#shared/features/staff-files/staff-files.model.ts'
import certificates from '../../../resources/staff/certificates-2026-12.json' with { type: 'json' }
import ratios from '../../../resources/staff/ratios-2026-12.json' with { type: 'json' }

/** Throws when the file is broken. */
export function loadCertificateRules(): CertificateRules {
  return CertificateRules.parse(certificates)
}

/** Throws when the file is broken. */
export function loadRatioRules(): RatioRules {
  return RatioRules.parse(ratios)
}
