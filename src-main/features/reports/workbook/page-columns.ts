// A list with many columns goes over several pages side by side: one A4 page holds about 190 characters of width legibly.
// The first two columns (number and name) stand on each page again.

const WIDTH_PER_PAGE = 190
const REPEATED = 2

/** Index of the last column of each page, e.g. [15, 27]; a narrow list is one page. */
export function pageEnds(widths: readonly number[]): number[] {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const pages = Math.max(1, Math.ceil(total / WIDTH_PER_PAGE))
  if (pages === 1) return [widths.length - 1]
  const repeated = widths.slice(0, REPEATED).reduce((sum, width) => sum + width, 0)
  const share = (total + repeated * (pages - 1)) / pages
  const ends: number[] = []
  let used = 0
  widths.forEach((width, index) => {
    if (used + width > share && ends.length < pages - 1) {
      ends.push(index - 1)
      used = repeated
    }
    used += width
  })
  return [...ends, widths.length - 1]
}
