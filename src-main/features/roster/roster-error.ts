// The one error a roster reading may end with. Must never carry a name or an ID number: only where it went wrong and
// the key of the sentence that says what to do.
import type { RosterErrorCode } from '#shared/features/roster/roster.model.ts'

/** `where` = the part of the file (`file`, `archive`, `sheet`), `whatToDo` = an i18n key, `details` = figures and words for it. */
export type RosterErrorBody = {
  code: RosterErrorCode
  where: 'file' | 'archive' | 'sheet'
  whatToDo: string
  details: Record<string, string | number | string[]>
}

export class RosterError extends Error implements RosterErrorBody {
  override readonly name = 'RosterError'
  readonly code: RosterErrorCode
  readonly where: RosterErrorBody['where']
  readonly whatToDo: string
  readonly details: RosterErrorBody['details']

  constructor(body: RosterErrorBody) {
    super(`${body.code} (${body.where})`)
    this.code = body.code
    this.where = body.where
    this.whatToDo = body.whatToDo
    this.details = body.details
  }

  /** The error as plain data, to cross a thread or the wire. */
  toBody(): RosterErrorBody {
    return { code: this.code, where: this.where, whatToDo: this.whatToDo, details: this.details }
  }
}

/** A RosterError whose sentence is `roster.whatToDo.<code>`. */
export function rosterError(
  code: RosterErrorCode,
  where: RosterErrorBody['where'],
  details: RosterErrorBody['details'] = {},
): RosterError {
  return new RosterError({ code, where, whatToDo: `roster.whatToDo.${code}`, details })
}
