// The cycles of fire equipment in force. Throws when the file was broken: a wrong cycle must not be computed with.
import { EquipmentCycles } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import cycles from '../../../resources/fire-equipment/cycles-2026-12.json' with { type: 'json' }

export function loadEquipmentCycles(): EquipmentCycles {
  return EquipmentCycles.parse(cycles)
}
