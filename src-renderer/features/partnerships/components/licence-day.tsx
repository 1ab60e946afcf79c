// The last valid day of a licence; one that has run out says so in words.
import { useTranslation } from 'react-i18next'
import { Unknown } from '../../../ui/unknown.tsx'
import '../partnerships.css'

export function LicenceDay({ day, isValid }: { day: string | null; isValid: boolean | null }) {
  const { t } = useTranslation()
  if (day === null) return <Unknown />
  return (
    <span className="numerals">
      {day}
      {isValid === false && <span className="partnership-mark">{t('partnerships:licenceExpired')}</span>}
    </span>
  )
}
