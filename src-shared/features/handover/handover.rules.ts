// When a shift can be handed over and how its handover stands. House habits, not law: no standard names minutes. Pure.
import type { HandoverContent, HandoverLine, HandoverShift, HandoverState } from './handover.model.ts'

/** A sheet made earlier would miss the rest of the shift. */
export const opensBeforeEndMs = 60 * 60_000
/** After this a shift without a handover is told as missing, and a signature is late. */
export const missingAfterMs = 60 * 60_000
/** Older shifts cannot be handed over any more; what is missing stays missing. */
export const closedAfterMs = 7 * 86_400_000

type Signed = { receivedAt: number | null } | null

/** How the handover of a shift stands at `now` (epoch ms). */
export function handoverState(shift: HandoverShift, signed: Signed, now: number): HandoverState {
  if (signed) return signed.receivedAt === null ? 'signed' : 'received'
  if (now < shift.endsAt) return 'running'
  return now < shift.endsAt + missingAfterMs ? 'due' : 'missing'
}

/** A line with everything left out that it does not say. */
export function handoverLine(what: string, part: Partial<Omit<HandoverLine, 'what'>> = {}): HandoverLine {
  return { what, at: null, place: null, residentId: null, name: null, values: {}, isOpen: false, ...part }
}

/** How many lines of a section are still to be done, or of all sections. */
export function openCount({ sections }: Pick<HandoverContent, 'sections'>, key?: string): number {
  return sections
    .filter((section) => key === undefined || section.key === key)
    .reduce((sum, { lines }) => sum + lines.filter(({ isOpen }) => isOpen).length, 0)
}

/** What happened in a shift in numbers, without a name: what the duty table prints under 事项. */
export type HandoverMatters = {
  alarms: number
  unattended: number
  incidents: number
  admitted: number
  discharged: number
  left: number
  returned: number
}

/** Counted from a signed sheet, never anew: the table says what was signed. */
export function mattersOf({ sections }: Pick<HandoverContent, 'sections'>): HandoverMatters {
  const lines = sections.flatMap((section) => section.lines)
  const count = (...what: string[]) => lines.filter((line) => what.includes(line.what)).length
  const total = lines.find(({ what }) => what === 'alarms-total')?.values.total
  return {
    alarms: typeof total === 'number' ? total : 0,
    unattended: count('alarm-unattended'),
    incidents: count('incident'),
    admitted: count('admitted'),
    discharged: count('discharged', 'died'),
    left: count('on-leave', 'to-hospital'),
    returned: count('returned'),
  }
}
