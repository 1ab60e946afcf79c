// The one way to start a thread: long or dangerous work must not hold up the backend, where alarms are heard.
// Must never settle while the thread still runs: its files are free once the promise is done.
import { Worker } from 'node:worker_threads'
import { throwIfCancelled } from './cancel.ts'
import { findWorkerFile } from './worker-file.ts'

export type ThreadRun<Message> = {
  /** File name without extension; also the name of the bundle's entry. */
  name: string
  /** The caller's `import.meta.dirname`. */
  from: string
  input: unknown
  /** Aborting stops the thread; the promise then rejects with CANCELLED. */
  signal?: AbortSignal | undefined
  /** Heap above which the thread is stopped with ERR_WORKER_OUT_OF_MEMORY. */
  heapMb?: number
  /** True keeps what a library prints out of the log. */
  isQuiet?: boolean
  /** Hears every message; what it throws stops the thread and is thrown on. */
  onMessage?: (message: Message, reply: (answer: unknown) => void) => void
}

/** The last message of the thread, or undefined when it ended without one. */
export async function runInThread<Message>(run: ThreadRun<Message>): Promise<Message | undefined> {
  const { signal, heapMb, isQuiet = false } = run
  throwIfCancelled(signal)
  const worker = new Worker(findWorkerFile(run.name, run.from), {
    workerData: run.input,
    stdout: isQuiet,
    stderr: isQuiet,
    ...(heapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMb } }),
  })
  if (isQuiet) {
    worker.stdout.resume()
    worker.stderr.resume()
  }
  const stop = (): void => void worker.terminate()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const last = await lastMessage(worker, run.onMessage)
    throwIfCancelled(signal)
    return last
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

function lastMessage<Message>(
  worker: Worker,
  onMessage: ThreadRun<Message>['onMessage'],
): Promise<Message | undefined> {
  return new Promise((resolve, reject) => {
    let last: Message | undefined
    let failure: unknown
    worker.on('message', (message: Message) => {
      last = message
      try {
        onMessage?.(message, (answer) => worker.postMessage(answer))
      } catch (error) {
        failure = error
        void worker.terminate()
      }
    })
    worker.once('error', (error) => {
      failure ??= error
    })
    worker.once('exit', () => (failure === undefined ? resolve(last) : reject(failure)))
  })
}
