// The rooms of a floor side by side, two beds to a row as they stand. One Tab stop; arrows go from bed to bed.
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../../../ui/section.tsx'
import type { FloorOnMap } from '../bed-map.ts'
import { BedTile } from './bed-tile.tsx'

type BedWallProps = { floors: readonly FloorOnMap[]; search: string; openId: string | null }

/** The nearest tile above or below by what is on the screen. */
function verticalNeighbour(
  tiles: readonly HTMLElement[],
  current: HTMLElement,
  direction: 1 | -1,
): HTMLElement | undefined {
  const from = current.getBoundingClientRect()
  const distance = (tile: HTMLElement) => {
    const box = tile.getBoundingClientRect()
    return Math.abs(box.top - from.top) * 4 + Math.abs(box.left - from.left)
  }
  return tiles
    .filter((tile) => (tile.getBoundingClientRect().top - from.top) * direction > from.height / 2)
    .sort((left, right) => distance(left) - distance(right))[0]
}

export function BedWall({ floors, search, openId }: BedWallProps) {
  const { t } = useTranslation()
  const [stopId, setStopId] = useState<string | null>(null)
  const firstId = floors[0]?.rooms[0]?.beds[0]?.id
  const isStopShown = floors.some((floor) => floor.rooms.some((room) => room.beds.some((bed) => bed.id === stopId)))
  const tabId = isStopShown ? stopId : (openId ?? firstId)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const tiles = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-bed]')]
    const current =
      document.activeElement instanceof HTMLElement ? document.activeElement.closest<HTMLElement>('[data-bed]') : null
    if (current === null || event.ctrlKey || event.altKey || event.metaKey) return
    const index = tiles.indexOf(current)
    const target = {
      ArrowRight: () => tiles[index + 1],
      ArrowLeft: () => tiles[index - 1],
      ArrowDown: () => verticalNeighbour(tiles, current, 1),
      ArrowUp: () => verticalNeighbour(tiles, current, -1),
      Home: () => tiles[0],
      End: () => tiles.at(-1),
    }[event.key]
    if (!target) return
    event.preventDefault()
    target()?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only move the focus between the links inside
    <div
      className="bed-wall"
      onKeyDown={onKeyDown}
      onFocus={(event) => setStopId(event.target.closest<HTMLElement>('[data-bed]')?.dataset.bed ?? null)}
    >
      {floors.map((floor) => (
        <Section
          key={floor.id}
          title={floor.title}
          note={t('beds:floorNote', { beds: floor.bedCount, free: floor.freeCount })}
        >
          <ul className="bed-wall__rooms">
            {floor.rooms.map((room) => (
              <li key={room.id} className="bed-room" style={{ gridColumn: `span ${Math.min(room.beds.length, 2)}` }}>
                <span className="bed-room__name numerals">{room.name}</span>
                <ul className="bed-room__beds" aria-label={t('beds:room', { name: room.name })}>
                  {room.beds.map((bed) => (
                    <li key={bed.id}>
                      <BedTile
                        bed={bed}
                        search={search}
                        isOpen={bed.id === openId}
                        tabIndex={bed.id === tabId ? 0 : -1}
                      />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  )
}
