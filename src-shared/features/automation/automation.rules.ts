// What a topic of a publish rule may be, and how a place is written into it. Pure.
import type { RuleCode } from '../../contract/rule-codes.ts'
import type { PublishMessage } from './automation.model.ts'

/** Names of the place something happened at; null = it has none, such as a corridor outside the floors. */
export type PlaceNames = { floor: string | null; room: string | null; bed: string | null }

const places = ['floor', 'room', 'bed'] as const
const used = (text: string): string[] => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '')

/**
 * Why a message cannot be sent by a rule; null = it can. TOPIC_NOT_PUBLISHABLE: wildcards, `$…`, control characters, empty levels
 * at the ends (MQTT 3.1.1, 4.7). TOPIC_IS_CONSOLES: the console's own heartbeat. PLACE_NOT_KNOWN: braces in the topic around other
 * words than floor, room, bed.
 */
export function messageProblem({ topic }: Pick<PublishMessage, 'topic'>): RuleCode | null {
  const hasControl = [...topic].some((character) => character < ' ' || character === '\u007f')
  if (/[+#]|^\$|^\/|\/$/.test(topic) || hasControl) return 'TOPIC_NOT_PUBLISHABLE'
  if (/^yian\/.*\/heartbeat$/.test(topic)) return 'TOPIC_IS_CONSOLES'
  const isKnown = (name: string) => (places as readonly string[]).includes(name)
  return used(topic).every(isKnown) ? null : 'PLACE_NOT_KNOWN'
}

/** The text with the names of the place in it; a name never adds a level or a wildcard to a topic. null = a name is missing. */
export function withPlace(text: string, names: PlaceNames): string | null {
  let isMissing = false
  const written = text.replaceAll(/\{(floor|room|bed)\}/g, (_whole, key: keyof PlaceNames) => {
    const name = names[key]
    if (name === null) isMissing = true
    return (name ?? '').replaceAll(/[/+#$]/g, '-')
  })
  return isMissing ? null : written
}

/** The message as it is sent for a place; null = the place has no name for one of its words. */
export function messageAt(message: PublishMessage, names: PlaceNames): PublishMessage | null {
  const [topic, payload] = [withPlace(message.topic, names), withPlace(message.payload, names)]
  return topic === null || payload === null ? null : { ...message, topic, payload }
}
