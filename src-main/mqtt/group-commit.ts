// Keeps many messages with one write: what arrives in one turn of the event loop is stored together, and only then are its senders told.
// Must never tell a sender before `commit` returned: after the acknowledgement the message may be forgotten everywhere else.

export type GroupCommit<Receipt> = {
  /** A message was handled; its receipt goes out with the next group. */
  add(receipt: Receipt): void
  /** Commits and releases what waits, now. */
  settle(): void
}

export type GroupCommitOptions<Receipt> = {
  /** Puts everything handled so far on disk. */
  commit: () => void
  /** Tells the senders, in the order their messages came. */
  release: (receipts: readonly Receipt[]) => void
  /** Most receipts of a group, default 1000: bounds what is handled twice after a crash. */
  limit?: number
}

/** A group ends with the turn of the event loop, so a single press waits for nobody and a burst shares one write. */
export function createGroupCommit<Receipt>(options: GroupCommitOptions<Receipt>): GroupCommit<Receipt> {
  const limit = options.limit ?? 1000
  let waiting: Receipt[] = []
  let turn: NodeJS.Immediate | null = null

  function settle(): void {
    if (turn) clearImmediate(turn)
    turn = null
    if (waiting.length === 0) return
    const receipts = waiting
    waiting = []
    options.commit()
    options.release(receipts)
  }

  return {
    settle,
    add(receipt) {
      waiting.push(receipt)
      if (waiting.length >= limit) settle()
      else turn ??= setImmediate(settle)
    },
  }
}
