// Turns a caught error into a sentence for people: what, where, what to do. Codes without words stay a neutral sentence; no stack, no data.
import { useTranslation } from 'react-i18next'

type ErrorParts = {
  code: string | undefined
  values: Record<string, unknown>
  where: string | undefined
  message: string | undefined
}

export type ErrorWords = Pick<ErrorParts, 'code' | 'where'> & { sentence: string; isKnown: boolean }

function partsOf(error: unknown): ErrorParts {
  if (typeof error !== 'object' || error === null)
    return { code: undefined, values: {}, where: undefined, message: undefined }
  const { code, data, message } = error as { code?: unknown; data?: unknown; message?: unknown }
  const problem = (typeof data === 'object' && data !== null ? data : {}) as { where?: unknown; values?: unknown }
  const values = typeof problem.values === 'object' && problem.values !== null ? problem.values : {}
  return {
    code: typeof code === 'string' ? code : undefined,
    values: { ...values },
    where: typeof problem.where === 'string' ? problem.where : undefined,
    message: typeof message === 'string' ? message : undefined,
  }
}

/** The code of a typed error; undefined for anything else. A call cut off by a lost connection counts as CONNECTION_LOST. */
export function errorCodeOf(error: unknown): string | undefined {
  const { code, message } = partsOf(error)
  return code ?? (message === 'CONNECTION_LOST' ? message : undefined)
}

/** The rule a RULE_BROKEN names; undefined for anything else. */
export function ruleCodeOf(error: unknown): string | undefined {
  const { code, values } = partsOf(error)
  return code === 'RULE_BROKEN' && typeof values.rule === 'string' ? values.rule : undefined
}

/** The field an error names, as a form knows it: 'findings.0.dueOn' is ['findings', 0, 'dueOn']; null = it names none. */
export function fieldPathOf(error: unknown): (string | number)[] | null {
  const { where } = partsOf(error)
  return where === undefined ? null : where.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** Answers a function that words an error; `isKnown` false = the neutral sentence. */
export function useErrorSentence(): (error: unknown) => ErrorWords {
  const { t, i18n } = useTranslation()
  return (error) => {
    if (typeof error === 'string') return { sentence: error, code: undefined, where: undefined, isKnown: true }
    const { values, where: named } = partsOf(error)
    // A row, a cell or a file can be found; the name of a field inside the program says nothing to people.
    const where = named !== undefined && /[\d\p{Script=Han}]/u.test(named) ? named : undefined
    const code = errorCodeOf(error)
    const isKnown = code !== undefined && i18n.exists(`errors:${code}`)
    const rule = code === 'RULE_BROKEN' ? `errors:rule.${String(values.rule)}` : ''
    if (rule !== '' && i18n.exists(rule)) return { sentence: t(rule, values), code, where: undefined, isKnown }
    return { sentence: isKnown ? t(`errors:${code}`, values) : t('ui:error.unexpected'), code, where, isKnown }
  }
}
