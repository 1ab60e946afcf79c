// What the files of the staff can show an inspector, and what they lacked on some day of the span. Each gap is told once, with the day it began.
import { addDays } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceGap, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import type { DutyCell } from '#shared/features/duty-roster/duty-roster.model.ts'
import type { StaffMember } from '#shared/features/staff/staff.contract.ts'
import { type HeldPost, postOn } from '#shared/features/staff/staff-posts.rules.ts'
import {
  HEALTH_KIND,
  kindOf,
  type Stretch,
  uncovered,
  validUntilOf,
} from '#shared/features/staff-files/certificates.rules.ts'
import { wholePeople } from '#shared/features/staff-files/ratio.rules.ts'
import { missingFacts } from '#shared/features/staff-files/staff-facts.rules.ts'
import type { EvidenceContributor } from '../binder/index.ts'
import { contractDays, type StaffBook } from './staff-book.ts'
import { factsOf } from './staff-facts.service.ts'
import type { StaffFilesContext } from './staff-files-context.ts'

/** The last day of the span somebody was on the roll; null = on none. */
function lastDayIn({ hiredOn, leftOn }: StaffMember, { from, until }: EvidenceSpan): Day | null {
  const last = leftOn !== null && leftOn <= until ? addDays(leftOn, -1) : until
  return hiredOn <= last && last >= from ? last : null
}

