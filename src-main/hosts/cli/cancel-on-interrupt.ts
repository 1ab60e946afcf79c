// Ctrl+C cancels long work cleanly instead of tearing it.

export function cancelOnInterrupt(): { signal: AbortSignal; stop(): void } {
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  process.once('SIGINT', abort)
  return { signal: controller.signal, stop: () => void process.off('SIGINT', abort) }
}
