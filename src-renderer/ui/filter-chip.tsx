import './filter-chip.css'

type FilterChipProps = {
  label: string
  /** How many rows it would show; null = not known yet and left out. */
  count?: number | null
  isOn: boolean
  /** What it counts, one hover away. */
  definition?: string | undefined
  onToggle: (isOn: boolean) => void
}

/** One filter of a list, pressed or not. */
export function FilterChip({ label, count, isOn, definition, onToggle }: FilterChipProps) {
  return (
    <button
      type="button"
      className="filter-chip"
      aria-pressed={isOn}
      title={definition}
      onClick={() => onToggle(!isOn)}
    >
      {label}
      {count !== undefined && count !== null && <span className="numerals filter-chip__count">{count}</span>}
    </button>
  )
}
