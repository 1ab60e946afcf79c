// The feature's numbers and the list that proposes high-risk drugs, from their versioned files.
import { HighRiskList, MedicationNumbers } from '#shared/features/medication/medication-data.model.ts'
import numbers from '../../../resources/medication/defaults-2026-12.json' with { type: 'json' }
import highRisk from '../../../resources/medication/high-risk-2026-12.json' with { type: 'json' }

export type MedicationData = { numbers: MedicationNumbers; highRisk: HighRiskList }

/** Throws when a file is broken. */
export function loadMedicationData(): MedicationData {
  return { numbers: MedicationNumbers.parse(numbers), highRisk: HighRiskList.parse(highRisk) }
}
