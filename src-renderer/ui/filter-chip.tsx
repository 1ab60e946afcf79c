import './filter-chip.css'

type FilterChipProps = {
  label: string
  /** How many rows it would show; null = not known yet and left out. */
  count?: number | null
  isOn: boolean
  onToggle: (isOn: boolean) => void
}

/** One filter of a list, pressed or not. */
export function FilterChip({ label, count, isOn, onToggle }: FilterChipProps) {
  return (
    <button type="button" className="filter-chip" aria-pressed={isOn} onClick={() => onToggle(!isOn)}>
      {label}
      {count !== undefined && count !== null && <span className="numerals filter-chip__count">{count}</span>}
    </button>
  )
}