export function createStaffEvidence(
  context: StaffFilesContext,
  book: StaffBook,
  cellsBetween: (from: Day, until: Day) => DutyCell[],
): EvidenceContributor[] {
  const { repository, rules, staff } = context
  const linkOf = ({ id }: StaffMember) => screenLinks.staffMember(id)
  const inSpan = (span: EvidenceSpan) =>
    staff.service.list().flatMap((member) => {
      const lastOn = lastDayIn(member, span)
      return lastOn === null ? [] : [{ member, lastOn }]
    })

  /** Stretches without cover that reach into the span, from the day they began: never before the day of hiring. */
  function gapsOf(
    span: EvidenceSpan,
    { member, lastOn }: { member: StaffMember; lastOn: Day },
    papers: readonly Stretch[],
    about: { missing: EvidenceGap['kind']; lapsed: EvidenceGap['kind']; unneeded?: readonly Stretch[] },
  ): EvidenceGap[] {
    return uncovered([...papers, ...(about.unneeded ?? [])], member.hiredOn, lastOn)
      .filter(({ untilOn }) => untilOn >= span.from)
      .map(({ fromOn }) => {
        const ended = papers
          .flatMap(({ untilOn }) => (untilOn !== null && untilOn < fromOn ? [untilOn] : []))
          .sort()
          .at(-1)
        const kind = ended === undefined ? about.missing : about.lapsed
        const values = { name: member.name, day: ended ?? member.hiredOn }
        return { key: `${kind}:${member.id}:${fromOn}`, kind, on: fromOn, values, link: linkOf(member) }
      })
  }

  /** Days on which the post asked for a health certificate: the others count as covered. */
  function unneededDays(held: readonly HeldPost[]): Stretch[] {
    return held.flatMap(({ post, fromOn }, index) => {
      const next = held[index + 1]
      return book.needsHealth({ post }) ? [] : [{ fromOn, untilOn: next ? addDays(next.fromOn, -1) : null }]
    })
  }

  function files(span: EvidenceSpan): Evidence {
    const facts = new Map(repository.listFacts().map((row) => [row.staffId, row]))
    const people = inSpan(span)
    return {
      records: people.map(({ member }) => ({
        ...{
          id: member.id,
          on: member.hiredOn,
          values: { name: member.name, post: member.post },
          link: linkOf(member),
        },
      })),
      gaps: people.flatMap(({ member }) => {
        const missing = missingFacts(factsOf(facts.get(member.id)))
        if (missing.length === 0) return []
        const values = { name: member.name, count: missing.length }
        return [
          {
            ...{
              key: `staff-file-incomplete:${member.id}`,
              kind: 'staff-file-incomplete' as const,
              on: member.hiredOn,
            },
            ...{ values, link: linkOf(member) },
          },
        ]
      }),
    }
  }

  function health(span: EvidenceSpan): Evidence {
    const papers = book.readPapers()
    const kind = kindOf(rules, HEALTH_KIND)
    const held = staff.service.posts()
    const people = inSpan(span)
    return {
      records: people.flatMap(({ member }) =>
        papers
          .certificatesOf(member.id)
          .filter(
            (each) => each.kind === HEALTH_KIND && !each.isVoid && !each.isCorrected && each.issuedOn <= span.until,
          )
          .map((each) => ({ each, untilOn: validUntilOf(kind, each) }))
          .filter(({ untilOn }) => untilOn === null || untilOn >= span.from)
          .map(({ each, untilOn }) => ({
            ...{ id: each.id, on: each.issuedOn, link: linkOf(member) },
            values: { name: member.name, fromOn: each.issuedOn, toOn: untilOn },
          })),
      ),
      gaps: people.flatMap((person) =>
        gapsOf(span, person, book.healthDays(papers.certificatesOf(person.member.id)), {
          ...{ missing: 'health-certificate-missing', lapsed: 'health-certificate-lapsed' },
          unneeded: unneededDays(held.get(person.member.id) ?? []),
        }),
      ),
    }
  }

  function preJob(span: EvidenceSpan): Evidence {
    const papers = book.readPapers()
    const members = new Map(staff.service.list().map((member) => [member.id, member]))
    const people = inSpan(span)
    const firstUntrained = new Map<StaffMember, Day>()
    const earliest = people.map(({ member }) => member.hiredOn).sort()[0]
    const worked = new Set<StaffMember>()
    for (const { day, people: planned } of earliest ? cellsBetween(earliest, span.until) : []) {
      for (const { staffId } of planned) {
        const member = staffId === null ? undefined : members.get(staffId)
        if (!member) continue
        const trainedOn = papers.preJobOn(member.id)
        if (trainedOn !== null && trainedOn <= day) continue
        if (day < (firstUntrained.get(member) ?? '9999')) firstUntrained.set(member, day)
        if (day >= span.from) worked.add(member)
      }
    }
    return {
      records: people.flatMap(({ member }) => {
        const on = papers.preJobOn(member.id)
        if (on === null || on > span.until) return []
        return [{ id: member.id, on, values: { name: member.name, day: on }, link: linkOf(member) }]
      }),
      gaps: [...worked].map((member) => {
        const on = firstUntrained.get(member) ?? span.from
        const values = { name: member.name, day: on }
        return {
          key: `pre-job-missing:${member.id}`,
          kind: 'pre-job-missing' as const,
          on,
          values,
          link: linkOf(member),
        }
      }),
    }
  }

  function contracts(span: EvidenceSpan): Evidence {
    const papers = book.readPapers()
    const facts = new Map(repository.listFacts().map((row) => [row.staffId, row]))
    const people = inSpan(span)
    return {
      records: people.flatMap(({ member }) =>
        papers
          .contractsOf(member.id)
          .filter(({ isVoid, isCorrected, fromOn, untilOn }) => {
            return !isVoid && !isCorrected && fromOn <= span.until && (untilOn === null || untilOn >= span.from)
          })
          .map(({ id, fromOn, untilOn }) => ({
            ...{ id, on: fromOn, link: linkOf(member), values: { name: member.name, fromOn, toOn: untilOn } },
          })),
      ),
      gaps: people
        .filter(({ member }) => facts.get(member.id)?.employmentForm !== 'volunteer')
        .flatMap((person) =>
          gapsOf(span, person, contractDays(papers.contractsOf(person.member.id)), {
            ...{ missing: 'contract-missing', lapsed: 'contract-lapsed' },
          }),
        ),
    }
  }

  /** Whole caregivers asked for and there, day by day; a stretch of days too few is one gap. */
  function ratio(span: EvidenceSpan): Evidence {
    const held = staff.service.posts()
    const members = staff.service.list()
    const gaps: EvidenceGap[] = []
    let isShort = false
    let last = { required: 0, caregivers: 0, unknown: 0 }
    for (let day = span.from; day <= span.until; day = addDays(day, 1)) {
      const { required, counts } = book.asked(day)
      const caregivers = members.filter(
        ({ id, hiredOn, leftOn }) =>
          hiredOn <= day && (leftOn === null || leftOn > day) && postOn(held.get(id) ?? [], day) === 'caregiver',
      ).length
      last = { required: wholePeople(required), caregivers, unknown: counts.unknown }
      const isShortNow = caregivers < last.required
      if (isShortNow && !isShort) {
        gaps.push({
          ...{ key: `ratio-short:${day}`, kind: 'ratio-short', on: day, link: screenLinks.staff('ratio') },
          values: { day, caregivers, required: last.required },
        })
      }
      isShort = isShortNow
    }
    const record = { id: `ratio:${span.until}`, on: span.until, values: last, link: screenLinks.staff('ratio') }
    return { records: members.length === 0 ? [] : [record], gaps }
  }

  return [
    { topic: 'staff-files', collect: files },
    { topic: 'health-certificates', collect: health },
    { topic: 'pre-job-training', collect: preJob },
    { topic: 'staff-contracts', collect: contracts },
    { topic: 'staff-ratio', collect: ratio },
  ]
}
