// Keeps when the console ran, what it knew of its broker and by which times the wall judged data old. Without it a night nobody watched
// would replay as a quiet one. Must never disturb the wall: what cannot be written is logged.
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { Logger } from '../../platform/logger.ts'
import type { DevicesEvents, LiveSettings } from '../devices/index.ts'
import type { ReplayRepository } from './replay.repository.ts'

/** A run that was cut off ended within this time after its last sign. */
export const ALIVE_EVERY_MS = 30_000

export type ConsoleJournal = { start(): void; stop(): void }

export function createConsoleJournal(options: {
  clock: Clock
  events: DomainEvents<DevicesEvents>
  settings: Pick<LiveSettings, 'get' | 'onChanged'>
  repository: ReplayRepository
  newId: () => string
  logger: Pick<Logger, 'error'>
}): ConsoleJournal {
  const { clock, repository } = options
  let runId: string | null = null
  let lastState = ''
  let lastSettings = ''
  let stops: (() => void)[] = []

  function tryTo(write: () => void): void {
    try {
      write()
    } catch (error) {
      options.logger.error({ err: error }, 'the journal of the console could not be written')
    }
  }

  function noteSettings(): void {
    const json = JSON.stringify(options.settings.get().staleAfterSeconds)
    if (json === lastSettings) return
    tryTo(() => {
      repository.addSettings(clock.now(), json)
      lastSettings = json
    })
  }

  function noteBroker({ state, since }: DevicesEvents['broker-state-changed']): void {
    if (state === lastState) return
    tryTo(() => {
      repository.addBrokerState(since, state)
      lastState = state
    })
  }

  return {
    start() {
      const id = options.newId()
      runId = id
      lastState = ''
      tryTo(() => repository.startRun(id, clock.now()))
      noteSettings()
      stops = [
        options.events.on('broker-state-changed', noteBroker),
        options.settings.onChanged(noteSettings),
        clock.every(ALIVE_EVERY_MS, () => tryTo(() => repository.keepAlive(id, clock.now()))),
      ]
    },
    stop() {
      for (const stop of stops) stop()
      stops = []
      if (runId !== null) {
        const id = runId
        tryTo(() => repository.endRun(id, clock.now()))
      }
      runId = null
    },
  }
}
