// Texts of the screens: one JSON file a feature and language; the file's name is the namespace. zh-CN is written first and is the fallback.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export type LanguageName = 'zh-CN' | 'en'
export const languageNames: readonly LanguageName[] = ['zh-CN', 'en']

type Texts = Record<string, unknown>

function namespacesOf(files: Record<string, Texts>): Record<string, Texts> {
  return Object.fromEntries(Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ''), texts]))
}

const resources: Record<LanguageName, Record<string, Texts>> = {
  'zh-CN': namespacesOf(import.meta.glob<Texts>('./zh-CN/*.json', { eager: true, import: 'default' })),
  en: namespacesOf(import.meta.glob<Texts>('./en/*.json', { eager: true, import: 'default' })),
}

/** Must run once before the first render. */
export async function startI18n(language: LanguageName): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    supportedLngs: [...languageNames],
    resources,
    ns: Object.keys(resources['zh-CN']),
    defaultNS: 'common',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}

export async function changeLanguage(language: LanguageName): Promise<void> {
  await i18next.changeLanguage(language)
}
