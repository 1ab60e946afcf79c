// Sorts a device's action word: a call for help, the press of an ordinary button, or something else.
// Must never turn an ordinary press into a call: whether "single" on a bedside button is a call is the home's choice at pairing.
import type { MomentaryAct } from '../message-types.ts'

const CALL_WORDS = new Set(['emergency', 'panic', 'sos', 'help'])

/** The end of a call is not a call. */
const ENDING_WORDS = new Set([
  'cancel',
  'cancelled',
  'off',
  'clear',
  'cleared',
  'stop',
  'reset',
  'test',
  'release',
  'end',
])

const PRESS_WORDS = new Set(
  'single double triple quadruple many hold release press pressed click long short long_press short_press double_press triple_press long_release short_release hold_release single_click double_click long_click button_press'.split(
    ' ',
  ),
)

/** Endpoint or button names around the word (`left_single`, `single_left`, `1_double`, `button_2_hold`) do not change its kind. */
export function classifyAction(word: string): MomentaryAct['kind'] {
  const plain = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  const parts = plain.split('_').filter((part) => part !== '')
  if (parts.some((part) => CALL_WORDS.has(part))) return parts.some((part) => ENDING_WORDS.has(part)) ? 'action' : 'sos'
  if (PRESS_WORDS.has(plain)) return 'button'
  const tail = parts.slice(-2).join('_')
  if (PRESS_WORDS.has(tail) || PRESS_WORDS.has(parts.at(-1) ?? '') || PRESS_WORDS.has(parts[0] ?? '')) return 'button'
  return 'action'
}
