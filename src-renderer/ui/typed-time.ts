// A moment as it is typed into a field of a round. Pure.
import { startOfDay } from '#shared/contract/days.ts'

/** `08:30` of today or `11-24 08:30` of this year as an instant; '' = now (null). undefined = not a time. */
export function takenAtOf(text: string, today: string): number | null | undefined {
  const cleaned = text.trim().replaceAll('：', ':')
  if (cleaned === '') return null
  const parts = /^(?:(\d{1,2})-(\d{1,2})\s+)?(\d{1,2}):(\d{2})$/.exec(cleaned)
  if (!parts) return undefined
  const [, month, day, hours, minutes] = parts
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined
  const on = month && day ? `${today.slice(0, 4)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : today
  try {
    return startOfDay(on) + (Number(hours) * 60 + Number(minutes)) * 60_000
  } catch {
    return undefined
  }
}
