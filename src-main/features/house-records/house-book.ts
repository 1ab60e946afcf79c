// The papers of the house as they are read: how each kind stands on a day, and what an inspector may see of a span.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Day, RecordId, StaffId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { lastCoveredBefore, uncoveredIn } from '#shared/features/binder/coverage.rules.ts'
import type { Evidence, EvidenceGap, EvidenceGapKind, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import type {
  HouseLine,
  HouseRecord,
  HouseRecordGroup,
  HouseRecordKind,
} from '#shared/features/house-records/house-records.model.ts'
import {
  chainOf,
  countingOf,
  coversOf,
  holdsUntil,
  newestOf,
  standingOf,
} from '#shared/features/house-records/house-standing.rules.ts'
import type { Clock } from '../../platform/clock.ts'
import type { HouseRecordsRepository } from './house-records.repository.ts'

export type HouseBookDependencies = {
  clock: Clock
  repository: HouseRecordsRepository
  kinds: readonly HouseRecordKind[]
  staffOn: (day: Day) => readonly { id: StaffId; name: string }[]
  shown: (record: HouseRecord) => HouseRecord
}
export type HouseBook = ReturnType<typeof createHouseBook>

export function createHouseBook({ clock, repository, kinds, staffOn, shown }: HouseBookDependencies) {
  const read = () => ({
    byKind: Map.groupBy(countingOf(repository.list()), ({ kind }) => kind),
    needs: repository.needs(),
  })

  function unsignedOf(
    record: HouseRecord,
    day: Day,
    readings: readonly { recordId: RecordId; staffId: string | null; on: Day }[],
  ) {
    const chain = chainOf(repository.list(), record.id)
    const isOwn = ({ recordId, on }: { recordId: RecordId; on: Day }) => chain.has(recordId) && on >= record.on
    const signed = new Set(readings.filter(isOwn).map(({ staffId }) => staffId))
    return staffOn(day).flatMap(({ id, name }) => (signed.has(id) ? [] : [{ staffId: id, name }]))
  }

  function lines(): HouseLine[] {
    const today = dayOf(clock.now())
    const { byKind, needs } = read()
    const readings = repository.readings()
    return kinds.map((kind): HouseLine => {
      const records = byKind.get(kind.code) ?? []
      const newest = newestOf(records)
      const need = needs.get(kind.code)
      return {
        ...{ kind, newest: newest && shown(newest), recordCount: records.length },
        standing: standingOf(kind, records, { isNeeded: need?.isNeeded ?? null, today }),
        holdsUntil: newest && holdsUntil(newest, kind),
        ...{ isNeeded: need?.isNeeded ?? null, neededReason: need?.reason ?? null },
        unsigned: kind.group === 'rule' && newest ? unsignedOf(newest, today, readings) : [],
      }
    })
  }

  /** The kinds a house answers for: what is always needed, and what somebody said it needs. */
  function asked(groups: readonly HouseRecordGroup[], needs: ReadonlyMap<string, { isNeeded: boolean }>) {
    return kinds.filter(
      ({ group, code, isOptional }) => groups.includes(group) && (needs.get(code)?.isNeeded ?? !isOptional),
    )
  }

  function evidenceOf(groups: readonly HouseRecordGroup[], span: EvidenceSpan): Evidence {
    const { byKind, needs } = read()
    const all = kinds.filter(({ group }) => groups.includes(group))
    return {
      records: all.flatMap((kind) =>
        (byKind.get(kind.code) ?? [])
          .filter((record) => record.on <= span.until && (holdsUntil(record, kind) ?? span.until) >= span.from)
          .map((record) => ({
            ...{ id: record.id, on: record.on, link: screenLinks.houseRecord(kind.code) },
            values: {
              ...{ what: kind.name['zh-CN'], code: kind.code, number: record.number },
              toOn: holdsUntil(record, kind),
            },
          })),
      ),
      gaps: asked(groups, needs).flatMap((kind) => gapsOf(kind, byKind.get(kind.code) ?? [], span)),
    }
  }

  function gapsOf(kind: HouseRecordKind, records: readonly HouseRecord[], span: EvidenceSpan): EvidenceGap[] {
    const known = records.filter(({ on }) => on <= span.until)
    const gap = (gapKind: EvidenceGapKind, on: Day, values: EvidenceGap['values'] = {}): EvidenceGap => ({
      ...{ key: `${gapKind}:${kind.code}:${on}`, kind: gapKind, on, link: screenLinks.houseRecord(kind.code) },
      values: { what: kind.name['zh-CN'], code: kind.code, ...values },
    })
    const covers = coversOf(known, kind)
    const lapsed = kind.cycleMonths === null ? 'house-paper-expired' : 'house-test-overdue'
    const holes = uncoveredIn(span, covers).flatMap(({ from }): EvidenceGap[] => {
      const last = lastCoveredBefore(from, covers)
      if (last !== null) return [gap(lapsed, addDays(last, 1), { day: last })]
      // Where only a failed one came before, that is told.
      return known.some(({ on }) => on < from) ? [] : [gap('house-paper-missing', from)]
    })
    const unsigned = kind.group === 'rule' ? unsignedGaps(kind, known, span) : []
    return [...failedOn(known, span).map((on) => gap('house-test-failed', on)), ...unsigned, ...holes]
  }

  /** Days on which something failed that had not passed again by the first day of the span; of failures in a row the first. */
  function failedOn(known: readonly HouseRecord[], span: EvidenceSpan): Day[] {
    const inOrder = known.toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0))
    return inOrder.flatMap(({ result, on }, index) => {
      if (result !== 'failed' || inOrder[index - 1]?.result === 'failed') return []
      const mended = inOrder.slice(index + 1).find((later) => later.result !== 'failed')
      return mended === undefined || (mended.on > on && mended.on > span.from) ? [on] : []
    })
  }

  /** A rule somebody on the roll has not signed is one gap with the number of people. */
  function unsignedGaps(kind: HouseRecordKind, known: readonly HouseRecord[], span: EvidenceSpan): EvidenceGap[] {
    const newest = newestOf(known)
    if (!newest) return []
    const count = unsignedOf(
      newest,
      span.until,
      repository.readings().filter(({ on }) => on <= span.until),
    ).length
    if (count === 0) return []
    const on = newest.on > span.from ? newest.on : span.from
    const values = { what: kind.name['zh-CN'], count }
    const key = `house-rule-unsigned:${kind.code}`
    return [{ key, kind: 'house-rule-unsigned', on, link: screenLinks.houseRecord(kind.code), values }]
  }

  return { lines, evidenceOf }
}
