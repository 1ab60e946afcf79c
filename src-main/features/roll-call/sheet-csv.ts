// The sheet as CSV, for whoever opens it in a spreadsheet.
import type { RollCallSheet } from '#shared/features/roll-call/roll-call.model.ts'
import { CSV_START, toCsvLine } from '../../database/csv.ts'
import { lastSeenWord, mobilityWord } from './sheet-page.ts'

const whereaboutsWords = { 'in-house': '在院', 'on-leave': '请假', 'in-hospital': '住院' } as const

/** One line a person, with a head line and a byte-order mark. */
export function sheetCsv(sheet: RollCallSheet): string {
  const head = ['楼层', '房间', '床位', '姓名', '在院情况', '行动', '最后动静', '点到']
  const rows = sheet.people.map((person) => [
    person.floorName ?? '',
    person.roomName ?? '',
    person.bedLabel ?? '',
    person.name,
    whereaboutsWords[person.whereabouts],
    mobilityWord(person.mobility),
    lastSeenWord(person.lastSeen, sheet.at),
    '',
  ])
  return CSV_START + [head, ...rows].map(toCsvLine).join('')
}
