// Reads tokens.css so that the component library and the style sheets can never hold two different colours.
import source from './tokens.css?raw'

export type ThemeName = 'light' | 'dark' | 'night'
export type SizeName = 'normal' | 'large'
export type Tokens = ReadonlyMap<string, string>

export const themeNames: readonly ThemeName[] = ['light', 'dark', 'night']
export const sizeNames: readonly SizeName[] = ['normal', 'large']

function declarationsOf(css: string, selector: string): [string, string][] {
  const withoutComments = css.replace(/\/\*[\s\S]*?\*\//g, '')
  const start = withoutComments.indexOf(`${selector} {`)
  if (start < 0) return []
  const body = withoutComments.slice(withoutComments.indexOf('{', start) + 1, withoutComments.indexOf('}', start))
  return [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', (match[2] ?? '').trim()])
}

/** The tokens one theme and size give, as the browser's cascade would: base, then theme, then size. */
export function readTokens(theme: ThemeName, size: SizeName, css: string = source): Tokens {
  return new Map([
    ...declarationsOf(css, ':root'),
    ...declarationsOf(css, `:root[data-theme="${theme}"]`),
    ...declarationsOf(css, `:root[data-size="${size}"]`),
  ])
}

export function tokenText(tokens: Tokens, name: string): string {
  const value = tokens.get(name)
  if (value === undefined) throw new Error(`ui/tokens.css has no --${name}; add it to the :root block`)
  return value
}

/** A length token in pixels. */
export function tokenPixels(tokens: Tokens, name: string): number {
  const value = Number.parseFloat(tokenText(tokens, name))
  if (Number.isNaN(value)) throw new Error(`--${name} in ui/tokens.css is not a length; write it as a number of px`)
  return value
}
