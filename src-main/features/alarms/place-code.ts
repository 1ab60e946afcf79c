// The label at a bed or a door, read by a scanner, tells where whoever scanned it is. Accepts `yian:bed:<id>`, `yian:room:<id>`,
// and the plain words people print themselves: '203-1', '203', '东走廊'.

import type { RuleCode } from '#shared/contract/rule-codes.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { Places } from '../devices/index.ts'
import type { AlarmPlace } from './alarm-place.ts'

type Problem = { rule: RuleCode; place?: string }

function read(code: string, places: Places): { roomId: string; label: string } | null {
  const [, kind, id] = /^yian:(bed|room):(.+)$/.exec(code) ?? []
  const bed = kind === 'bed' && id !== undefined ? places.bed(id) : places.beds().find((one) => one.label === code)
  if (bed) return { roomId: bed.roomId, label: bed.label }
  const room = kind === 'room' && id !== undefined ? places.room(id) : null
  if (room) return { roomId: room.roomId, label: room.label }
  const named = places.beds().find((one) => one.roomName === code)
  return named ? { roomId: named.roomId, label: named.roomName } : null
}

/** Why the code does not tell presence at the alarm's place; null = it does. Another bed of the same room is the same place. */
export function placeProblem(
  code: string,
  alarm: Pick<Alarm, 'placeLabel'>,
  place: AlarmPlace,
  places: Places,
): Problem | null {
  const text = code.trim()
  if (text === '') return { rule: 'CODE_MISSING' }
  if (text === alarm.placeLabel) return null
  const found = read(text, places)
  if (!found) return { rule: 'CODE_UNKNOWN' }
  return found.roomId === place.roomId ? null : { rule: 'CODE_OF_OTHER_PLACE', place: found.label }
}
