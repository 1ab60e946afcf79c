// Who may not be planned for a shift, what stands out in the grid, and whether enough caregivers stand in a shift. A hard gate: nobody works
// untrained, nobody with a health certificate that has run out. What is only not on record is told, not refused.

import type { Day, StaffId, Worded } from '#shared/contract/primitives.ts'
import type { RuleCode } from '#shared/contract/rule-codes.ts'
import type { DutyCell, DutyFinding, ShiftCoverage } from '#shared/features/duty-roster/duty-roster.model.ts'
import type { StaffMember } from '#shared/features/staff/staff.contract.ts'
import { paperOn } from '#shared/features/staff-files/certificates.rules.ts'
import { countLevels, requiredInShift } from '#shared/features/staff-files/ratio.rules.ts'
import type { Papers, StaffBook } from './staff-book.ts'
import type { StaffFilesContext } from './staff-files-context.ts'

/** Why somebody may not stand in a shift of a day. `on` = the last valid day, or the day of leaving. */
export type Unfitness = { rule: RuleCode; on: Day | null }

const words: Record<'left' | 'untrained' | 'expired' | 'missing', (on: Day | null) => Worded> = {
  left: (on) => ({ 'zh-CN': `已于 ${on} 离职`, en: `left on ${on}` }),
  untrained: () => ({ 'zh-CN': '岗前培训未合格', en: 'pre-job training not passed' }),
  expired: (on) => ({ 'zh-CN': `健康证有效期至 ${on}`, en: `health certificate valid until ${on}` }),
  missing: () => ({ 'zh-CN': '健康证未登记', en: 'health certificate not on record' }),
}

export function createShiftFitness(context: StaffFilesContext, book: StaffBook) {
  function judge(member: StaffMember, day: Day, papers: Papers): { why: keyof typeof words; on: Day | null } | null {
    if (member.leftOn !== null && member.leftOn <= day) return { why: 'left', on: member.leftOn }
    const trainedOn = papers.preJobOn(member.id)
    if (trainedOn === null || trainedOn > day) return { why: 'untrained', on: null }
    const health = paperOn(book.healthDays(papers.certificatesOf(member.id)), day, 0, book.needsHealth(member))
    if (!book.needsHealth(member)) return null
    if (health.state === 'expired') return { why: 'expired', on: health.untilOn }
    return health.state === 'missing' ? { why: 'missing', on: null } : null
  }
  const ruleOf = {
    left: 'DUTY_PERSON_NOT_EMPLOYED',
    untrained: 'DUTY_PERSON_UNTRAINED',
    expired: 'DUTY_PERSON_HEALTH_EXPIRED',
    missing: null,
  } as const

  function levelsOf(day: Day) {
    const rows = context.repository.countLevelsOn(day)
    return countLevels(rows.flatMap(({ level, count }) => Array<number | null>(count).fill(level)))
  }

  return {
    /** One look at everybody; asked for many people and days. */
    unfitness(): (id: StaffId, day: Day) => Unfitness | null {
      const papers = book.readPapers()
      const members = new Map(context.staff.service.list().map((member) => [member.id, member]))
      return (id, day) => {
        const member = members.get(id)
        const found = member ? judge(member, day, papers) : null
        const rule = found && ruleOf[found.why]
        return found && rule ? { rule, on: found.on } : null
      }
    },

    /** Marks in the grid from today on. */
    findings(cells: readonly DutyCell[]): DutyFinding[] {
      const today = context.today()
      const papers = book.readPapers()
      const members = new Map(context.staff.service.list().map((member) => [member.id, member]))
      return cells
        .filter(({ day }) => day >= today)
        .flatMap(({ day, post, shift, people }) =>
          people.flatMap(({ staffId, name }) => {
            const member = staffId === null ? undefined : members.get(staffId)
            const found = member ? judge(member, day, papers) : null
            return found ? [{ day, post, shift, name, text: words[found.why](found.on) }] : []
          }),
        )
    },

    /** Caregivers planned in a shift beside what the house asks for; of days to come by who lives here now. */
    coverage(cells: readonly DutyCell[], days: readonly Day[]): ShiftCoverage[] {
      const today = context.today()
      const caregivers = new Set(
        context.staff.service
          .list()
          .filter(({ post }) => post === 'caregiver' || post === 'care-lead')
          .map(({ id }) => id),
      )
      return days.flatMap((day) => {
        const counts = levelsOf(day < today ? day : today)
        return (['day', 'swing', 'night'] as const).map((shift) => {
          const people =
            cells.find((cell) => cell.day === day && cell.post === 'care' && cell.shift === shift)?.people ?? []
          const planned = people.filter(({ staffId }) => staffId === null || caregivers.has(staffId)).length
          const required = requiredInShift(counts, context.ratios, shift)
          return { day, shift, planned, required, unknown: counts.unknown }
        })
      })
    },
  }
}
export type ShiftFitness = ReturnType<typeof createShiftFitness>
