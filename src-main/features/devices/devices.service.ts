// What people do with devices: bind, unbind, ignore, take out of service, test. A binding is an interval; history stays.
import type { BindingTarget, Device, DeviceRole } from '#shared/features/devices/devices.contract.ts'
import { appendAudit } from '../../database/audit-log.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DeviceRegistry } from './device-registry.ts'
import { type DeviceRecord, type DevicesEvents, type Places, targetLabel } from './device-types.ts'
import type { DevicesRepository } from './devices.repository.ts'
import type { LiveDevices } from './live-devices.ts'

export type DevicesService = ReturnType<typeof createDevicesService>

export type DevicesServiceOptions = {
  records: SqliteDatabase
  repository: DevicesRepository
  registry: DeviceRegistry
  live: LiveDevices
  places: Places
  clock: Pick<Clock, 'now'>
  newId: () => string
  events: DomainEvents<DevicesEvents>
}

export function createDevicesService(options: DevicesServiceOptions) {
  const { records, repository, registry, live, places, clock } = options

  function mustGet(id: string): DeviceRecord {
    const record = registry.get(id)
    if (!record) throw new DomainError('NOT_FOUND', { where: id })
    return record
  }

  function view(record: DeviceRecord): Device {
    const { values, lastHeardAt, isOnline, messageCount } = live.get(record)
    const { boundAt: _boundAt, ...about } = record
    return {
      ...about,
      id: record.id as Device['id'],
      targetLabel: targetLabel(record.target, places),
      lastHeardAt,
      isOnline,
      isSilent: live.isSilent(record),
      batteryPct: values.get('battery_pct')?.value ?? null,
      messageCount,
      latest: [...values].map(([capability, value]) => ({
        capability,
        value: value.value,
        text: value.text,
        unknownBecause: value.unknownBecause,
        at: value.at,
        deviceAt: value.deviceAt,
      })),
    }
  }

  function checkTarget(target: BindingTarget): void {
    if (target.kind === 'bed' && !places.bed(target.bedId))
      throw new DomainError('NOT_FOUND', { where: 'target.bedId' })
    if (target.kind === 'room' && !places.room(target.roomId))
      throw new DomainError('NOT_FOUND', { where: 'target.roomId' })
  }

  /** One act: the register row, the binding, the audit row; then everybody hears of it. */
  function change(
    after: DeviceRecord,
    actor: Actor,
    act: { action: string; reason?: string; write?: () => void },
  ): Device {
    const before = mustGet(after.id)
    withTransaction(records, () => {
      act.write?.()
      repository.update(after)
      appendAudit(records, {
        at: clock.now(),
        ...auditAs(actor),
        action: act.action,
        objectType: 'device',
        objectId: after.id,
        before: { state: before.state, role: before.role, target: before.target, outOfService: before.outOfService },
        after: { state: after.state, role: after.role, target: after.target, outOfService: after.outOfService },
        reason: act.reason ?? null,
      })
    })
    registry.put(after)
    options.events.emit('device-changed', { device: after })
    return view(after)
  }

  return {
    list: (): Device[] => registry.list().map(view),
    get: (id: string): Device => view(mustGet(id)),

    /** Binding a device that hangs elsewhere moves it: the old binding ends at the same instant. */
    bind(input: { id: string; target: BindingTarget; role: DeviceRole; name: string }, actor: Actor): Device {
      const { id, target, role, name } = input
      const record = mustGet(id)
      checkTarget(target)
      const now = clock.now()
      const after: DeviceRecord = { ...record, name, role, target, state: 'bound', boundAt: now, outOfService: null }
      return change(after, actor, {
        action: 'devices.bind',
        write() {
          repository.closeBinding(id, now, null)
          repository.openBinding(options.newId(), id, target, now)
        },
      })
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

    recordTest(id: string, actor: Actor): Device {
      const record = mustGet(id)
      return change({ ...record, lastTestedAt: clock.now() }, actor, { action: 'devices.record-test' })
    },
  }
}
