// The tiles of one page, as large as fits, and below them, by urgency, a chip for every bed that needs nobody.
import { type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BedId } from '#shared/contract/primitives.ts'
import type { WallBed } from '../use-wall.ts'
import type { WallGrid } from '../wall-grid.ts'
import { BedChips } from './bed-chips.tsx'
import { Tile } from './tile.tsx'

type WallTilesProps = {
  gridRef: RefObject<HTMLUListElement | null>
  beds: readonly WallBed[]
  chips: readonly WallBed[]
  fit: WallGrid
  isByUrgency: boolean
  pinned: readonly BedId[]
  tabStop: BedId | undefined
  /** Said where no bed is shown; undefined = nothing is known yet. */
  emptyWord: string | undefined
  onOpen: (bedId: BedId) => void
  onFocus: (bedId: BedId) => void
}

export function WallTiles(props: WallTilesProps) {
  const { gridRef, beds, chips, fit, isByUrgency, tabStop, onOpen, onFocus } = props
  const { t } = useTranslation()
  const pinned = useMemo(() => new Set(props.pinned), [props.pinned])
  return (
    <div className="wall__tiles">
      <ul
        ref={gridRef}
        className="wall__grid"
        aria-label={t('wall:beds')}
        style={{
          gridTemplateColumns: `repeat(${fit.columns}, minmax(0, 1fr))`,
          fontSize: `${(14 * fit.scale).toFixed(2)}px`,
          gridTemplateRows: `repeat(${fit.rows}, minmax(0, 1fr))`,
        }}
      >
        {beds.map((bed, index) => (
          <Tile
            key={bed.tile.bedId}
            bed={bed}
            isTabStop={bed.tile.bedId === (tabStop ?? beds[0]?.tile.bedId)}
            isJoined={!isByUrgency && index % fit.columns > 0 && beds[index - 1]?.tile.roomId === bed.tile.roomId}
            isPinned={pinned.has(bed.tile.bedId)}
            onOpen={onOpen}
            onFocus={onFocus}
          />
        ))}
        {props.emptyWord !== undefined && beds.length === 0 && <li className="wall__empty">{props.emptyWord}</li>}
      </ul>
      <BedChips beds={chips} onOpen={onOpen} />
    </div>
  )
}
