// A window asks for its port as soon as it is drawn, often before the backend is up; its port waits here and is never dropped.

export type WindowPorts<Window> = {
  /** Connects the window now, or as soon as the backend is up. */
  add(window: Window): void
  /** The backend is up. */
  open(connect: (window: Window) => void): void
}

export function createWindowPorts<Window>(): WindowPorts<Window> {
  const waiting: Window[] = []
  let connect: ((window: Window) => void) | undefined
  return {
    add(window) {
      if (connect) connect(window)
      else waiting.push(window)
    },
    open(ready) {
      connect = ready
      for (const window of waiting.splice(0)) ready(window)
    },
  }
}
