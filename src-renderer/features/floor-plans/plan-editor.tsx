// The editor of one floor. What another editor saved meanwhile is told and never overwritten.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { emptyDrawing } from '#shared/features/floor-plans/drawing.rules.ts'
import type { FloorPlan } from '#shared/features/floor-plans/floor-plans.model.ts'
import { api } from '../../app/rpc-client.ts'
import { errorCodeOf } from '../../ui/error-sentence.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { useSession } from '../accounts/index.ts'
import { EditorCanvas } from './editor-canvas.tsx'
import { EditorHelp } from './editor-help.tsx'
import { type NamedRoom, PartPanel } from './part-panel.tsx'
import { redo, startEdit, type Tool, undo } from './plan-edit.ts'
import { SheetPanel } from './sheet-panel.tsx'
import { Tools } from './tools.tsx'
import { useEditorKeys } from './use-editor-keys.ts'
import { usePlanImage } from './use-plan-image.ts'

export function PlanEditor({ plan, rooms }: { plan: FloorPlan; rooms: readonly NamedRoom[] }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { message } = App.useApp()
  const cache = useQueryClient()
  const isReadOnly = !can('floor-plans.edit')
  const [base, setBase] = useState(plan)
  const [edit, setEdit] = useState(() => startEdit(plan.drawing ?? emptyDrawing))
  const [tool, setTool] = useState<Tool>({ kind: 'select' })
  const [isHelpOpen, setHelpOpen] = useState(false)
  useEditorKeys(!isReadOnly, {
    choose: setTool,
    undo: () => setEdit(undo),
    redo: () => setEdit(redo),
    help: () => setHelpOpen(true),
  })
  const imageUrl = usePlanImage(edit.drawing)
  const devices = useQuery(api.devices.list.queryOptions({ enabled: !isReadOnly && can('devices.read') }))
  const history = useQuery(api.floorPlans.history.queryOptions({ input: { floorId: plan.floorId } }))
  const load = (other: FloorPlan) => {
    setBase(other)
    setEdit(startEdit(other.drawing ?? emptyDrawing))
  }
  const save = useMutation(
    api.floorPlans.save.mutationOptions({
      onSuccess: (saved) => {
        setBase(saved)
        setEdit((now) => ({ ...startEdit(now.drawing), selectedId: now.selectedId }))
        void cache.invalidateQueries({ queryKey: api.floorPlans.key() })
        void message.success(t('floor-plans:saved', { version: saved.version }))
      },
    }),
  )
  const restore = useMutation(
    api.floorPlans.get.mutationOptions({
      onSuccess: (old) =>
        setEdit((now) => ({ ...now, drawing: old.drawing ?? now.drawing, past: [...now.past, now.drawing] })),
    }),
  )
  const isChanged = edit.past.length > 0 || (base.version === 0 && edit.drawing !== emptyDrawing)
  const theirs =
    errorCodeOf(save.error) === 'EDIT_CONFLICT'
      ? (save.error as { data?: { theirs?: FloorPlan } } | null)?.data?.theirs
      : undefined
  return (
    <div className="plan-editor">
      <div className="plan-editor__main">
        {!isReadOnly && (
          <div className="plan-editor__bar">
            <Tools tool={tool} onChoose={setTool} />
            <Button
              size="small"
              title="Ctrl+Z"
              aria-keyshortcuts="Control+Z"
              disabled={edit.past.length === 0}
              onClick={() => setEdit(undo(edit))}
            >
              {t('floor-plans:undo')}
            </Button>
            <Button
              size="small"
              title="Ctrl+Y"
              aria-keyshortcuts="Control+Y"
              disabled={edit.future.length === 0}
              onClick={() => setEdit(redo(edit))}
            >
              {t('floor-plans:redo')}
            </Button>
            <Button size="small" aria-keyshortcuts="?" onClick={() => setHelpOpen(true)}>
              {t('floor-plans:help.open')}
            </Button>
            <Button
              type="primary"
              size="small"
              disabled={!isChanged}
              loading={save.isPending}
              onClick={() => save.mutate({ floorId: plan.floorId, basedOn: base.version, drawing: edit.drawing })}
            >
              {t('floor-plans:save')}
            </Button>
          </div>
        )}
        {theirs && (
          <div role="alert" className="plan-editor__conflict">
            <p>{t('floor-plans:conflict', { version: theirs.version, by: theirs.savedBy ?? '' })}</p>
            <Button onClick={() => load(theirs)}>{t('floor-plans:takeTheirs')}</Button>
            <Button
              onClick={() => save.mutate({ floorId: plan.floorId, basedOn: theirs.version, drawing: edit.drawing })}
            >
              {t('floor-plans:keepMine')}
            </Button>
          </div>
        )}
        {save.error && !theirs && <ErrorState error={save.error} />}
        <EditorCanvas edit={edit} tool={tool} imageUrl={imageUrl} isReadOnly={isReadOnly} onEdit={setEdit} />
        <p id="plan-canvas-keys" className="plan-editor__keys">
          {t(isReadOnly ? 'floor-plans:keysReading' : 'floor-plans:keys')}
        </p>
      </div>
      {isHelpOpen && <EditorHelp onClose={() => setHelpOpen(false)} />}
      <aside className="plan-editor__side" aria-label={t('floor-plans:properties')}>
        {!isReadOnly && (
          <>
            <PartPanel edit={edit} rooms={rooms} devices={devices.data ?? []} onEdit={setEdit} />
            <SheetPanel edit={edit} rooms={rooms} onEdit={setEdit} />
          </>
        )}
        <section className="plan-panel" aria-label={t('floor-plans:versions')}>
          <h2>{t('floor-plans:versions')}</h2>
          {history.data?.length === 0 && <p>{t('floor-plans:noVersion')}</p>}
          <ol className="plan-versions">
            {history.data?.map((each) => (
              <li key={each.version}>
                <b>{t('floor-plans:version', { version: each.version })}</b> <InstantText at={each.savedAt} />{' '}
                {each.savedBy} {t('floor-plans:contents', { areas: each.areaCount, marks: each.markCount })}
                {!isReadOnly && (
                  <button
                    type="button"
                    className="filter-chip"
                    onClick={() => restore.mutate({ floorId: plan.floorId, version: each.version })}
                  >
                    {t('floor-plans:fetch')}
                  </button>
                )}
              </li>
            ))}
          </ol>
        </section>
      </aside>
    </div>
  )
}
