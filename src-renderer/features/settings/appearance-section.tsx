import { useTranslation } from 'react-i18next'
import { AppearanceChoice } from '../../app/shell/appearance-menu.tsx'
import { Section } from '../../ui/section.tsx'

/** Theme, size and language of this seat. */
export function AppearanceSection() {
  const { t } = useTranslation()
  return (
    <Section title={t('shell:appearance.title')} note={t('settings:appearanceNote')}>
      <div className="settings-pad">
        <AppearanceChoice />
      </div>
    </Section>
  )
}
