// Beds that do not fit one screen are shown page by page, floor by floor: a half row at the edge of the screen is a bed nobody sees. Pure.

export type WallPageOf<Bed> = {
  beds: readonly Bed[]
  /** The floor all beds of the page are on; null = several floors. */
  floorName: string | null
}

type Floored = { tile: { floorId: string; floorName: string } }

/** Pages of about equal length, each even where it can be: the two beds of a room stay together. */
function splitEvenly<Bed>(beds: readonly Bed[], fits: (count: number) => boolean): (readonly Bed[])[] {
  for (let pages = 1; pages <= beds.length; pages += 1) {
    const plain = Math.ceil(beds.length / pages)
    const length = plain + (plain % 2)
    const size = fits(length) ? length : plain
    if (fits(size) || size === 1) {
      return Array.from({ length: Math.ceil(beds.length / size) }, (_each, at) =>
        beds.slice(at * size, (at + 1) * size),
      )
    }
  }
  return [beds]
}

/** `fits(n)`: n tiles of legible size fit the screen. `isByFloor` false keeps the order as it is given, e.g. by urgency. */
export function pageWall<Bed extends Floored>(
  beds: readonly Bed[],
  fits: (count: number) => boolean,
  isByFloor: boolean,
): WallPageOf<Bed>[] {
  const nameOf = (part: readonly Bed[]) => {
    const first = part[0]?.tile
    return first && part.every(({ tile }) => tile.floorId === first.floorId) ? first.floorName : null
  }
  const groups = new Map<string, Bed[]>()
  if (isByFloor && !fits(beds.length)) {
    for (const bed of beds) groups.set(bed.tile.floorId, [...(groups.get(bed.tile.floorId) ?? []), bed])
  } else groups.set('', [...beds])
  return [...groups.values()]
    .flatMap((group) => splitEvenly(group, fits))
    .map((part) => ({ beds: part, floorName: nameOf(part) }))
}
