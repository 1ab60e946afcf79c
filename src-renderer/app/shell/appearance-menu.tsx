import { Button, Popover, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { type LanguageName, languageNames } from '../../i18n/i18n.ts'
import { type SizeName, sizeNames, type ThemeName, themeNames } from '../../ui/tokens.ts'
import { useAppearance } from '../appearance-context.ts'

/** Theme, size and language of this seat. Languages are named in themselves, so a wrong choice can be found back. */
export function AppearanceChoice() {
  const { t } = useTranslation()
  const { appearance, change } = useAppearance()
  return (
    <div className="appearance-choice">
      <span id="appearance-theme">{t('shell:appearance.theme')}</span>
      <Segmented<ThemeName>
        aria-labelledby="appearance-theme"
        value={appearance.theme}
        options={themeNames.map((name) => ({ value: name, label: t(`shell:appearance.themes.${name}`) }))}
        onChange={(theme) => change({ theme })}
      />
      <span id="appearance-size">{t('shell:appearance.size')}</span>
      <Segmented<SizeName>
        aria-labelledby="appearance-size"
        value={appearance.size}
        options={sizeNames.map((name) => ({ value: name, label: t(`shell:appearance.sizes.${name}`) }))}
        onChange={(size) => change({ size })}
      />
      <span id="appearance-language">{t('shell:appearance.language')}</span>
      <Segmented<LanguageName>
        aria-labelledby="appearance-language"
        value={appearance.language}
        options={languageNames.map((name) => ({ value: name, label: { 'zh-CN': '中文', en: 'English' }[name] }))}
        onChange={(language) => change({ language })}
      />
    </div>
  )
}

export function AppearanceMenu() {
  const { t } = useTranslation()
  return (
    <Popover content={<AppearanceChoice />} trigger="click" placement="rightTop">
      <Button type="text" size="small" className="app-shell__appearance" aria-haspopup="dialog">
        {t('shell:appearance.title')}
      </Button>
    </Popover>
  )
}
