// The backend's clock as this screen knows it. Running alarm clocks must agree on every screen, whatever a seat's own clock says.
let offsetMs = 0

/** Called with the backend's instant (epoch ms UTC) of a message that has just arrived. */
export function noteServerTime(serverAt: number): void {
  offsetMs = serverAt - Date.now()
}

/** Epoch milliseconds UTC by the backend's clock; this screen's own clock until the backend was heard. */
export function serverNow(): number {
  return Date.now() + offsetMs
}

/** An instant of this screen's clock, told by the backend's clock. */
export function toServerTime(localAt: number): number {
  return localAt + offsetMs
}
