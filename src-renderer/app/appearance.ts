// Theme, size and language of this seat. Kept in localStorage under `yian.appearance` as {"theme","size","language"};
// any other content is ignored, so a spoilt entry can never keep the console from starting.
import { type LanguageName, languageNames } from '../i18n/i18n.ts'
import { type SizeName, sizeNames, type ThemeName, themeNames } from '../ui/tokens.ts'

export type Appearance = { theme: ThemeName; size: SizeName; language: LanguageName }

export const appearanceKey = 'yian.appearance'
export const firstAppearance: Appearance = { theme: 'light', size: 'normal', language: 'zh-CN' }

function oneOf<Name extends string>(names: readonly Name[], value: unknown, otherwise: Name): Name {
  return names.find((name) => name === value) ?? otherwise
}

export function readAppearance(storage: Pick<Storage, 'getItem'>): Appearance {
  try {
    const saved: unknown = JSON.parse(storage.getItem(appearanceKey) ?? '{}')
    const fields = (typeof saved === 'object' && saved !== null ? saved : {}) as Record<string, unknown>
    return {
      theme: oneOf(themeNames, fields.theme, firstAppearance.theme),
      size: oneOf(sizeNames, fields.size, firstAppearance.size),
      language: oneOf(languageNames, fields.language, firstAppearance.language),
    }
  } catch {
    return firstAppearance
  }
}

export function writeAppearance(appearance: Appearance, storage: Pick<Storage, 'setItem'>): void {
  try {
    storage.setItem(appearanceKey, JSON.stringify(appearance))
  } catch {
    // A full or forbidden storage costs the memory of the choice, not the choice.
  }
}

export function applyAppearance({ theme, size, language }: Appearance, root: HTMLElement): void {
  root.dataset.theme = theme
  root.dataset.size = size
  root.lang = language
}
