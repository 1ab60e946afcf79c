// Where something happened, in the words scopes and messages use.
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { PublishScope } from '#shared/features/automation/automation.model.ts'
import type { PlaceNames } from '#shared/features/automation/automation.rules.ts'
import type { BindingTarget } from '#shared/features/devices/devices.contract.ts'
import { type DevicesFeature, type Places, targetLabel } from '../devices/index.ts'

export type HappenedAt = {
  floorId: string | null
  roomId: string | null
  bedId: string | null
  names: PlaceNames
  label: string | null
}

const nowhere: HappenedAt = {
  ...{ floorId: null, roomId: null, bedId: null, label: null },
  names: { floor: null, room: null, bed: null },
}

export type PlaceFinder = ReturnType<typeof createPlaceFinder>

export function createPlaceFinder(
  places: Places,
  devices: Pick<DevicesFeature, 'find'>,
  listOpenAlarms: () => readonly Alarm[],
) {
  const floorName = (floorId: string): string | null =>
    places.beds().find((bed) => bed.floorId === floorId)?.floorName ?? null

  function ofTarget(target: BindingTarget | null): HappenedAt {
    const label = targetLabel(target, places)
    if (target === null || target.kind === 'place') return { ...nowhere, label }
    const bed = target.kind === 'bed' ? places.bed(target.bedId) : null
    const room = places.room(target.kind === 'room' ? target.roomId : (bed?.roomId ?? ''))
    if (!room) return { ...nowhere, label }
    return {
      ...{ floorId: room.floorId, roomId: room.roomId, bedId: bed?.bedId ?? null, label },
      names: { floor: floorName(room.floorId), room: room.label, bed: bed?.label ?? null },
    }
  }

  function ofAlarm({ bedId, deviceId, placeLabel }: Pick<Alarm, 'bedId' | 'deviceId' | 'placeLabel'>): HappenedAt {
    const target = deviceId === null ? null : (devices.find(deviceId)?.target ?? null)
    const at = ofTarget(bedId === null ? target : { kind: 'bed', bedId })
    return { ...at, label: at.label ?? (placeLabel || null) }
  }

  return {
    ofTarget,
    ofAlarm,
    /** Where a source of the log is today: `bed:<device>`, `door:<device>`, `alarm:<id>` while it is open. */
    ofSource(source: string): HappenedAt {
      const [kind = '', id = ''] = source.split(':')
      if (kind !== 'alarm') return ofTarget(devices.find(id)?.target ?? null)
      const alarm = listOpenAlarms().find((open) => open.id === id)
      return alarm ? ofAlarm(alarm) : nowhere
    },
    /** The first bed of a scope, or its room: what a test of the rule is sent for. null = the place is gone. */
    firstOf(scope: PublishScope): HappenedAt | null {
      if (scope.level === 'bed') return places.bed(scope.bedId) ? ofTarget({ kind: 'bed', bedId: scope.bedId }) : null
      const bed = places
        .beds()
        .find((one) => scope.level === 'house' || one.floorId === floorIdOf(scope) || one.roomId === roomIdOf(scope))
      if (bed) return ofTarget({ kind: 'bed', bedId: bed.bedId })
      if (scope.level === 'room' && places.room(scope.roomId)) return ofTarget({ kind: 'room', roomId: scope.roomId })
      return scope.level === 'house' ? nowhere : null
    },
    labelOf(scope: PublishScope): string | null {
      if (scope.level === 'house') return null
      if (scope.level === 'floor') return floorName(scope.floorId)
      return (scope.level === 'room' ? places.room(scope.roomId) : places.bed(scope.bedId))?.label ?? null
    },
  }
}

const floorIdOf = (scope: PublishScope) => (scope.level === 'floor' ? scope.floorId : null)
const roomIdOf = (scope: PublishScope) => (scope.level === 'room' ? scope.roomId : null)

/** True when it happened inside the scope; something outside the rooms is inside the house alone. */
export function isInScope(scope: PublishScope, at: HappenedAt): boolean {
  if (scope.level === 'house') return true
  if (scope.level === 'floor') return at.floorId === scope.floorId
  return scope.level === 'room' ? at.roomId === scope.roomId : at.bedId === scope.bedId
}
