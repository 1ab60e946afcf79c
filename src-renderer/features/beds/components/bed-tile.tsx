import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { BedOnDay } from '#shared/features/beds/beds.model.ts'
import { BedStateMark } from './bed-state-mark.tsx'

type BedTileProps = { bed: BedOnDay; search: string; isOpen: boolean; tabIndex: number }

/** One bed of the map: its state by shape and word, who lies in it, its type. */
export const BedTile = memo(function BedTile({ bed, search, isOpen, tabIndex }: BedTileProps) {
  const { t } = useTranslation()
  const isTaken = bed.occupant !== null
  // Somebody who lies here under isolation: that somebody does is told by the name.
  const state = bed.state === 'occupied' && bed.block?.kind === 'isolation' ? 'isolation' : bed.state
  return (
    <Link
      to={{ pathname: screenLinks.bed(bed.id), search }}
      className={`bed-tile bed-tile--${isTaken ? 'taken' : bed.state === 'free' ? 'free' : 'blocked'}`}
      aria-current={isOpen ? 'true' : undefined}
      data-bed={bed.id}
      tabIndex={tabIndex}
    >
      <span className="bed-tile__label numerals">{bed.label}</span>
      <span className="bed-tile__state">
        <BedStateMark state={state} />
        {t(`beds:state.${state}`)}
      </span>
      <span className="bed-tile__who">{bed.occupant?.name ?? (bed.block ? bed.block.reason : ' ')}</span>
      <span className="bed-tile__type">
        {t(`beds:careType.${bed.careType}`)}
        {bed.stayMode === 'day-care' && ` ${t('beds:stayMode.day-care')}`}
      </span>
    </Link>
  )
})
