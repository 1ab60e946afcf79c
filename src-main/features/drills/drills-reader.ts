// Drills as they are read, and what they ask and prove. Reads only.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Day, RecordId, RollCallId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import { rollCallOfDrill } from '#shared/features/drills/drill-roll-call.rules.ts'
import type { DrillDetail } from '#shared/features/drills/drills.contract.ts'
import type { EmergencyDrill } from '#shared/features/drills/drills.model.ts'
import { FIRE_DRILL_MONTHS, fireDrillDueOn, standOf } from '#shared/features/drills/drills.rules.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { lapsesOf } from '#shared/features/fire-safety/fire-due.rules.ts'
import { standing } from '#shared/features/fire-safety/standing.rules.ts'
import type { RollCall } from '#shared/features/roll-call/roll-call.model.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { DAYS_TO_SIGN, listDrillDuties } from './drill-duties.ts'
import type { DrillEntryRow, DrillRow, DrillsRepository } from './drills.repository.ts'

export type DrillsReaderDependencies = {
  clock: Pick<Clock, 'now'>
  repository: DrillsRepository
  displayNameOf: (userId: string) => string | null
  findRollCall: (id: RollCallId) => RollCall | null
}

export function createDrillsReader({ clock, repository, displayNameOf, findRollCall }: DrillsReaderDependencies) {
  const nameOf = (userId: string | null) => (userId === null ? null : displayNameOf(userId))
  const today = () => dayOf(clock.now())

  function toDrill(row: DrillRow, entries: readonly DrillEntryRow[], hazardIds: RecordId[]): EmergencyDrill {
    const { recordedAt: _recordedAt, recordedBy, ...plan } = row
    const live = standing(entries)
    const signing = live.find(({ content }) => content.kind === 'signed')
    return {
      ...{ ...plan, ...standOf(live.map(({ content }) => content)), recordedBy: nameOf(recordedBy), hazardIds },
      ...{ signedBy: signing ? nameOf(signing.recordedBy) : null, signedAt: signing?.recordedAt ?? null },
    }
  }

  function all(): EmergencyDrill[] {
    const entries = Map.groupBy(repository.listEntries(), ({ drillId }) => drillId)
    const hazards = Map.groupBy(repository.listHazards(), ({ drillId }) => drillId)
    return repository.list().map((row) =>
      toDrill(
        row,
        entries.get(row.id) ?? [],
        (hazards.get(row.id) ?? []).map(({ id }) => id),
      ),
    )
  }

  /** Days on which fire evacuation was practised to its end. */
  const fireDays = (drills: readonly EmergencyDrill[]): Day[] =>
    drills.flatMap(({ kind, heldOn, marks }) =>
      kind === 'fire-evacuation' && heldOn !== null && marks.finished !== null ? [heldOn] : [],
    )

  function fireDue(drills: readonly EmergencyDrill[]): { fireDueOn: Day; lastFireOn: Day | null } {
    const lastFireOn = fireDays(drills).sort().at(-1) ?? null
    return { lastFireOn, fireDueOn: fireDrillDueOn(lastFireOn, today()) }
  }

  return {
    all,
    list(span: { from: Day; until: Day }) {
      const drills = all()
      const shown = drills.filter(({ heldOn, plannedOn }) => {
        const on = heldOn ?? plannedOn
        return on >= span.from && on <= span.until
      })
      return {
        drills: shown.sort((left, right) =>
          (left.heldOn ?? left.plannedOn) < (right.heldOn ?? right.plannedOn) ? 1 : -1,
        ),
        ...fireDue(drills),
      }
    },
    get(id: RecordId): DrillDetail {
      const drill = all().find((each) => each.id === id)
      if (!drill) throw new DomainError('NOT_FOUND', { where: 'drill', values: { id } })
      const entries = repository.entriesOf(id)
      const taken = new Map(entries.map(({ voidsId, reason }) => [voidsId, reason]))
      const call = drill.rollCallId === null ? null : findRollCall(drill.rollCallId)
      return {
        drill,
        rollCall: call && rollCallOfDrill(call),
        entries: entries
          .filter(({ voidsId }) => voidsId === null)
          .map(({ voidsId: _voidsId, reason: _reason, ...entry }) => ({
            ...entry,
            recordedBy: nameOf(entry.recordedBy),
            takenBack: taken.get(entry.id) ?? null,
          })),
      }
    },
    duties(untilOn: Day): Omit<Duty, 'snoozed'>[] {
      const drills = all()
      return listDrillDuties({ drills, unwritten: repository.listUnwritten(), ...fireDue(drills) }, untilOn)
    },
    evidence(span: EvidenceSpan): Evidence {
      const drills = all()
      const held = drills.filter(({ heldOn }) => heldOn !== null && heldOn >= span.from && heldOn <= span.until)
      const missing = lapsesOf(fireDays(drills), FIRE_DRILL_MONTHS, span).map((on) => ({
        ...{
          key: `drill-missing:${on}`,
          kind: 'drill-missing' as const,
          on,
          values: { day: on },
          link: screenLinks.drills(),
        },
      }))
      const unsigned = drills.flatMap(({ id, heldOn, signedAt, kind }) => {
        const on = heldOn === null ? null : addDays(heldOn, DAYS_TO_SIGN + 1)
        const signedOn = signedAt === null ? null : dayOf(signedAt)
        const isMissing =
          on !== null && on <= span.until && (signedOn === null || (signedOn >= on && signedOn > span.from))
        return isMissing
          ? [
              {
                key: `drill-unsigned:${id}`,
                kind: 'drill-unsigned' as const,
                on,
                values: { drillKind: kind, day: heldOn },
                link: screenLinks.drill(id),
              },
            ]
          : []
      })
      return {
        records: held.map(({ id, heldOn, kind, place, evacuationSeconds }) => ({
          ...{
            id,
            on: heldOn ?? '',
            link: screenLinks.drill(id),
            values: { drillKind: kind, place, seconds: evacuationSeconds },
          },
        })),
        gaps: [...missing, ...unsigned],
      }
    },
  }
}
