// Whose rules are shown: the house, a level of care, a room, or the person the page was opened for.
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ResidentId, RoomId } from '#shared/contract/primitives.ts'
import type { RuleScope } from '#shared/features/alarms/alarm-rules.model.ts'
import { scopeKeyOf } from '#shared/features/alarms/alarm-rules.rules.ts'
import { CareLevel } from '#shared/features/residents/residents.model.ts'
import { api } from '../../app/rpc-client.ts'
import { useSession } from '../accounts/index.ts'
import { useRuleWords } from './rule-words.ts'

export function RuleScopePicker({ scope, onChoose }: { scope: RuleScope; onChoose: (scope: RuleScope) => void }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { scopeText } = useRuleWords()
  const map = useQuery({ ...api.beds.map.queryOptions({ input: {} }), enabled: can('beds.read') })
  const residents = useQuery({
    ...api.residents.list.queryOptions({ input: {} }),
    enabled: can('residents.read') && can('vitals.read'),
  })
  const options: { value: string; label: string; scope: RuleScope }[] = [
    { level: 'facility' as const },
    ...CareLevel.options.map((careLevel) => ({ level: 'care-level' as const, careLevel })),
  ].map((one) => ({ value: `${one.level}:${scopeKeyOf(one)}`, label: scopeText(one, null), scope: one }))
  for (const room of map.data?.rooms ?? []) {
    const one: RuleScope = { level: 'room', roomId: room.id as RoomId }
    options.push({ value: `room:${room.id}`, label: scopeText(one, room.name), scope: one })
  }
  for (const row of residents.data?.rows ?? []) {
    const one: RuleScope = { level: 'person', residentId: row.id as ResidentId }
    options.push({ value: `person:${row.id}`, label: scopeText(one, row.name), scope: one })
  }
  const value = `${scope.level}:${scopeKeyOf(scope)}`
  return (
    <Select
      className="rules-scope"
      aria-label={t('alarm-rules:scope.title')}
      value={value}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      loading={map.isLoading || residents.isLoading}
      onChange={(chosen: string) => {
        const found = options.find((option) => option.value === chosen)
        if (found) onChoose(found.scope)
      }}
    />
  )
}
