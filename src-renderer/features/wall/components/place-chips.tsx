// Bells, detectors and doors that belong to no bed. Quiet ones are counted; everything else stands by name.
import { useTranslation } from 'react-i18next'
import type { PlaceChip } from '#shared/features/wall/wall.contract.ts'
import { SinceText } from '../../../ui/duration-text.tsx'

const mostNamed = 12
const quiet: readonly PlaceChip['state'][] = ['normal', 'closed']

export function PlaceChips({ places, floorId }: { places: readonly PlaceChip[]; floorId: string | null }) {
  const { t } = useTranslation()
  const here = places.filter((place) => floorId === null || place.floorId === null || place.floorId === floorId)
  if (here.length === 0) return null
  const loud = here.filter((place) => !quiet.includes(place.state))
  const rank = { active: 0, unknown: 1, open: 2, normal: 3, closed: 3 }
  const named = [...loud].sort((left, right) => rank[left.state] - rank[right.state]).slice(0, mostNamed)
  return (
    <ul className="place-chips" aria-label={t('wall:places')}>
      {named.map((place) => (
        <li key={place.deviceId} className={`place-chip place-chip--${place.state}`}>
          <b className="numerals">{place.placeLabel}</b> {t(`wall:role.${place.role}`)}{' '}
          <span>
            {place.state === 'unknown'
              ? t(`wall:unknown.${place.unknownBecause ?? 'no-reading'}`)
              : t(`wall:placeState.${place.state}`)}{' '}
            {place.state === 'unknown' && place.dataAt !== null && <SinceText at={place.dataAt} />}
          </span>
        </li>
      ))}
      {loud.length > named.length && (
        <li className="place-chip">{t('wall:morePlaces', { count: loud.length - named.length })}</li>
      )}
      {here.length > loud.length && (
        <li className="place-chip place-chip--normal">{t('wall:quietPlaces', { count: here.length - loud.length })}</li>
      )}
    </ul>
  )
}
