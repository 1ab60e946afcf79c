// Lines for the work list out of the files of the staff. One line a kind of paper, not one a person.
import { addDays } from '#shared/contract/days.ts'
import type { Day, StaffId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { DutyCell } from '#shared/features/duty-roster/duty-roster.model.ts'
import type { StaffMember } from '#shared/features/staff/staff.contract.ts'
import { type HeldPost, postOn } from '#shared/features/staff/staff-posts.rules.ts'
import { coveredBy, isRequiredOf, paperOn } from '#shared/features/staff-files/certificates.rules.ts'
import type { CertificateKind } from '#shared/features/staff-files/staff-files.model.ts'
import { contractDays, type Papers, type StaffBook } from './staff-book.ts'
import type { StaffFilesContext } from './staff-files-context.ts'

type Owed = Omit<Duty, 'snoozed'>
type Ending = { member: StaffMember; untilOn: Day }
const NAMES_SHOWN = 3
/** How far ahead shifts are looked through for somebody untrained. */
const SHIFT_DAYS = 31

function namesOf(members: readonly StaffMember[]): string {
  return members
    .slice(0, NAMES_SHOWN)
    .map(({ name }) => name)
    .join('、')
}

const earliest = (endings: readonly Ending[]): Day => endings.map(({ untilOn }) => untilOn).sort()[0] ?? ''

export function createStaffDuties(
  context: StaffFilesContext,
  book: StaffBook,
  cellsBetween: (from: Day, until: Day) => DutyCell[],
) {
  const { rules } = context

  /**
   * Certificates that end or have ended; who does not need one any more is not asked for a new one. What no post asks of everybody, such as an
   * electrician's, is needed as long as its holder keeps the post in which it ended.
   */
  function endingsOf(
    kind: CertificateKind,
    members: readonly StaffMember[],
    papers: Papers,
    today: Day,
    held: ReadonlyMap<StaffId, HeldPost[]>,
  ): Ending[] {
    const isNeeded = (member: StaffMember, lastOn: Day | null): boolean =>
      isRequiredOf(kind, member.post) ||
      (kind.requiredOf.length === 0 && lastOn !== null && postOn(held.get(member.id) ?? [], lastOn) === member.post)
    return members.flatMap((member) => {
      const covered = coveredBy(kind, papers.certificatesOf(member.id))
      const { state, untilOn } = paperOn(covered, today, rules.toldDaysBefore, false)
      const isOwed = state === 'ending' || (state === 'expired' && isNeeded(member, untilOn))
      return isOwed && untilOn !== null ? [{ member, untilOn }] : []
    })
  }

  function certificates(members: readonly StaffMember[], papers: Papers, today: Day): Owed[] {
    const held = context.staff.service.posts()
    return rules.kinds.flatMap((kind) => {
      const endings = endingsOf(kind, members, papers, today, held)
      if (endings.length === 0) return []
      const dueOn = earliest(endings)
      const urgent = endings.filter(({ untilOn }) => untilOn <= addDays(today, rules.urgentDaysBefore)).length
      return [
        {
          ...{
            key: `certificate-ends:${kind.code}:${dueOn}:${endings.length}`,
            kind: 'certificate-ends' as const,
            dueOn,
          },
          ...{ owner: 'office' as const, link: screenLinks.staff('papers'), basis: kind.basis },
          values: {
            ...{ certificate: kind.term['zh-CN'], count: endings.length, urgent, days: rules.urgentDaysBefore },
            ...{ names: namesOf(endings.map(({ member }) => member)), day: dueOn },
          },
        },
      ]
    })
  }

  function contracts(members: readonly StaffMember[], papers: Papers, today: Day): Owed[] {
    const endings = members.flatMap((member): Ending[] => {
      const { state, untilOn } = paperOn(
        contractDays(papers.contractsOf(member.id)),
        today,
        rules.toldDaysBefore,
        false,
      )
      return (state === 'ending' || state === 'expired') && untilOn !== null ? [{ member, untilOn }] : []
    })
    if (endings.length === 0) return []
    const dueOn = earliest(endings)
    return [
      {
        ...{ key: `contract-ends:${dueOn}:${endings.length}`, kind: 'contract-ends' as const, dueOn },
        ...{ owner: 'office' as const, link: screenLinks.staff('papers'), basis: null },
        values: { count: endings.length, names: namesOf(endings.map(({ member }) => member)), day: dueOn },
      },
    ]
  }

  /** Untrained people: those who stand in a shift already by its day, the others from the day of hiring. */
  function untrained(members: readonly StaffMember[], papers: Papers, today: Day): Owed[] {
    const open = members.filter(({ id }) => papers.preJobOn(id) === null)
    if (open.length === 0) return []
    const ids = new Set<string>(open.map(({ id }) => id))
    const shifts = cellsBetween(today, addDays(today, SHIFT_DAYS)).flatMap(({ day, people }) =>
      people.flatMap(({ staffId }) => (staffId !== null && ids.has(staffId) ? [{ day, staffId }] : [])),
    )
    const planned = open.filter(({ id }) => shifts.some(({ staffId }) => staffId === id))
    const others = open.filter((member) => !planned.includes(member))
    const firstShift = shifts.map(({ day }) => day).sort()[0] ?? today
    const about = { owner: 'office' as const, link: screenLinks.training(), basis: null }
    const line = (kind: 'pre-job-before-shift' | 'pre-job-missing', who: StaffMember[], dueOn: Day): Owed[] =>
      who.length === 0
        ? []
        : [
            {
              ...{ key: `${kind}:${who.length}:${who[0]?.id ?? ''}`, kind, dueOn, ...about },
              values: { count: who.length, names: namesOf(who), day: dueOn },
            },
          ]
    return [...line('pre-job-before-shift', planned, firstShift), ...line('pre-job-missing', others, today)]
  }

  return (today: Day): Owed[] => {
    const members = context.staff.service.list(today)
    if (members.length === 0) return []
    const papers = book.readPapers()
    return [
      ...certificates(members, papers, today),
      ...contracts(members, papers, today),
      ...untrained(members, papers, today),
    ]
  }
}
