import { SearchOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/kbd.tsx'

/** Looks like a field and opens the command palette, where the typing happens. */
export function SearchField({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation()
  return (
    <button type="button" className="search-field" onClick={onOpen} aria-keyshortcuts="Control+K">
      <SearchOutlined className="search-field__icon" aria-hidden="true" />
      <span className="search-field__hint">{t('shell:search.hint')}</span>
      <Kbd keys="Ctrl K" />
    </button>
  )
}
