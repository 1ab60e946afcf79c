// The rules of the alarms: every value with where it comes from, and whether a physician stands for it.
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { FilterInput } from '../../ui/filter-input.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import './alarms.css'
import { type RuleRow, rowsOf, useRuleScope, useRules } from './rule-scope.ts'
import { RuleScopePicker } from './rule-scope-picker.tsx'
import { useRuleWords } from './rule-words.ts'

const own = ['facility', 'care-level', 'room', 'person']
const filters = ['unsigned', 'changed'] as const
type Filter = (typeof filters)[number]
const passes: Record<Filter, (row: RuleRow) => boolean> = {
  unsigned: (row) => row.signOff.state === 'missing',
  changed: (row) => own.includes(row.source),
}

export function RulesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { key } = useParams()
  const [search] = useSearchParams()
  const { scope, choose } = useRuleScope()
  const rules = useRules(scope)
  const columns = useRuleColumns()
  const [text, setText] = useState('')
  const [filter, setFilter] = useState<Filter | null>(null)
  const all = useMemo(() => rules.data && rowsOf(rules.data), [rules.data])
  const wanted = text.trim()
  const rows = all?.filter((row) => {
    const words = `${t(`alarms:kind.${row.kind}`)} ${t(`alarm-rules:field.${row.field}`)}`
    return (filter === null || passes[filter](row)) && words.includes(wanted)
  })
  return (
    <PageFrame
      title={t('alarm-rules:title')}
      count={rows ? t('alarm-rules:count', { count: rows.length }) : undefined}
      filter={<FilterInput value={text} onChange={setText} placeholder={t('alarm-rules:filter')} />}
      filterBar={
        <>
          <RuleScopePicker scope={scope} onChoose={choose} />
          {filters.map((each) => (
            <FilterChip
              key={each}
              label={t(`alarm-rules:show.${each}`)}
              count={all?.filter(passes[each]).length ?? null}
              isOn={filter === each}
              onToggle={(isOn) => setFilter(isOn ? each : null)}
            />
          ))}
        </>
      }
      drawer={<Outlet />}
    >
      <AppTable
        id="alarm-rules"
        label={t('alarm-rules:title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        openKey={key}
        onOpen={(row) => navigate({ pathname: `/alarms/rules/${row.key}`, search: search.toString() })}
        error={rules.error}
        onRetry={() => void rules.refetch()}
        empty={<EmptyState title={t('alarm-rules:empty')} hint={t('alarm-rules:emptyHint')} />}
      />
    </PageFrame>
  )
}

function useRuleColumns(): AppColumn<RuleRow>[] {
  const { t, i18n } = useTranslation()
  const { valueText, fieldText } = useRuleWords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language alone
  return useMemo<AppColumn<RuleRow>[]>(
    () => [
      {
        id: 'kind',
        header: t('alarm-rules:column.kind'),
        value: (row) => t(`alarms:kind.${row.kind}`),
        width: 130,
        priority: 1,
        isRowHeader: true,
      },
      {
        id: 'field',
        header: t('alarm-rules:column.field'),
        value: (row) => fieldText(row.field),
        width: 190,
        priority: 1,
      },
      {
        id: 'value',
        header: t('alarm-rules:column.value'),
        value: (row) => valueText(row.field, row.value),
        width: 150,
        priority: 1,
      },
      {
        id: 'source',
        header: t('alarm-rules:column.source'),
        value: (row) => t(`alarm-rules:source.${row.source}`),
        width: 110,
      },
      {
        id: 'signOff',
        header: t('alarm-rules:column.signOff'),
        value: (row) => t(`alarm-rules:signOff.${row.signOff.state}`),
        cell: (row) => (
          <span className={row.signOff.state === 'missing' ? 'rules-unsigned' : 'muted'}>
            {t(`alarm-rules:signOff.${row.signOff.state}`)}
          </span>
        ),
        width: 140,
      },
    ],
    [i18n.language],
  )
}
