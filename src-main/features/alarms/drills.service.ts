// Tests and drills that run now. They end by themselves, also while the program is off; nobody forgets a house in test mode.
import type { z } from 'zod'
import type { Drill, DrillScope, StartDrillInput } from '#shared/features/alarms/alarm-drills.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import { type Actor, systemActor } from '../../rpc/request-context.ts'
import type { DevicesFeature, Places } from '../devices/index.ts'
import type { AlarmPlace } from './alarm-place.ts'
import type { DrillRow, DrillsRepository } from './drills.repository.ts'

const MINUTE_MS = 60_000

export type DrillsService = ReturnType<typeof createDrillsService>

export type DrillsServiceOptions = {
  records: SqliteDatabase
  repository: DrillsRepository
  clock: Pick<Clock, 'now'>
  newId: () => string
  places: Pick<Places, 'room'>
  devices: Pick<DevicesFeature, 'find'>
  onChanged: (drills: readonly Drill[]) => void
}

function holds(scope: DrillScope, place: AlarmPlace): boolean {
  if (scope.kind === 'house') return true
  return scope.kind === 'room' ? place.roomId === scope.roomId : place.deviceId === scope.deviceId
}

export function createDrillsService(options: DrillsServiceOptions) {
  const { records, repository, clock, places, devices } = options
  let running: DrillRow[] = []

  function labelOf(scope: DrillScope): string | null {
    if (scope.kind === 'house') return null
    const name = scope.kind === 'room' ? places.room(scope.roomId)?.label : devices.find(scope.deviceId)?.name
    if (name === undefined)
      throw new DomainError('NOT_FOUND', { where: scope.kind === 'room' ? scope.roomId : scope.deviceId })
    return name
  }

  function shown({ startedById, startedName, ...drill }: DrillRow): Drill {
    let scopeLabel: string | null = null
    try {
      scopeLabel = labelOf(drill.scope)
    } catch {
      // The room or device is gone; the drill still runs out.
    }
    return { ...drill, scopeLabel, startedBy: startedName ?? startedById ?? '' }
  }

  function end(drill: DrillRow, at: number, actor: Actor): void {
    withTransaction(records, () => {
      repository.end(drill.id, at, actor.userId)
      appendAudit(records, {
        ...{ at: clock.now(), ...auditAs(actor) },
        action: 'alarms.drill-end',
        objectType: 'alarm-drill',
        objectId: drill.id,
        before: { endsAt: drill.endsAt },
        after: { endedAt: at },
      })
    })
    running = running.filter((one) => one.id !== drill.id)
  }

  function current(): Drill[] {
    const now = clock.now()
    return running.filter((drill) => drill.endsAt > now).map(shown)
  }

  return {
    current,
    load(): void {
      running = repository.listUnended()
    },
    /** The drill an alarm at this place belongs to; one that calls the siren counts before one that does not. */
    of(place: AlarmPlace): DrillRow | null {
      const now = clock.now()
      const found = running.filter((drill) => drill.endsAt > now && holds(drill.scope, place))
      return found.find((drill) => drill.callsSiren) ?? found[0] ?? null
    },
    start(input: z.infer<typeof StartDrillInput>, actor: Actor): Drill {
      const { kind, scope, minutes, callsSiren, reason } = input
      labelOf(scope)
      const at = clock.now()
      const drill: DrillRow = {
        ...{ id: options.newId(), kind, scope, reason, callsSiren, startedAt: at, endsAt: at + minutes * MINUTE_MS },
        startedById: actor.userId,
        startedName: actor.displayName,
      }
      withTransaction(records, () => {
        repository.insert(drill)
        appendAudit(records, {
          ...{ at, ...auditAs(actor) },
          action: 'alarms.drill-start',
          objectType: 'alarm-drill',
          objectId: drill.id,
          after: { kind, scope, minutes, callsSiren },
          reason,
        })
      })
      running = [...running, drill]
      options.onChanged(current())
      return shown(drill)
    },
    stop(id: string, actor: Actor): { id: string } {
      const drill = running.find((one) => one.id === id && one.endsAt > clock.now())
      if (!drill) throw new DomainError('NOT_FOUND', { where: id })
      end(drill, clock.now(), actor)
      options.onChanged(current())
      return { id }
    },
    /** Every second: ends what ran out. A disk that refuses changes nothing: it is over all the same. */
    sweep(): void {
      const over = running.filter((drill) => drill.endsAt <= clock.now())
      if (over.length === 0) return
      for (const drill of over) {
        try {
          end(drill, drill.endsAt, systemActor)
        } catch {
          running = running.filter((one) => one.id !== drill.id)
        }
      }
      options.onChanged(current())
    },
  }
}
