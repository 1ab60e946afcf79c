// The log: ids and facts about the machine. Must never hold a name, an ID number, a phone number, a password, a PIN or a key.
import { type DestinationStream, destination, type Logger, pino } from 'pino'
import { isDomainError } from './domain-error.ts'
import { isSensitiveField } from './sensitive-fields.ts'

export type { Logger } from 'pino'

export interface LoggerOptions {
  level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'
  isSilent?: boolean
  /** A file path or a stream; standard error by default, because standard output belongs to command results. */
  destination?: string | DestinationStream
}

const HIDDEN = '[hidden]'
const DEEPEST = 8

export function createLogger(options: LoggerOptions = {}): Logger {
  const target = options.destination ?? 2
  // Synchronous, so that the last lines before a crash are on disk.
  const stream =
    typeof target === 'object' ? target : destination({ dest: target, sync: true, mkdir: true, append: true })
  const logger = pino(
    {
      level: options.isSilent ? 'silent' : (options.level ?? 'info'),
      base: null,
      formatters: { level: (label) => ({ level: label }), log: hideFields },
      hooks: {
        // pino would take the message of a bare error over as it is.
        logMethod(args, method) {
          const [first, ...rest] = args as unknown[]
          if (!(first instanceof Error)) return method.apply(this, args)
          const words = rest.length > 0 ? rest : [safeMessage(first)]
          method.apply(this, [{ err: first }, ...words] as unknown as Parameters<typeof method>)
        },
      },
      serializers: { err: (error: unknown) => error, error: (error: unknown) => error },
    },
    stream,
  )
  // pino formats what is logged but not what a child logger is bound to; children inherit this method.
  const bindChild = logger.child
  logger.child = function child(this: Logger, bindings: Record<string, unknown>, childOptions?: object) {
    return bindChild.call(this, hideFields(bindings), childOptions)
  } as typeof logger.child
  return logger
}

function hideFields(fields: Record<string, unknown>): Record<string, unknown> {
  return hide(fields, 0) as Record<string, unknown>
}

function hide(value: unknown, depth: number): unknown {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? String(value) : value
  if (depth > DEEPEST) return '[deeper]'
  if (value instanceof Error) return describeError(value, depth)
  if (value instanceof Date) return value.toISOString()
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (Array.isArray(value)) return value.map((item) => hide(item, depth + 1))
  const entries = Object.entries(value).map(([field, inner]) => [
    field,
    isSensitiveField(field) && inner !== null && inner !== undefined ? HIDDEN : hide(inner, depth + 1),
  ])
  return Object.fromEntries(entries)
}

function safeMessage(error: Error): string {
  return error.message.replace(/\bparams:.*$/s, 'params: [hidden]')
}

// A query error quotes its parameters in the message and in the stack, so only its first words and the frames are kept.
function describeError(error: Error, depth: number): Record<string, unknown> {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    message: safeMessage(error),
    ...('code' in error ? { code: error.code } : {}),
    ...(isDomainError(error) ? { data: hide(error.data, depth + 1) } : {}),
    stack: frames.join('\n'),
    ...(error.cause === undefined ? {} : { cause: hide(error.cause, depth + 1) }),
  }
}
