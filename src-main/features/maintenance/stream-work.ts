// Long work as a stream: progress messages, then the result; ending the stream cancels the work.
import type { WorkProgress } from '#shared/features/maintenance/maintenance.contract.ts'

type Work = (report: (progress: WorkProgress) => void, cancel: AbortSignal) => Promise<WorkProgress>

/** Only the newest progress message waits for a slow reader. */
export async function* streamWork(work: Work, signal?: AbortSignal): AsyncGenerator<WorkProgress, void, void> {
  const cancel = new AbortController()
  const abort = () => cancel.abort()
  signal?.addEventListener('abort', abort)
  if (signal?.aborted) cancel.abort()
  let newest: WorkProgress | undefined
  let wake = () => {}
  const finished = work((progress) => {
    newest = progress
    wake()
  }, cancel.signal).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  )
  let isDone = false
  void finished.then(() => {
    isDone = true
    wake()
  })
  try {
    for (;;) {
      if (newest) {
        const next = newest
        newest = undefined
        yield next
      } else if (isDone) break
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
    const outcome = await finished
    if ('error' in outcome) throw outcome.error
    yield outcome.result
  } finally {
    cancel.abort()
    signal?.removeEventListener('abort', abort)
  }
}
