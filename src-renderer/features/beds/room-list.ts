// Understands a list of rooms as people type it: 201-210、212, one a line or with commas. Must never make a room nobody typed.

const mostRooms = 200

export type RoomListReading = { rooms: string[] } | { fault: 'EMPTY' | 'RANGE' | 'TOO_MANY' | 'TWICE'; part: string }

function expand(part: string): string[] | null {
  const range = /^(\D*)(\d+)\s*[-~～—–至]\s*(\D*)(\d+)$/u.exec(part)
  if (!range) return [part]
  const [, prefix = '', first = '', secondPrefix = '', last = ''] = range
  const from = Number(first)
  const to = Number(last)
  if ((secondPrefix !== '' && secondPrefix !== prefix) || to < from || to - from >= mostRooms) return null
  return Array.from({ length: to - from + 1 }, (_, index) => prefix + String(from + index).padStart(first.length, '0'))
}

/** Room names in the order typed; ranges are opened (201-203 = 201, 202, 203). At most 200 rooms, each once. */
export function readRoomList(text: string): RoomListReading {
  const parts = text
    .normalize('NFKC')
    .split(/[,、;\s]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 0) return { fault: 'EMPTY', part: '' }
  const rooms: string[] = []
  const seen = new Set<string>()
  for (const part of parts) {
    const expanded = expand(part)
    if (expanded === null) return { fault: 'RANGE', part }
    for (const room of expanded) {
      if (seen.has(room)) return { fault: 'TWICE', part: room }
      seen.add(room)
      rooms.push(room)
    }
  }
  return rooms.length > mostRooms ? { fault: 'TOO_MANY', part: String(rooms.length) } : { rooms }
}
