// Ctrl+K: finds anything by name, pinyin, initials, bed number or last digits of the ID, and the pages by their names.
import { Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { NavigationEntry } from '../feature.ts'
import './command-palette.css'
import { usePaletteSearch } from './use-palette-search.ts'

export type PaletteResult = {
  id: string
  /** Heading it stands under, such as 老人. */
  group: string
  label: string
  detail?: ReactNode
  to: string
}

type CommandPaletteProps = {
  isOpen: boolean
  onClose: () => void
  search: (query: string, signal: AbortSignal) => Promise<readonly PaletteResult[]>
  entries: readonly NavigationEntry[]
}

export function CommandPalette(props: CommandPaletteProps) {
  const { t } = useTranslation()
  return (
    <Modal
      open={props.isOpen}
      onCancel={props.onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      width={640}
      style={{ top: '12vh' }}
      title={<span className="visually-hidden">{t('shell:search.label')}</span>}
      className="command-palette"
    >
      <Palette {...props} />
    </Modal>
  )
}

function Palette({ onClose, search, entries }: CommandPaletteProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const pages = entries.map(
    (entry): PaletteResult => ({
      id: `page-${entry.to}`,
      group: t('shell:search.pages'),
      label: t(entry.labelKey),
      to: entry.to,
    }),
  )
  const { results, state } = usePaletteSearch(query, search, pages)
  const active = Math.min(chosen, results.length - 1)

  const open = (result: PaletteResult | undefined) => {
    if (!result) return
    onClose()
    navigate(result.to)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const steps: Record<string, () => void> = {
      ArrowDown: () => setChosen((active + 1) % Math.max(1, results.length)),
      ArrowUp: () => setChosen((active - 1 + results.length) % Math.max(1, results.length)),
      Enter: () => open(results[active]),
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }

  const groups = [...new Set(results.map((result) => result.group))]
  return (
    <div>
      <input
        // biome-ignore lint/a11y/noAutofocus: the palette is opened in order to type
        autoFocus
        className="command-palette__input"
        role="combobox"
        aria-expanded={results.length > 0}
        aria-controls="command-palette-list"
        aria-activedescendant={results[active] ? `command-palette-${active}` : undefined}
        aria-autocomplete="list"
        aria-label={t('shell:search.label')}
        placeholder={t('shell:search.hint')}
        value={query}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id="command-palette-list"
        role="listbox"
        aria-label={t('shell:search.results')}
        className="command-palette__list"
      >
        {groups.map((group) => (
          <div key={group} role="group" aria-label={group}>
            <div className="command-palette__group" aria-hidden="true">
              {group}
            </div>
            {results.map((result, index) =>
              result.group === group ? (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes arrows and Enter for the active option
                // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names this option by aria-activedescendant
                <div
                  key={result.id}
                  id={`command-palette-${index}`}
                  role="option"
                  aria-selected={index === active}
                  className="command-palette__option"
                  ref={index === active ? (element) => element?.scrollIntoView?.({ block: 'nearest' }) : undefined}
                  onClick={() => open(result)}
                >
                  <b>{result.label}</b>
                  <span className="muted">{result.detail}</span>
                </div>
              ) : null,
            )}
          </div>
        ))}
      </div>
      <p className="command-palette__state muted" role="status">
        {state === 'failed' && t('shell:search.failed')}
        {state === 'searching' && t('shell:search.searching')}
        {state === 'idle' && query.trim() !== '' && t('shell:search.found', { count: results.length })}
      </p>
    </div>
  )
}
