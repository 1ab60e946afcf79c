// What stands where on the wall: front row, tiles page by page, chips. All beds fit, or pages turn, or those that need nobody shrink.
import { type RefObject, useCallback, useMemo } from 'react'
import type { BedId } from '#shared/contract/primitives.ts'
import { useDensity } from '../../ui/density.ts'
import { isDialogOpen } from '../../ui/use-shortcut.ts'
import { needsSomebody, passesFilter, urgencyOf } from './tile-state.ts'
import { useElementSize } from './use-element-size.ts'
import type { Wall, WallBed } from './use-wall.ts'
import { useWallPages } from './use-wall-pages.ts'
import type { WallChoice } from './wall-choice.ts'
import { fitWallGrid } from './wall-grid.ts'
import { pageWall } from './wall-pages.ts'

function isShown({ tile, view }: WallBed, { filter, floorId }: WallChoice): boolean {
  return (floorId === null || tile.floorId === floorId) && (filter === null || passesFilter(view, filter))
}

export function useWallLayout(
  wall: Wall,
  choice: WallChoice,
  pinned: readonly BedId[],
  grid: RefObject<HTMLUListElement | null>,
) {
  const size = useElementSize(grid)
  const { scale } = useDensity()
  const isByUrgency = choice.view === 'urgency'
  const columnStep = isByUrgency ? 1 : 2
  const shown = useMemo(() => (wall.beds ?? []).filter((bed) => isShown(bed, choice)), [wall.beds, choice])
  const tiles = useMemo(
    () =>
      isByUrgency
        ? shown
            .filter((bed) => needsSomebody(bed.view))
            .sort((left, right) => urgencyOf(left.view) - urgencyOf(right.view))
        : shown,
    [shown, isByUrgency],
  )
  const chips = useMemo(
    () => (isByUrgency ? shown.filter((bed) => !needsSomebody(bed.view)) : []),
    [shown, isByUrgency],
  )
  const pages = useMemo(() => {
    const fitOf = (count: number) => fitWallGrid(count, size.width, size.height, { columnStep, typeScale: scale })
    return pageWall(tiles, (count) => fitOf(count).isFitting, !isByUrgency)
  }, [tiles, size, columnStep, scale, isByUrgency])
  const pager = useWallPages(
    pages,
    wall.alarms,
    useCallback(() => isDialogOpen() || grid.current?.contains(document.activeElement) === true, [grid]),
  )
  const longest = Math.max(0, ...pages.map((each) => each.beds.length))
  const front = useMemo(() => {
    const byId = new Map(wall.beds?.map((bed) => [bed.tile.bedId, bed]))
    return pinned.flatMap((bedId) => byId.get(bedId) ?? [])
  }, [wall.beds, pinned])
  return {
    front,
    beds: pages[pager.index]?.beds ?? [],
    chips,
    // Tiles keep their size from page to page.
    fit: fitWallGrid(longest, size.width, size.height, { columnStep, typeScale: scale }),
    pager: pages.length > 1 ? { ...pager, count: pages.length, name: pages[pager.index]?.floorName ?? null } : null,
    turn: pager.turn,
    isByUrgency,
  }
}
