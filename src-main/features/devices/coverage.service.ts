// Which rooms are watched right now, and where a person said that something else watches.
import type { RoomId } from '#shared/contract/primitives.ts'
import { type CoverageDevice, type CoverageRoom, coverageOf } from '#shared/features/devices/coverage.rules.ts'
import type { Coverage } from '#shared/features/devices/device-register.model.ts'
import type { DeviceRole } from '#shared/features/devices/device-role.ts'
import { appendAudit } from '../../database/audit-log.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { CoverageRepository } from './coverage.repository.ts'
import { upkeep } from './device-defaults.ts'
import type { DeviceRecord, LiveDevice, Places } from './device-types.ts'
import type { LiveDevices } from './live-devices.ts'

export type CoverageService = ReturnType<typeof createCoverageService>

export type CoverageOptions = {
  records: SqliteDatabase
  repository: CoverageRepository
  list: () => readonly DeviceRecord[]
  live: LiveDevices
  places: Places
  clock: Pick<Clock, 'now'>
  newId: () => string
  isBrokerLost: () => boolean
}

/** Rooms with their open beds, in the order of the house. */
function roomsOf(places: Places): CoverageRoom[] {
  const rooms = new Map<string, CoverageRoom & { bedIds: string[] }>()
  for (const bed of places.beds()) {
    const room = rooms.get(bed.roomId)
    if (room) room.bedIds.push(bed.bedId)
    else {
      const { roomId, roomName: label, floorId, floorName } = bed
      rooms.set(roomId, { roomId, label, floorId, floorName, bedIds: [bed.bedId] })
    }
  }
  return [...rooms.values()]
}

export function createCoverageService(options: CoverageOptions) {
  const { records, repository, places, clock } = options

  function stateOf(record: DeviceRecord, device: LiveDevice): CoverageDevice['state'] {
    if (record.state === 'out-of-service') return 'out-of-service'
    const isBlind = device.values.get('sensor_detached')?.value === 1
    // Heard before this start is not heard now.
    const isHeard = device.lastHeardAt !== null && !device.isOld && device.isOnline !== false && !isBlind
    return isHeard && !options.live.isSilent(record) ? 'live' : 'silent'
  }

  function deviceOf(record: DeviceRecord): CoverageDevice[] {
    const { target } = record
    if (target === null || target.kind === 'place') return []
    const bed = target.kind === 'bed' ? places.bed(target.bedId) : null
    const roomId = target.kind === 'room' ? target.roomId : bed?.roomId
    if (roomId === undefined) return []
    const state = stateOf(record, options.live.get(record))
    return [{ id: record.id as CoverageDevice['id'], role: record.role, bedId: bed?.bedId ?? null, roomId, state }]
  }

  function get(): Coverage {
    return coverageOf({
      rooms: roomsOf(places),
      devices: options.list().flatMap(deviceOf),
      exemptions: repository.listOpen(),
      expected: upkeep.coverage,
      isBrokerLost: options.isBrokerLost(),
    })
  }

  return {
    get,

    exempt(input: { role: DeviceRole; roomId: RoomId | null; reason: string }, actor: Actor): Coverage {
      const { roomId, role, reason } = input
      if (roomId !== null && !places.room(roomId)) throw new DomainError('NOT_FOUND', { where: 'roomId' })
      const known = repository.listOpen().find((one) => one.role === role && one.roomId === roomId)
      const exemption = { id: options.newId(), role, roomId, reason }
      withTransaction(records, () => {
        if (known) repository.end(known.id, clock.now(), actor.userId)
        repository.insert(exemption, clock.now(), actor.userId)
        appendAudit(records, {
          ...{ at: clock.now(), ...auditAs(actor), action: 'devices.exempt-from-coverage' },
          ...{
            objectType: 'coverage-exemption',
            objectId: exemption.id,
            before: null,
            after: { role, roomId },
            reason,
          },
        })
      })
      return get()
    },

    endExemption(id: string, actor: Actor): Coverage {
      withTransaction(records, () => {
        if (repository.end(id, clock.now(), actor.userId) === 0) throw new DomainError('NOT_FOUND', { where: id })
        appendAudit(records, {
          ...{ at: clock.now(), ...auditAs(actor), action: 'devices.end-exemption' },
          ...{ objectType: 'coverage-exemption', objectId: id, before: null, after: null },
        })
      })
      return get()
    },
  }
}
