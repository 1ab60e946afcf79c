// Evidence of health files and yearly check-ups: what is on record, and who was without one longer than the house allows.
import { addDays } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceGap, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import { checkUpOwedAfter, missingSpans } from '#shared/features/health-files/health-files.rules.ts'
import type { PartnershipData } from '#shared/features/partnerships/partnerships.model.ts'
import type { EvidenceContributor } from '../binder/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { HealthBookReader } from './health-book.ts'
import type { StoredHealthRecord } from './health-records.ts'

const MOST_PEOPLE = 20_000
/** As the forms name them. */
const WORDS = { 'family-doctor': '家庭医生签约', 'health-file': '健康档案', 'check-up': '年度体检' } as const
type Stay = { residentId: string; name: string; admittedOn: Day; until: Day }

export function createHealthEvidence(
  residents: Pick<ResidentsFeature, 'list' | 'figures' | 'nameOf'>,
  book: HealthBookReader,
  data: PartnershipData,
): EvidenceContributor {
  /** Everybody who lived here on some day of the span, a stay each. */
  function staysIn({ from, until }: EvidenceSpan): Stay[] {
    const moved = residents.figures.movementsBetween(from, until)
    const lastDay = (residentId: string, admittedOn: Day): Day => {
      const gone = moved.find((each) => each.residentId === residentId && each.admittedOn === admittedOn)?.dischargedOn
      return gone != null && gone <= until ? addDays(gone, -1) : until
    }
    const before = residents.list({ scope: 'in', on: from, limit: MOST_PEOPLE, offset: 0 }).rows
    return [
      ...before.flatMap(({ id, name, admittedOn }) =>
        admittedOn === null ? [] : [{ residentId: id, name, admittedOn }],
      ),
      ...moved.filter(({ admittedOn }) => admittedOn > from),
    ].map(({ residentId, name, admittedOn }) => ({
      ...{ residentId, name, admittedOn },
      until: lastDay(residentId, admittedOn),
    }))
  }

  function gapsOf(stay: Stay, own: readonly StoredHealthRecord[], span: EvidenceSpan): EvidenceGap[] {
    const { residentId, name, admittedOn, until } = stay
    const daysOf = (kind: StoredHealthRecord['kind']) => own.flatMap((each) => (each.kind === kind ? [each.on] : []))
    const told = { from: admittedOn, until }
    const files = missingSpans(told, daysOf('health-file'), (last) =>
      last === null ? addDays(admittedOn, data.fileWithinDays) : null,
    )
    const checkUps = missingSpans(told, daysOf('check-up'), (last) =>
      checkUpOwedAfter(last, admittedOn, data.checkUpMonths),
    )
    const found = [
      ...files.map((missing) => ({ kind: 'health-file-missing' as const, missing })),
      ...checkUps.map((missing) => ({ kind: 'check-up-overdue' as const, missing })),
    ]
    return found
      .filter(({ missing }) => missing.from <= span.until && missing.until >= span.from)
      .map(({ kind, missing }) => ({
        ...{ key: `${kind}:${residentId}:${missing.from}`, kind, on: missing.from },
        ...{ values: { name, day: missing.from }, link: screenLinks.healthFiles() },
      }))
  }

  function collect(span: EvidenceSpan): Evidence {
    const records = book.recordsByPerson()
    const own = [...records.values()].flat().filter(({ on }) => on >= span.from && on <= span.until)
    return {
      records: own.map((each) => ({
        ...{ id: `${each.residentId}:${each.kind}:${each.on}`, on: each.on, link: screenLinks.healthFiles() },
        values: {
          name: residents.nameOf(each.residentId) ?? '',
          what: WORDS[each.kind],
          institution: each.institution,
        },
      })),
      gaps: staysIn(span).flatMap((stay) => gapsOf(stay, records.get(stay.residentId) ?? [], span)),
    }
  }
  return { topic: 'health-files', collect }
}
