// Beds nobody must look at now, told in one word each: the wall by urgency keeps its room for the others.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BedId } from '#shared/contract/primitives.ts'
import type { WallBed } from '../use-wall.ts'

type BedChipsProps = { beds: readonly WallBed[]; onOpen: (bedId: BedId) => void }

export const BedChips = memo(function BedChips({ beds, onOpen }: BedChipsProps) {
  const { t } = useTranslation()
  if (beds.length === 0) return null
  return (
    <ul className="bed-chips" aria-label={t('wall:quietBeds')}>
      {beds.map(({ tile, view }) => (
        <li key={tile.bedId}>
          <button
            type="button"
            className={`bed-chip bed-chip--${view.state}`}
            data-bed={tile.bedId}
            tabIndex={-1}
            onClick={() => onOpen(tile.bedId)}
          >
            <b className="numerals">{tile.label}</b> {t(view.wordKey)}
          </button>
        </li>
      ))}
    </ul>
  )
})
