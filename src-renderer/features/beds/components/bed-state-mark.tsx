// The state of a bed by shape; the word always stands beside it. Shapes are drawn in the text colour: colour belongs to alarms.
import type { ReactNode } from 'react'
import type { BedState } from '#shared/features/beds/beds.model.ts'

const shapes: Record<BedState, ReactNode> = {
  free: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />,
  occupied: <circle cx="8" cy="8" r="6.5" fill="currentColor" />,
  'on-leave': (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
    </>
  ),
  'in-hospital': <path d="M6 1.5h4V6h4.5v4H10v4.5H6V10H1.5V6H6z" fill="currentColor" />,
  reserved: <path d="M3 1.5h10v13L8 10.5l-5 4z" fill="none" stroke="currentColor" strokeWidth="2" />,
  repair: <path d="M8 1.5 15 14H1z" fill="none" stroke="currentColor" strokeWidth="2" />,
  'out-of-use': <path d="m2.5 2.5 11 11m0-11-11 11" fill="none" stroke="currentColor" strokeWidth="2.5" />,
  isolation: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" fill="none" stroke="currentColor" strokeWidth="2" />
      <rect x="5.5" y="5.5" width="5" height="5" fill="currentColor" />
    </>
  ),
}

export function BedStateMark({ state }: { state: BedState }) {
  return (
    <svg className="bed-state-mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[state]}
    </svg>
  )
}
