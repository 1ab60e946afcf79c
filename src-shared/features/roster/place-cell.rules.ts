// Reads building, room and bed, whether in three cells or written together (`1号楼101-1床`).
// Must never invent a place: parts that are not written stay null.
import { cellText, digitsOfChineseNumbers, isNothing, tightText } from './cell-text.rules.ts'
import type { RosterCellValue } from './roster.model.ts'

export type Place = { building: string | null; room: string | null; bed: string | null }

const BUILDING = /^(.*?(?:号楼|#楼|#|幢|栋|座|号院|院区|楼(?!层|\d)|区))[-—\s/]*(.*)$/u
const FLOOR = /^(?:第?\d{1,2}(?:层|楼|F))[-—\s/]*/iu

/** A building's name with its number in digits: `一号楼`, `1#`, `1＃楼` → `1号楼`; other names stay as written. */
export function readBuilding(value: RosterCellValue | undefined): string | null {
  const text = digitsOfChineseNumbers(tightText(value))
  if (isNothing(text)) return null
  return text.replace(/^(\d+)#楼?$/u, '$1号楼')
}

/** A room's number without 室, 房, 号: `101室`, `101号房` → `101`. */
export function readRoom(value: RosterCellValue | undefined): string | null {
  const text = tightText(value).replace(/^(?:房间号?|房号|室号)[:：]?/u, '')
  if (isNothing(text)) return null
  const bare = text.replace(/(?:号)?(?:房间|病房|居室|室|房)$|号$/u, '')
  return bare === '' ? text : bare.toUpperCase()
}

/** A bed's number without 床, 号: `1床`, `1号床`, `床1` → `1`; `A床` → `A`. */
export function readBed(value: RosterCellValue | undefined): string | null {
  const text = digitsOfChineseNumbers(tightText(value)).replace(/^(?:床位?号?)[:：]?(?=.)/u, '')
  if (isNothing(text)) return null
  const bare = text.replace(/号?床位?$|号$/u, '').replace(/^0+(?=\d)/u, '')
  return bare === '' ? null : bare.toUpperCase()
}

/** A space separates parts only between digits (`101 1床`); elsewhere it is alignment (`1 床`). */
export function placeText(value: RosterCellValue | undefined): string {
  return digitsOfChineseNumbers(cellText(value)).replace(/(?<!\d) | (?!\d)/gu, '')
}

/** Takes a place written in one cell apart: `1号楼101-1床`, `A-03-305-2`, `101房1床`, `101-1`. One bare part is a bed. */
export function splitPlace(value: RosterCellValue | undefined): Place {
  const text = placeText(value)
  if (isNothing(text)) return { building: null, room: null, bed: null }
  const building = BUILDING.exec(text)
  const rest = (building?.[2] ?? text).replace(FLOOR, '')
  const parts = rest
    .replace(/(?<=\d)(?:号?(?:房间|病房|室|房))(?=.)/u, '-')
    .split(/[-—‐-―/\s#,，、]+/u)
    .filter((part) => part !== '')
  const bed = parts.at(-1)
  const room = parts.at(-2)
  if (building) {
    const isRoomOnly = parts.length === 1 && /室|房$/u.test(rest)
    return {
      building: readBuilding(building[1] ?? null),
      room: isRoomOnly ? readRoom(bed ?? null) : readRoom(room ?? null),
      bed: isRoomOnly ? null : readBed(bed ?? null),
    }
  }
  // A-03-305-2: building, floor, room, bed; A-305-2: building, room, bed.
  const first = parts.length >= 3 ? (parts[0] ?? null) : null
  return { building: readBuilding(first), room: readRoom(room ?? null), bed: readBed(bed ?? null) }
}

/** Takes a room cell that also names its building apart: `1号楼101`. */
export function splitRoom(value: RosterCellValue | undefined): { building: string | null; room: string | null } {
  const text = digitsOfChineseNumbers(cellText(value))
  const building = BUILDING.exec(text)
  if (!building || (building[2] ?? '') === '') return { building: null, room: readRoom(value) }
  return { building: readBuilding(building[1] ?? null), room: readRoom((building[2] ?? '').replace(FLOOR, '')) }
}
