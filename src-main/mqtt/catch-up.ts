// Tells what the broker kept while nobody was connected from what is said now. A queued message carries no mark and no time; but a broker
// delivers to one session in order, so whatever comes before the console's own word, sent after connecting, was said before.
// Must never call a live message late for long: a broker that swallows the word ends the doubt after a while.
import { randomUUID } from 'node:crypto'

/** Some brokers forbid the console to publish: then the word never comes back. */
const LONGEST_MS = 60_000

export type CatchUp = {
  /** The connection is being opened: what comes from now on may be from before. */
  begin(): void
  /** The broker answered. Without a session of ours it kept nothing. */
  greeted(hasSession: boolean): void
  /** What to publish, QoS 1, once subscribed. */
  word(): { topic: string; payload: string }
  /** Looks at a message that came in; 'word' = a console's own, for nobody else. */
  judge(topic: string, payload: Uint8Array): 'word' | 'late' | 'live'
}

/** @param clientId of the session, so that two consoles on one broker do not hear each other. */
export function createCatchUp(clientId: string, now: () => number): CatchUp {
  const topic = `yian/${clientId.replaceAll(/[+#/]/g, '-')}/connected`
  const isWord = (from: string) => from.startsWith('yian/') && from.endsWith('/connected')
  let nonce = randomUUID()
  let since: number | null = null

  return {
    begin() {
      nonce = randomUUID()
      since = now()
    },
    greeted(hasSession) {
      since = hasSession ? now() : null
    },
    word: () => ({ topic, payload: nonce }),
    judge(from, payload) {
      if (isWord(from)) {
        if (from === topic && Buffer.from(payload).toString() === nonce) since = null
        return 'word'
      }
      if (since !== null && Math.abs(now() - since) > LONGEST_MS) since = null
      return since === null ? 'live' : 'late'
    },
  }
}
