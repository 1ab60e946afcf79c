// The scope the rules page shows stands in its address, so that a resident's drawer can point at it: `/alarms/rules?resident=…`.
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { ResidentId, RoomId } from '#shared/contract/primitives.ts'
import type { ResolvedRule, RuleScope } from '#shared/features/alarms/alarm-rules.model.ts'
import { CareLevel } from '#shared/features/residents/residents.model.ts'
import { api } from '../../app/rpc-client.ts'

export function useRuleScope() {
  const [search, setSearch] = useSearchParams()
  const resident = search.get('resident')
  const room = search.get('room')
  const level = CareLevel.safeParse(search.get('level')).data

  function read(): RuleScope {
    if (resident) return { level: 'person', residentId: resident as ResidentId }
    if (room) return { level: 'room', roomId: room as RoomId }
    return level ? { level: 'care-level', careLevel: level } : { level: 'facility' }
  }

  function choose(next: RuleScope): void {
    setSearch(() => {
      if (next.level === 'person') return { resident: next.residentId }
      if (next.level === 'room') return { room: next.roomId }
      return next.level === 'care-level' ? { level: next.careLevel } : {}
    })
  }

  return { scope: read(), choose }
}

/** Every kind as it counts at the scope; a person's are health data and come another way. */
export function useRules(scope: RuleScope) {
  const isPerson = scope.level === 'person'
  const house = useQuery({
    ...api.alarms.rules.list.queryOptions({ input: { scope: isPerson ? { level: 'facility' } : scope } }),
    enabled: !isPerson,
  })
  const person = useQuery({
    ...api.alarms.rules.ofResident.queryOptions({
      input: { residentId: (isPerson ? scope.residentId : '') as ResidentId },
    }),
    enabled: isPerson,
  })
  return isPerson ? person : house
}

/** One line of the page. */
export type RuleRow = Pick<ResolvedRule, 'kind' | 'basis'> & ResolvedRule['fields'][number] & { key: string }

export function rowsOf(rules: readonly ResolvedRule[]): RuleRow[] {
  return rules.flatMap(({ kind, basis, fields }) =>
    fields.map((one) => ({ ...one, kind, basis, key: `${kind}.${one.field}` })),
  )
}
