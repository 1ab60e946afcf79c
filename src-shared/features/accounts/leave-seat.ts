// The address at which a browser leaves its seat, known to the page and to the host that answers it.

/** How a person leaves a seat: signs out, or locks it for a change of user. */
export type LeavingAct = 'sign-out' | 'lock'

/** Path of the request, below the host's own origin. */
export function leaveSeatPath(act: LeavingAct): string {
  return `/seat/${act}`
}
