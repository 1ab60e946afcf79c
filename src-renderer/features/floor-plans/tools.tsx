// What one can draw: areas, doors and exits, marks.
import { useTranslation } from 'react-i18next'
import { AreaKind, MarkKind, OpeningKind } from '#shared/features/floor-plans/floor-plans.model.ts'
import { FilterChip } from '../../ui/filter-chip.tsx'
import type { Tool } from './plan-edit.ts'

function isSame(left: Tool, right: Tool): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

export function Tools({ tool, onChoose }: { tool: Tool; onChoose: (tool: Tool) => void }) {
  const { t } = useTranslation()
  const chip = (wanted: Tool, label: string) => (
    <FilterChip
      key={JSON.stringify(wanted)}
      label={label}
      isOn={isSame(tool, wanted)}
      onToggle={(isOn) => onChoose(isOn ? wanted : { kind: 'select' })}
    />
  )
  return (
    <div role="toolbar" aria-label={t('floor-plans:tools')} className="plan-tools">
      {chip({ kind: 'select' }, t('floor-plans:tool.select'))}
      {AreaKind.options.map((of) => chip({ kind: 'area', of, isPolygon: false }, t(`floor-plans:area.${of}`)))}
      {chip({ kind: 'area', of: 'room', isPolygon: true }, t('floor-plans:tool.polygon'))}
      {OpeningKind.options.map((of) => chip({ kind: 'opening', of }, t(`floor-plans:opening.${of}`)))}
      {MarkKind.options.map((of) => chip({ kind: 'mark', of }, t(`floor-plans:mark.${of}`)))}
    </div>
  )
}
