// Drawn floors: each saving is a new version over the one it was made from; a second editor is told, never overwritten.
import { createHash } from 'node:crypto'
import type { FloorId, RoomId } from '#shared/contract/primitives.ts'
import { faultOf } from '#shared/features/floor-plans/drawing.rules.ts'
import { mostImageBytes, type PlanImage } from '#shared/features/floor-plans/floor-plans.contract.ts'
import type { Drawing, FloorPlan } from '#shared/features/floor-plans/floor-plans.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { readImageHead } from '../../platform/image-head.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { FloorPlansRepository, PlanVersion } from './floor-plans.repository.ts'

export type FloorPlansServiceOptions = {
  records: SqliteDatabase
  repository: FloorPlansRepository
  clock: Pick<Clock, 'now'>
  newId: () => string
  places: {
    floors(): readonly { id: FloorId; name: string }[]
    rooms(): readonly { id: RoomId; floorId: FloorId }[]
  }
  displayNameOf: (userId: string) => string | null
}
export type FloorPlansService = ReturnType<typeof createFloorPlansService>

export function createFloorPlansService(options: FloorPlansServiceOptions) {
  const { records, repository, clock, newId, places } = options

  function toPlan(floor: { id: FloorId; name: string }, found: PlanVersion | undefined): FloorPlan {
    const by = found?.savedBy ?? null
    return {
      floorId: floor.id,
      floorName: floor.name,
      version: found?.version ?? 0,
      drawing: found?.drawing ?? null,
      savedAt: found?.savedAt ?? null,
      savedBy: by === null ? null : options.displayNameOf(by),
    }
  }

  function mustFindFloor(floorId: FloorId): { id: FloorId; name: string } {
    const floor = places.floors().find(({ id }) => id === floorId)
    if (!floor) throw new DomainError('NOT_FOUND', { where: 'floor', values: { floorId } })
    return floor
  }

  function check(floorId: FloorId, drawing: Drawing): void {
    const fault = faultOf(drawing)
    if (fault) refuseRule(fault.rule, fault.where)
    const rooms = new Set(
      places
        .rooms()
        .filter((room) => room.floorId === floorId)
        .map(({ id }) => id),
    )
    for (const { roomId } of drawing.areas) {
      if (roomId !== null && !rooms.has(roomId))
        throw new DomainError('NOT_FOUND', { where: 'room', values: { roomId } })
    }
    const imageId = drawing.backdrop?.imageId
    if (imageId !== undefined && !repository.findImage(imageId)) throw new DomainError('NOT_FOUND', { where: 'image' })
  }

  const briefOf = ({ areas, openings, marks, backdrop }: Drawing) => ({
    ...{ areas: areas.length, openings: openings.length, marks: marks.length },
    imageId: backdrop?.imageId ?? null,
  })

  return {
    list: (): FloorPlan[] => places.floors().map((floor) => toPlan(floor, repository.findNewest(floor.id))),

    get(floorId: FloorId, version?: number): FloorPlan {
      const floor = mustFindFloor(floorId)
      const found = version === undefined ? repository.findNewest(floorId) : repository.find(floorId, version)
      if (!found && version !== undefined) throw new DomainError('NOT_FOUND', { where: 'version', values: { version } })
      return toPlan(floor, found)
    },

    history: (floorId: FloorId) =>
      repository.list(mustFindFloor(floorId).id).map(({ drawing, version, savedAt, savedBy }) => ({
        ...{ version, savedAt, savedBy: savedBy === null ? null : options.displayNameOf(savedBy) },
        ...{ areaCount: drawing.areas.length, markCount: drawing.marks.length },
      })),

    save(input: { floorId: FloorId; basedOn: number; drawing: Drawing }, actor: Actor): FloorPlan {
      const { floorId, basedOn, drawing } = input
      const floor = mustFindFloor(floorId)
      check(floorId, drawing)
      const now = clock.now()
      return withTransaction(records, () => {
        const before = repository.findNewest(floorId)
        if ((before?.version ?? 0) !== basedOn) {
          throw new DomainError('EDIT_CONFLICT', { where: 'floor-plan', theirs: toPlan(floor, before) })
        }
        const made = { floorId, version: basedOn + 1, drawing, savedAt: now, savedBy: actor.userId }
        repository.insert({ id: newId(), ...made })
        appendAudit(records, {
          ...{ at: now, ...auditAs(actor), action: 'floor-plans.save', objectType: 'floor', objectId: floorId },
          before: before ? { version: before.version, ...briefOf(before.drawing) } : null,
          after: { version: made.version, ...briefOf(drawing) },
        })
        return toPlan(floor, made)
      })
    },

    addImage(base64: string, actor: Actor): PlanImage {
      const bytes = Buffer.from(base64, 'base64')
      if (bytes.length > mostImageBytes) refuseRule('IMAGE_TOO_LARGE', 'image', { mostBytes: mostImageBytes })
      const head = readImageHead(bytes)
      if (!head) refuseRule('IMAGE_NOT_READABLE', 'image')
      const id = createHash('sha256').update(bytes).digest('hex')
      const known = repository.findImage(id)
      if (known) return known
      const now = clock.now()
      withTransaction(records, () => {
        repository.insertImage({ id, ...head, bytes, addedAt: now, addedBy: actor.userId })
        appendAudit(records, {
          ...{
            at: now,
            ...auditAs(actor),
            action: 'floor-plans.add-image',
            objectType: 'floor-plan-image',
            objectId: id,
          },
          after: { ...head, byteCount: bytes.length },
        })
      })
      return { id, ...head }
    },

    image(id: string): PlanImage & { base64: string } {
      const [head, bytes] = [repository.findImage(id), repository.findImageBytes(id)]
      if (!head || !bytes) throw new DomainError('NOT_FOUND', { where: 'image' })
      return { ...head, base64: bytes.toString('base64') }
    },
  }
}
