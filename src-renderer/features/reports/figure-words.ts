// How a figure and its change are written. Unknown stays null; a change is known only when both sides are.

const numbers = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 })

export function figureText(value: number | null): string | null {
  return value === null ? null : numbers.format(value)
}

/** Change against the period before, with its sign; null = one of them is not known. */
export function changeText(value: number | null, previous: number | null): string | null {
  if (value === null || previous === null) return null
  const change = Math.round((value - previous) * 100) / 100
  if (change === 0) return '0'
  return `${change > 0 ? '+' : '−'}${numbers.format(Math.abs(change))}`
}

/** First and last characters of a hash, enough to compare by eye; the whole stands one hover away. */
export function shortHash(hash: string): string {
  return hash.length <= 12 ? hash : `${hash.slice(0, 6)}…${hash.slice(-4)}`
}
