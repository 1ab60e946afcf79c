import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { ABILITY_LEVELS, FUNDING_CATEGORIES } from '#shared/features/residents/resident.codes.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import { ChoiceChip } from '../../../ui/choice-chip.tsx'
import { FilterChip } from '../../../ui/filter-chip.tsx'
import {
  categoryOf,
  countBy,
  floorOf,
  isAssessmentOverdue,
  isAway,
  levelOf,
  readFilters,
  readScope,
  scopes,
  unknownValue,
  withParam,
} from '../filters.ts'

/** More floors than this stand in one list instead of a chip each. */
const mostFloorChips = 5

/** The chips over the list. `rows`: the whole list before filtering; undefined while it loads. */
export function ResidentFilterBar({ rows, on }: { rows: readonly ResidentRow[] | undefined; on: string }) {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const filters = readFilters(params)
  const scope = readScope(params)
  const known = rows ?? []
  const set = (key: string, value: string) => setParams(withParam(params, key, value), { replace: true })
  const toggle = (list: readonly string[], value: string, isOn: boolean) =>
    (isOn ? [...list, value] : list.filter((other) => other !== value)).join(',')

  const floors = countBy(known, floorOf)
    .map(({ value, count }) => ({ value, count, label: value === unknownValue ? t('residents:noBed') : value }))
    .sort((left, right) => left.label.localeCompare(right.label, 'zh-CN', { numeric: true }))
  const levels = countBy(known, levelOf, ABILITY_LEVELS.map(String)).map((entry) => ({
    ...entry,
    label: entry.value === unknownValue ? t('residents:notAssessed') : t(`residents:ability.${entry.value}`),
  }))
  const categories = countBy(known, categoryOf, FUNDING_CATEGORIES).map((entry) => ({
    ...entry,
    label: entry.value === unknownValue ? t('common:unknown') : t(`residents:category.${entry.value}`),
  }))
  const overdueCount = rows && known.filter((row) => isAssessmentOverdue(row, on)).length
  const awayCount = rows && known.filter(isAway).length

  return (
    <>
      {floors.length > mostFloorChips ? (
        <ChoiceChip
          label={t('residents:column.floor')}
          choices={floors}
          chosen={filters.floors}
          onChange={(chosen) => set('floor', chosen.join(','))}
        />
      ) : (
        floors.map((floor) => (
          <FilterChip
            key={floor.value}
            label={floor.label}
            count={floor.count}
            isOn={filters.floors.includes(floor.value)}
            onToggle={(isOn) => set('floor', toggle(filters.floors, floor.value, isOn))}
          />
        ))
      )}
      <ChoiceChip
        label={t('residents:column.level')}
        choices={levels}
        chosen={filters.levels}
        onChange={(chosen) => set('level', chosen.join(','))}
      />
      <ChoiceChip
        label={t('residents:column.category')}
        choices={categories}
        chosen={filters.categories}
        onChange={(chosen) => set('category', chosen.join(','))}
      />
      <FilterChip
        label={t('residents:filter.overdue')}
        count={overdueCount ?? null}
        isOn={filters.isOverdueOnly}
        onToggle={(isOn) => set('overdue', isOn ? '1' : '')}
      />
      <FilterChip
        label={t('residents:filter.away')}
        count={awayCount ?? null}
        isOn={filters.isAwayOnly}
        onToggle={(isOn) => set('away', isOn ? '1' : '')}
      />
      {scopes.slice(1).map((each) => (
        <FilterChip
          key={each}
          label={t(`residents:scope.${each}`)}
          isOn={scope === each}
          onToggle={(isOn) => set('scope', isOn ? each : '')}
        />
      ))}
    </>
  )
}
