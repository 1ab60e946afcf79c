// The beds this seat keeps in front, whatever page, floor or filter is shown below.
import { useTranslation } from 'react-i18next'
import type { BedId } from '#shared/contract/primitives.ts'
import type { WallBed } from '../use-wall.ts'
import { Tile } from './tile.tsx'

type FocusRowProps = {
  beds: readonly WallBed[]
  onOpen: (bedId: BedId) => void
  onFocus: (bedId: BedId) => void
}

export function FocusRow({ beds, onOpen, onFocus }: FocusRowProps) {
  const { t } = useTranslation()
  if (beds.length === 0) return null
  return (
    <section className="focus-row" aria-label={t('wall:focusRow')}>
      <h2 className="focus-row__title">{t('wall:focusRow')}</h2>
      <ul className="focus-row__tiles">
        {beds.map((bed) => (
          <Tile key={bed.tile.bedId} bed={bed} isTabStop={false} onOpen={onOpen} onFocus={onFocus} />
        ))}
      </ul>
    </section>
  )
}
