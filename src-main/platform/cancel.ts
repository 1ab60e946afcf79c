// Long work is cancelled by an AbortSignal; what it began is cleared away by whoever began it.
import { DomainError } from './domain-error.ts'

/** Throws CANCELLED once the signal is aborted. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DomainError('CANCELLED', {}, 'Cancelled; nothing was kept.')
}
