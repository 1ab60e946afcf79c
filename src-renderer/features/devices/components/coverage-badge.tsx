import { useTranslation } from 'react-i18next'
import type { Coverage } from '#shared/features/devices/device-register.model.ts'

/** "All monitored" is said only when it is true; else how many rooms are not. */
export function CoverageBadge({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation()
  const words = coverage.isAllMonitored
    ? t('devices:coverage.all')
    : coverage.isBrokerLost
      ? t('devices:coverage.brokerLost')
      : t('devices:coverage.gaps', { count: coverage.gapCount })
  return (
    <strong role="status" className={coverage.isAllMonitored ? 'coverage-badge' : 'coverage-badge coverage-badge--gap'}>
      <span aria-hidden="true">{coverage.isAllMonitored ? '●' : '✕'}</span> {words}
    </strong>
  )
}
