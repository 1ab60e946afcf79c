// The walk-tests of a device, newest first; each opens its certificate.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import { api } from '../../../app/rpc-client.ts'
import { InstantText } from '../../../ui/instant-text.tsx'
import { certificateOf } from '../certificate-link.ts'

export function WalkTestList({ id }: { id: Device['id'] }) {
  const { t } = useTranslation()
  const { data } = useQuery(api.devices.walkTests.queryOptions({ input: { id } }))
  if (!data || data.length === 0) return null
  return (
    <section aria-label={t('devices:walk.records')}>
      <h3>{t('devices:walk.records')}</h3>
      <ul className="walk-list">
        {data.map((test) => (
          <li key={test.id}>
            <InstantText at={test.finishedAt} /> <b>{t(`devices:walk.result.${test.result}`)}</b>{' '}
            {test.testerName ?? ''} <Link to={certificateOf(test)}>{t('devices:walk.certificate')}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
