// The code on the label of a piece of equipment: worked out from its id like that of a bed, with a beginning of its own. Pure.
import { bedCodeOf, readBedCode } from '../rounds/bed-code.rules.ts'

const PREFIX = 'YIAN-FIRE-'
const BED_PREFIX = 'YIAN-BED-'

/** `YIAN-FIRE-4K7Q02ZP`. */
export function equipmentCodeOf(equipmentId: string): string {
  return PREFIX + bedCodeOf(equipmentId).slice(BED_PREFIX.length)
}

/** What was scanned or typed in the one form a label has; null = no such label. */
export function readEquipmentCode(text: string): string | null {
  const plain = text.normalize('NFKC').toUpperCase().replace(/\s/g, '')
  if (plain.startsWith(BED_PREFIX)) return null
  const code = readBedCode(plain.startsWith(PREFIX) ? plain.slice(PREFIX.length) : plain)
  return code === null ? null : PREFIX + code.slice(BED_PREFIX.length)
}
