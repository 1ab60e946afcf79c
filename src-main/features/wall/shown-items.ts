// What the wall shows now, item by item, so that only what differs is told and only what may differ is built anew.
// Must never call an item unchanged that was not looked at for longer than the wall allows.

type Shown = { text: string; at: number; isTouched: boolean }

export type ShownItems<Item> = {
  /** The item may look different now. */
  touch(id: string): void
  touchAll(): void
  /** True when the item must be built: it was touched, never shown, or was built `ageMs` ago or longer. */
  isDue(id: string, now: number, ageMs: number): boolean
  /** Every item there is; `make` is null for one that is taken to look as before. Answers what differs, and what is gone. */
  show(items: readonly { id: string; make: (() => Item) | null }[], now: number): { changed: Item[]; gone: string[] }
}

export function createShownItems<Item>(): ShownItems<Item> {
  const shown = new Map<string, Shown>()

  return {
    touch(id) {
      const item = shown.get(id)
      if (item) item.isTouched = true
    },
    touchAll() {
      for (const item of shown.values()) item.isTouched = true
    },
    isDue(id, now, ageMs) {
      const item = shown.get(id)
      return item === undefined || item.isTouched || Math.abs(now - item.at) >= ageMs
    },
    show(items, now) {
      const gone = new Set(shown.keys())
      const changed: Item[] = []
      for (const { id, make } of items) {
        gone.delete(id)
        if (make === null) continue
        const item = make()
        const text = JSON.stringify(item)
        if (shown.get(id)?.text !== text) changed.push(item)
        shown.set(id, { text, at: now, isTouched: false })
      }
      for (const id of gone) shown.delete(id)
      return { changed, gone: [...gone] }
    },
  }
}
