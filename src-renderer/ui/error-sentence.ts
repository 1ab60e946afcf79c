// Turns a caught error into a sentence for people: what, where, what to do. Codes without words stay a neutral sentence; no stack, no data.
import { useTranslation } from 'react-i18next'

type ErrorParts = { code: string | undefined; values: Record<string, unknown>; message: string | undefined }

function partsOf(error: unknown): ErrorParts {
  if (typeof error !== 'object' || error === null) return { code: undefined, values: {}, message: undefined }
  const { code, data, message } = error as { code?: unknown; data?: unknown; message?: unknown }
  const problem = (typeof data === 'object' && data !== null ? data : {}) as { where?: unknown; values?: unknown }
  const values = typeof problem.values === 'object' && problem.values !== null ? problem.values : {}
  return {
    code: typeof code === 'string' ? code : undefined,
    values: { ...values, where: problem.where },
    message: typeof message === 'string' ? message : undefined,
  }
}

/** The code of a typed error; undefined for anything else. A call cut off by a lost connection counts as CONNECTION_LOST. */
export function errorCodeOf(error: unknown): string | undefined {
  const { code, message } = partsOf(error)
  return code ?? (message === 'CONNECTION_LOST' ? message : undefined)
}

/** Answers a function that words an error; `isKnown` false = the neutral sentence. */
export function useErrorSentence(): (error: unknown) => {
  sentence: string
  code: string | undefined
  isKnown: boolean
} {
  const { t, i18n } = useTranslation()
  return (error) => {
    if (typeof error === 'string') return { sentence: error, code: undefined, isKnown: true }
    const code = errorCodeOf(error)
    const isKnown = code !== undefined && i18n.exists(`errors:${code}`)
    return {
      sentence: isKnown ? t(`errors:${code}`, partsOf(error).values) : t('ui:error.unexpected'),
      code,
      isKnown,
    }
  }
}
