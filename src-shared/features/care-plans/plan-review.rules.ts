// When plans are looked at again: by their own day, and each person once a month on a day of their own (今日复核). Pure.

/** Days 1–28 exist in every month, so nobody is left out in February. */
const cycleDays = 28
const fnvOffset = 2_166_136_261
const fnvPrime = 16_777_619

/** The day of the month, 1 to 28, on which a person's plan is looked at: always the same, and spread over the house. */
export function reviewDayOf(residentId: string): number {
  let hash = fnvOffset
  for (const letter of residentId) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), fnvPrime)
  return ((hash >>> 0) % cycleDays) + 1
}

/** True on a person's day of the month. */
export function isReviewDay(residentId: string, day: string): boolean {
  return Number(day.slice(8, 10)) === reviewDayOf(residentId)
}
