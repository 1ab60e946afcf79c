import { useNow } from './clock.tsx'
import { dayOfInstant } from './format-time.ts'

/** The facility's calendar day now, 'YYYY-MM-DD'. */
export function useToday(): string {
  return dayOfInstant(useNow())
}
