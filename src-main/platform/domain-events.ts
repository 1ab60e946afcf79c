// Past facts that one feature announces and others act upon. A listener that fails must never undo or hide the fact.
import type { Logger } from './logger.ts'

export type DomainEventListener<Payload> = (payload: Payload) => void
export type Unsubscribe = () => void

export interface DomainEvents<Events extends object> {
  /** Listeners run in order of subscription, in the same turn as `emit`. */
  on<Name extends keyof Events>(name: Name, listener: DomainEventListener<Events[Name]>): Unsubscribe
  off<Name extends keyof Events>(name: Name, listener: DomainEventListener<Events[Name]>): void
  /** Call it after the transaction is committed: a listener must see what it is told. */
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void
}

export function createDomainEvents<Events extends object>(logger: Pick<Logger, 'error'>): DomainEvents<Events> {
  // The lists are replaced, never changed: a listener that leaves while an event is told disturbs nobody.
  const listeners = new Map<keyof Events, readonly DomainEventListener<never>[]>()
  const others = <Name extends keyof Events>(name: Name, listener: DomainEventListener<Events[Name]>) =>
    (listeners.get(name) ?? []).filter((one) => one !== listener)
  function reportFailure(name: keyof Events, error: unknown): void {
    logger.error({ err: error, event: String(name) }, 'a listener of a domain event failed')
  }

  const off: DomainEvents<Events>['off'] = (name, listener) => void listeners.set(name, others(name, listener))
  return {
    off,
    on(name, listener) {
      listeners.set(name, [...others(name, listener), listener])
      return () => off(name, listener)
    },
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) {
        try {
          const result: unknown = (listener as DomainEventListener<Events[typeof name]>)(payload)
          if (result instanceof Promise) result.catch((error: unknown) => reportFailure(name, error))
        } catch (error) {
          reportFailure(name, error)
        }
      }
    },
  }
}
