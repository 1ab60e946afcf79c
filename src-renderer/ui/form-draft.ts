// What a form needs to keep what is typed until it is sent. Where it is kept is no matter of the form.
export type FormDraft<Values extends object> = {
  /** What was typed before, on top of what the form begins with. */
  values: Partial<Values>
  /** Something was typed before. */
  isFound: boolean
  /** What the form is about was changed by somebody since the draft was begun. */
  isOlder: boolean
  /** `none`: nothing was typed yet. `failing` is tried again. */
  state: 'none' | 'saved' | 'saving' | 'failing'
  /** What just changed, and everything the form holds. */
  change: (changed: Partial<Values>, all: Values) => void
  /** Before the form is sent: keeps the last word, then nothing more, or the draft would come back after its record. */
  hold: () => Promise<void>
  /** The sending was refused: goes on keeping. */
  release: () => void
  /** Throws away what was typed; the form begins anew. */
  discard: () => Promise<void>
}
