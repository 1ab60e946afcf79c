// What one can draw: areas, doors and exits, marks. A tool that has a key says so.
import { useTranslation } from 'react-i18next'
import { AreaKind, MarkKind, OpeningKind } from '#shared/features/floor-plans/floor-plans.model.ts'
import { FilterChip } from '../../ui/filter-chip.tsx'
import type { Tool } from './plan-edit.ts'
import { isSameTool, keyOfTool } from './tool-keys.ts'

const tools: readonly Tool[] = [
  { kind: 'select' },
  ...AreaKind.options.map((of): Tool => ({ kind: 'area', of, isPolygon: false })),
  { kind: 'area', of: 'room', isPolygon: true },
  ...OpeningKind.options.map((of): Tool => ({ kind: 'opening', of })),
  ...MarkKind.options.map((of): Tool => ({ kind: 'mark', of })),
]

/** What a tool is called. */
export function useToolName(): (tool: Tool) => string {
  const { t } = useTranslation()
  return (tool) => {
    if (tool.kind === 'select') return t('floor-plans:tool.select')
    if (tool.kind === 'area') return t(tool.isPolygon ? 'floor-plans:tool.polygon' : `floor-plans:area.${tool.of}`)
    return t(`floor-plans:${tool.kind}.${tool.of}`)
  }
}

export function Tools({ tool, onChoose }: { tool: Tool; onChoose: (tool: Tool) => void }) {
  const { t } = useTranslation()
  const nameOf = useToolName()
  const told = (each: Tool) => {
    const key = keyOfTool(each)
    return key === undefined ? undefined : t('floor-plans:toolKey', { name: nameOf(each), key })
  }
  return (
    <div role="toolbar" aria-label={t('floor-plans:tools')} className="plan-tools">
      {tools.map((each) => (
        <FilterChip
          key={JSON.stringify(each)}
          label={nameOf(each)}
          definition={told(each)}
          isOn={isSameTool(tool, each)}
          onToggle={(isOn) => onChoose(isOn ? each : { kind: 'select' })}
        />
      ))}
    </div>
  )
}
