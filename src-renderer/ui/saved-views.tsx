// Named filter settings of a list, kept on this seat under `yian.views.<list>` as [{"name","search"}]; anything else there is ignored.
import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'

type SavedView = { name: string; search: string }
const mostViews = 12

export function readViews(listId: string, storage: Pick<Storage, 'getItem'>): SavedView[] {
  try {
    const saved: unknown = JSON.parse(storage.getItem(`yian.views.${listId}`) ?? '[]')
    if (!Array.isArray(saved)) return []
    return saved
      .filter((view): view is SavedView => typeof view?.name === 'string' && typeof view?.search === 'string')
      .slice(0, mostViews)
  } catch {
    return []
  }
}

export function SavedViews({ listId }: { listId: string }) {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const [views, setViews] = useState(() => readViews(listId, localStorage))
  const [name, setName] = useState('')

  const keep = (next: SavedView[]) => {
    setViews(next)
    try {
      localStorage.setItem(`yian.views.${listId}`, JSON.stringify(next))
    } catch {
      // A full or forbidden storage costs only the memory of the view.
    }
  }
  const save = () => {
    const trimmed = name.trim()
    if (trimmed === '') return
    keep(
      [...views.filter((view) => view.name !== trimmed), { name: trimmed, search: params.toString() }].slice(
        -mostViews,
      ),
    )
    setName('')
  }
  const content = (
    <div className="choice-chip__list">
      {views.length === 0 && <span className="muted">{t('ui:views.none')}</span>}
      {views.map((view) => (
        <span key={view.name} style={{ display: 'flex', gap: 'var(--space-2)', justifyContent: 'space-between' }}>
          <Button type="link" size="small" onClick={() => setParams(new URLSearchParams(view.search))}>
            {view.name}
          </Button>
          <Button
            type="text"
            size="small"
            aria-label={t('ui:views.removeOf', { name: view.name })}
            onClick={() => keep(views.filter((other) => other !== view))}
          >
            {t('common:delete')}
          </Button>
        </span>
      ))}
      <Input
        size="small"
        value={name}
        maxLength={20}
        aria-label={t('ui:views.name')}
        placeholder={t('ui:views.name')}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={save}
      />
      <Button size="small" disabled={name.trim() === ''} onClick={save}>
        {t('ui:views.save')}
      </Button>
    </div>
  )
  return (
    <Popover content={content} trigger="click" placement="bottomRight" title={t('ui:views.title')}>
      <Button type="text" size="small" aria-haspopup="dialog">
        {t('ui:views.title')}
      </Button>
    </Popover>
  )
}
