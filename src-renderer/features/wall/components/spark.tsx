/** Heart rate of the last ten minutes; a minute without reading is a gap, never a line across it. */
export function Spark({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return null
  const low = Math.min(...known)
  // A quiet heart is drawn as a quiet line: fewer than 12 beats of range are not blown up.
  const range = Math.max(12, Math.max(...known) - low)
  const step = 72 / Math.max(1, values.length - 1)
  let path = ''
  let isDown = false
  values.forEach((value, index) => {
    if (value === null) {
      isDown = false
      return
    }
    const y = 16 - ((value - low) / range) * 14
    path += `${isDown ? 'L' : 'M'}${(index * step + 1).toFixed(1)} ${y.toFixed(1)}`
    isDown = true
  })
  return (
    <svg className="tile__spark" viewBox="0 0 75 18" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  )
}
