// How a bed's state in a round is drawn: a mark beside the word, so that nothing is told by colour.
import type { RoundMark } from '#shared/features/rounds/rounds.model.ts'

export const roundMarks: Record<RoundMark, string> = {
  normal: '✓',
  finding: '!',
  seen: '◐',
  away: '–',
  open: '○',
  missed: '✕',
  'not-asked': '',
}
