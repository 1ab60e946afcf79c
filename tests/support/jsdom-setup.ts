// What jsdom lacks and the screens need: media queries, element sizes, a resize observer. Import it first in a jsdom test.
import { startI18n } from '../../src-renderer/i18n/i18n.ts'

const screenWidthPx = 1200
const screenHeightPx = 600

window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  }) as MediaQueryList

globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

// Virtual rows draw nothing in an element without a size.
for (const [name, size] of [
  ['offsetWidth', screenWidthPx],
  ['clientWidth', screenWidthPx],
  ['offsetHeight', screenHeightPx],
  ['clientHeight', screenHeightPx],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size })
}
Element.prototype.scrollTo ??= () => undefined
Element.prototype.scrollIntoView ??= () => undefined

await startI18n('zh-CN')
