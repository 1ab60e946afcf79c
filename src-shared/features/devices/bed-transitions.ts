// Turns a series of in/out-of-bed samples into the moments a person got up or lay down. Unknown samples keep the last known side.

/** One sample of a bed: `at` in epoch milliseconds UTC; `inBed` null = unknown. */
export type BedSample = { at: number; inBed: boolean | null }

/** A change of side; `lastsMs` = until the next change, or until the last sample for the final one. */
export type BedTransition = { at: number; to: 'in_bed' | 'out_of_bed'; lastsMs: number }

/**
 * The transitions of one bed in time order. The first known sample sets the side and is not a transition.
 * Samples must be sorted by `at`.
 */
export function bedTransitions(samples: readonly BedSample[]): BedTransition[] {
  const transitions: BedTransition[] = []
  let side: boolean | null = null
  for (const { at, inBed } of samples) {
    if (inBed === null) continue
    if (side !== null && inBed !== side) {
      transitions.push({ at, to: inBed ? 'in_bed' : 'out_of_bed', lastsMs: 0 })
    }
    side = inBed
  }
  const end = samples.at(-1)?.at ?? 0
  transitions.forEach((transition, index) => {
    transition.lastsMs = (transitions[index + 1]?.at ?? end) - transition.at
  })
  return transitions
}
