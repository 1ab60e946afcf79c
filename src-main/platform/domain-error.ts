// The one error a service throws on purpose. Its message and data hold ids, places and advice, never names, ID numbers or keys.

export type DomainErrorData = Readonly<Record<string, unknown>>

export class DomainError extends Error {
  readonly code: string
  readonly data: DomainErrorData

  /** `message` says what is wrong, where, and what to do; without one the code stands alone and the screen finds its words by code. */
  constructor(code: string, data: DomainErrorData = {}, message?: string, options?: ErrorOptions) {
    super(message ?? code, options)
    this.name = 'DomainError'
    this.code = code
    this.data = data
  }
}

export function isDomainError(error: unknown, code?: string): error is DomainError {
  return error instanceof DomainError && (code === undefined || error.code === code)
}
