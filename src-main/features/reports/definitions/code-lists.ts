// The codes a breakdown runs over, taken from the contract so that no code can be forgotten in a sum.
import { IncidentKind } from '#shared/features/incidents/incidents.model.ts'
import { DischargeReason, FundingCategory } from '#shared/features/residents/residents.model.ts'

export const dischargeReasons = DischargeReason.options
export const categories = FundingCategory.options
/** GB/T 42195-2022: 0 intact … 4 complete loss. */
export const abilityLevels = [0, 1, 2, 3, 4] as const
/** The nine risks of GB 38600-2019. */
export const riskKinds = IncidentKind.options.filter((kind) => kind !== 'other' && kind !== 'complaint')
