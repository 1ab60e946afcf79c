// The register as it is read: each piece by its newest version, with what its entries say and the days that follow. Reads only.
import { dayOf } from '#shared/contract/days.ts'
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import type {
  Equipment,
  EquipmentCycles,
  EquipmentDetail,
  EquipmentEvent,
  EquipmentFields,
  EquipmentList,
  EquipmentType,
} from '#shared/features/fire-equipment/fire-equipment.model.ts'
import { duesOf, standOf, tooManyOut } from '#shared/features/fire-equipment/fire-equipment.rules.ts'
import { standing } from '#shared/features/fire-safety/standing.rules.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { EquipmentRow, EventRow, FireEquipmentRepository } from './fire-equipment.repository.ts'

export type EquipmentBookDependencies = {
  clock: Pick<Clock, 'now'>
  repository: FireEquipmentRepository
  cycles: EquipmentCycles
  /** Live smoke and gas detectors by the id of their device. */
  detectors: () => ReadonlyMap<string, Equipment['detector']>
  displayNameOf: (userId: string) => string | null
}
export type EquipmentBook = ReturnType<typeof createEquipmentBook>

export function fieldsOf(row: EquipmentRow): EquipmentFields {
  const { number, type, spec, floorName, place, quantity, madeOn, boughtOn, owner, deviceId, note } = row
  return { number, type, spec, floorName, place, quantity, madeOn, boughtOn, owner, deviceId, note }
}

/** Made once: a comparison that makes its own costs more than everything else a list of thousands does. */
const inOrder = new Intl.Collator('zh-CN', { numeric: true })

export function createEquipmentBook(deps: EquipmentBookDependencies) {
  const { clock, repository, cycles } = deps
  const types = new Map(cycles.types.map((type) => [type.key, type]))
  const nameOf = (userId: string | null) => (userId === null ? null : deps.displayNameOf(userId))
  // A kind an older file knew is shown without dates rather than not at all.
  const none: Omit<EquipmentType, 'key'> = {
    ...{ group: 'sign', words: { 'zh-CN': '', en: '' }, firstServiceMonths: null, cycleMonths: null, lifeMonths: null },
    ...{ looks: ['body'], isVerified: false, basis: '' },
  }
  const typeOf = (key: string): EquipmentType => types.get(key) ?? { ...none, key }

  type Detectors = ReadonlyMap<string, Equipment['detector']>
  function toPiece(
    versions: readonly EquipmentRow[],
    events: readonly EventRow[],
    today: Day,
    detectors: Detectors,
  ): Equipment {
    const [first, last] = [versions[0], versions.at(-1)]
    if (!first || !last) throw new Error('a piece of equipment has no version')
    const addedOn = dayOf(first.recordedAt)
    const stand = standOf(standing(events))
    return {
      ...{ ...fieldsOf(last), id: last.id, version: last.version, addedOn },
      ...stand,
      ...duesOf(typeOf(last.type), { madeOn: last.madeOn, addedOn }, stand, today),
      detector: last.deviceId === null ? null : (detectors.get(last.deviceId) ?? null),
    }
  }

  function rows(today = dayOf(clock.now())): Equipment[] {
    const events = Map.groupBy(repository.listEvents(), ({ equipmentId }) => equipmentId)
    const detectors = deps.detectors()
    return [...Map.groupBy(repository.listVersions(), ({ id }) => id)]
      .map(([id, versions]) => toPiece(versions, events.get(id) ?? [], today, detectors))
      .sort((left, right) => inOrder.compare(left.number, right.number))
  }

  return {
    typeOf,
    hasType: (key: string): boolean => types.has(key),
    rows,
    /** The newest version of one piece with the entries that count, its detector left out; undefined = there is none. */
    find(id: RecordId): { row: EquipmentRow; events: EventRow[]; piece: Equipment } | undefined {
      const versions = repository.versionsOf(id)
      const row = versions.at(-1)
      const events = repository.eventsOf(id)
      return row && { row, events: standing(events), piece: toPiece(versions, events, dayOf(clock.now()), new Map()) }
    },
    list(): EquipmentList {
      const list = rows()
      return { rows: list, tooManyOut: tooManyOut(list, cycles.sentOutShareOneIn) }
    },
    /** Entries that count, of every piece. */
    events: (): EventRow[] => standing(repository.listEvents()),
    get(id: RecordId): EquipmentDetail {
      const versions = repository.versionsOf(id)
      if (versions.length === 0) throw new DomainError('NOT_FOUND', { where: 'equipment', values: { id } })
      const events = repository.eventsOf(id)
      const taken = new Map(events.map(({ voidsId, reason }) => [voidsId, reason]))
      return {
        equipment: toPiece(versions, events, dayOf(clock.now()), deps.detectors()),
        events: events
          .filter(({ voidsId }) => voidsId === null)
          .map(
            ({ voidsId: _voidsId, ...row }): EquipmentEvent => ({
              ...row,
              recordedBy: nameOf(row.recordedBy),
              takenBack: taken.get(row.id) ?? null,
            }),
          )
          .reverse(),
        versions: versions
          .map((row) => ({
            ...{ fields: fieldsOf(row), reason: row.reason },
            ...{ recordedAt: row.recordedAt, recordedBy: nameOf(row.recordedBy) },
          }))
          .reverse(),
      }
    },
  }
}
