// Which acts make sense for a resident, most likely first. The backend decides in the end; this only spares the person a refusal.
import type { ResidentState } from '#shared/features/residents/residents.model.ts'

export type ActName =
  | 'transfer'
  | 'swap'
  | 'leave'
  | 'hospital'
  | 'return'
  | 'discharge'
  | 'admit'
  | 'category'
  | 'ability'
  | 'careLevel'
  | 'agreement'
  | 'edit'

const movesOf: Record<ResidentState, readonly ActName[]> = {
  in: ['transfer', 'leave', 'hospital', 'discharge', 'swap'],
  'on-leave': ['return', 'discharge', 'transfer'],
  'in-hospital': ['return', 'discharge', 'transfer'],
  discharged: ['admit'],
  'never-admitted': ['admit'],
  dead: [],
}
const factActs: readonly ActName[] = ['ability', 'category', 'careLevel', 'agreement']

export function openActs(state: ResidentState, may: { canMove: boolean; canEdit: boolean }): ActName[] {
  const isInHouse = state === 'in' || state === 'on-leave' || state === 'in-hospital'
  return [
    ...(may.canMove ? movesOf[state] : []),
    ...(may.canEdit && isInHouse ? factActs : []),
    ...(may.canEdit ? (['edit'] as const) : []),
  ]
}
