// Reads a pasted list of staff, a row a line, cells parted by tabs or commas. Pure; it never guesses a post or a day.
import { isDay } from '#shared/contract/days.ts'
import { POST_WORDS } from '#shared/features/reports/report-words.ts'
import { StaffPost } from '#shared/features/staff/staff.contract.ts'
import type { ImportedStaff } from '#shared/features/staff-files/staff-files.contract.ts'

export type PastedRow =
  | { row: number; staff: ImportedStaff }
  | { row: number; fault: 'name' | 'sex' | 'post' | 'hiredOn' }

const sexes: Record<string, 'male' | 'female'> = { 男: 'male', 女: 'female' }

/** '2024/5/6', '2024.05.06' or '2024-05-06' as a day; null when it is none. */
function dayIn(text: string): string | null {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (!parts) return null
  const day = `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`
  return isDay(day) ? day : null
}

export function readPastedStaff(text: string): PastedRow[] {
  return text
    .split('\n')
    .map((line, index) => ({ row: index + 1, cells: line.split(/\t|,|，/).map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== '') && cells[0] !== '姓名')
    .map(({ row, cells }): PastedRow => {
      const [name = '', sexWord = '', postWord = '', hired = '', idNumber = '', phone = ''] = cells
      const sex = sexes[sexWord]
      const post = StaffPost.options.find((each) => POST_WORDS[each] === postWord)
      const hiredOn = dayIn(hired)
      if (name === '' || name.length > 40) return { row, fault: 'name' }
      if (!sex) return { row, fault: 'sex' }
      if (!post) return { row, fault: 'post' }
      if (!hiredOn) return { row, fault: 'hiredOn' }
      return { row, staff: { name, sex, post, hiredOn, idNumber: idNumber || null, phone: phone || null } }
    })
}
