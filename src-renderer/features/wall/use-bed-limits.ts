// The limits that count for whoever lies in a bed: the person's own where they may be read, else those of the room.
import { useQuery } from '@tanstack/react-query'
import type { AlarmRule, ResolvedRule } from '#shared/features/alarms/alarm-rules.model.ts'
import type { AlarmKind } from '#shared/features/alarms/alarms.model.ts'
import type { BedTile } from '#shared/features/wall/wall.contract.ts'
import { api } from '../../app/rpc-client.ts'
import { useSession } from '../accounts/index.ts'
import { limitsOf } from './bed-chart.ts'
import type { ChartLimits } from './components/bed-chart.tsx'

const noLimits: ChartLimits = { heartRate: [], respiration: [] }

function ruleOf(rules: readonly ResolvedRule[], kind: AlarmKind): AlarmRule {
  const found = rules.find((rule) => rule.kind === kind)
  return Object.fromEntries(found?.fields.map(({ field, value }) => [field, value]) ?? []) as AlarmRule
}

const vitalKinds: readonly AlarmKind[] = ['heart-rate-high', 'heart-rate-low', 'respiration-high', 'respiration-low']

export function useBedLimits(tile: BedTile) {
  const { can } = useSession()
  const mayKnowPerson = can('beds.read') && can('residents.read') && can('vitals.read')
  const map = useQuery(api.beds.map.queryOptions({ input: {}, enabled: mayKnowPerson }))
  const residentId = map.data?.beds.find((bed) => bed.id === tile.bedId)?.occupant?.residentId
  const own = useQuery({
    ...api.alarms.rules.ofResident.queryOptions({
      input: { residentId: residentId as NonNullable<typeof residentId> },
    }),
    enabled: residentId !== undefined,
  })
  const ofRoom = useQuery(
    api.alarms.rules.list.queryOptions({
      input: { scope: { level: 'room', roomId: tile.roomId } },
      enabled: can('alarms.read') && residentId === undefined && !map.isLoading,
    }),
  )
  const rules = own.data ?? ofRoom.data
  if (!rules) return { limits: noLimits, source: null, isSigned: true }
  const of = (above: AlarmKind, below: AlarmKind) =>
    limitsOf({ above: ruleOf(rules, above), below: ruleOf(rules, below) })
  const fields = rules.filter(({ kind }) => vitalKinds.includes(kind)).flatMap((rule) => rule.fields)
  return {
    limits: {
      heartRate: of('heart-rate-high', 'heart-rate-low'),
      respiration: of('respiration-high', 'respiration-low'),
    },
    source: own.data ? ('person' as const) : ('room' as const),
    isSigned: fields.every(({ signOff }) => signOff.state !== 'missing'),
  }
}
