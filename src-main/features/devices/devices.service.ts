// What people do with devices: bind, unbind, ignore, take out of service, test. A binding is an interval; history stays.
import type { SaveDeviceDetails } from '#shared/features/devices/device-register.model.ts'
import type { Binding, BindingTarget, Device } from '#shared/features/devices/devices.contract.ts'
import { appendAudit } from '../../database/audit-log.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DeviceRegistry } from './device-registry.ts'
import type { DeviceRecord, DevicesEvents, Places } from './device-types.ts'
import type { DevicesRepository } from './devices.repository.ts'

export type DevicesService = ReturnType<typeof createDevicesService>

export type DevicesServiceOptions = {
  records: SqliteDatabase
  repository: DevicesRepository
  registry: DeviceRegistry
  view: (record: DeviceRecord) => Device
  places: Places
  clock: Pick<Clock, 'now'>
  newId: () => string
  events: DomainEvents<DevicesEvents>
}

export function createDevicesService(options: DevicesServiceOptions) {
  const { records, repository, registry, view, places, clock } = options

  function mustGet(id: string): DeviceRecord {
    const record = registry.get(id)
    if (!record) throw new DomainError('NOT_FOUND', { where: id })
    return record
  }

  function checkTarget(target: BindingTarget): void {
    if (target.kind === 'bed' && !places.bed(target.bedId))
      throw new DomainError('NOT_FOUND', { where: 'target.bedId' })
    if (target.kind === 'room' && !places.room(target.roomId))
      throw new DomainError('NOT_FOUND', { where: 'target.roomId' })
  }

  type Act = { action: string; reason?: string; write?: () => void; about?: Readonly<Record<string, unknown>> }

  /** The rows of one act; must stand inside a transaction. */
  function store(after: DeviceRecord, actor: Actor, act: Act): void {
    const before = mustGet(after.id)
    act.write?.()
    repository.update(after)
    appendAudit(records, {
      at: clock.now(),
      ...auditAs(actor),
      action: act.action,
      objectType: 'device',
      objectId: after.id,
      before: { state: before.state, role: before.role, target: before.target, outOfService: before.outOfService },
      after: {
        ...{ state: after.state, role: after.role, target: after.target, outOfService: after.outOfService },
        ...act.about,
      },
      reason: act.reason ?? null,
    })
  }

  /** After the transaction: memory follows and everybody hears of it. */
  function announce(after: DeviceRecord): Device {
    registry.put(after)
    options.events.emit('device-changed', { device: after })
    return view(after)
  }

  /** One act: the register row, the binding, the audit row; then everybody hears of it. */
  function change(after: DeviceRecord, actor: Actor, act: Act): Device {
    withTransaction(records, () => store(after, actor, act))
    return announce(after)
  }

  function bindingOf(input: Binding): { after: DeviceRecord; act: Act } {
    const { id, target, role, name } = input
    const record = mustGet(id)
    checkTarget(target)
    const now = clock.now()
    return {
      after: { ...record, name, role, target, state: 'bound', boundAt: now, outOfService: null },
      act: {
        action: 'devices.bind',
        write() {
          repository.closeBinding(id, now, null)
          repository.openBinding(options.newId(), id, target, now)
        },
      },
    }
  }

  return {
    list: (): Device[] => registry.list().map((record) => view(record)),
    get: (id: string): Device => view(mustGet(id)),

    /** Binding a device that hangs elsewhere moves it: the old binding ends at the same instant. */
    bind(input: Binding, actor: Actor): Device {
      const { after, act } = bindingOf(input)
      return change(after, actor, act)
    },

    /** What a person accepted in the inbox: all of it or nothing. */
    bindMany(inputs: readonly Binding[], actor: Actor): Device[] {
      const bindings = [...new Map(inputs.map((input) => [input.id, input])).values()].map(bindingOf)
      withTransaction(records, () => {
        for (const { after, act } of bindings) store(after, actor, act)
      })
      return bindings.map(({ after }) => announce(after))
    },

    saveDetails({ id, version, details }: SaveDeviceDetails, actor: Actor): Device {
      const record = mustGet(id)
      if (record.detailsVersion !== version)
        throw new DomainError('EDIT_CONFLICT', { where: 'device', theirs: view(record) })
      const after: DeviceRecord = { ...record, details, detailsVersion: version + 1 }
      const write = () => repository.saveDetails(after, clock.now(), actor.userId)
      return change(after, actor, { action: 'devices.save-details', write, about: { details } })
    },

    unbind({ id, reason }: { id: string; reason: string }, actor: Actor): Device {
      const record = mustGet(id)
      if (record.target === null) throw new DomainError('DEVICE_NOT_BOUND', { where: id })
      const after: DeviceRecord = { ...record, state: 'inbox', target: null, boundAt: null, outOfService: null }
      const write = () => void repository.closeBinding(id, clock.now(), reason)
      return change(after, actor, { action: 'devices.unbind', reason, write })
    },

    ignore({ id, reason }: { id: string; reason: string }, actor: Actor): Device {
      const after: DeviceRecord = { ...mustGet(id), state: 'ignored', target: null, boundAt: null, outOfService: null }
      const write = () => void repository.closeBinding(id, clock.now(), reason)
      return change(after, actor, { action: 'devices.ignore', reason, write })
    },

    /** The device stays where it hangs; it neither alarms nor counts as watched until it returns. */
    setOutOfService(input: { id: string; reason: string; untilOn: string | null }, actor: Actor): Device {
      const { id, reason, untilOn } = input
      const record = mustGet(id)
      if (record.target === null) throw new DomainError('DEVICE_NOT_BOUND', { where: id })
      const after: DeviceRecord = { ...record, state: 'out-of-service', outOfService: { reason, untilOn } }
      return change(after, actor, { action: 'devices.set-out-of-service', reason })
    },

    returnToService(id: string, actor: Actor): Device {
      const record = mustGet(id)
      const state = record.target === null ? 'inbox' : 'bound'
      return change({ ...record, state, outOfService: null }, actor, { action: 'devices.return-to-service' })
    },

    /** `heard` = what the device said in its test; left out when a person only says so. */
    recordTest(id: string, actor: Actor, heard?: string): Device {
      const record = mustGet(id)
      const about = heard === undefined ? {} : { about: { heard } }
      return change({ ...record, lastTestedAt: clock.now() }, actor, { action: 'devices.record-test', ...about })
    },

    /** Writes a finished walk-test with the register row it proves; a passed one also counts as a test press. */
    recordWalkTest(input: { id: string; result: string; finishedAt: number; write: () => void }, actor: Actor): Device {
      const record = mustGet(input.id)
      const isPassed = input.result === 'passed'
      const proof = { walkTested: { at: input.finishedAt, role: record.role }, lastTestedAt: input.finishedAt }
      return change({ ...record, ...(isPassed ? proof : {}) }, actor, {
        ...{ action: 'devices.walk-test', write: input.write, about: { result: input.result } },
      })
    },
  }
}
