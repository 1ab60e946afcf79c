// 转为隐患: the form of a new hazard with what was found, so that nobody types it again.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { useCan } from '../../../app/use-can.ts'

type HazardLinkProps = { visitId: string; from: string; place: string; text: string }

export function HazardLink({ visitId, ...about }: HazardLinkProps) {
  const { t } = useTranslation()
  if (!useCan('hazards.report')) return null
  return <Link to={screenLinks.hazardFromPatrol(visitId, about)}>{t('fire-patrols:toHazard')}</Link>
}
