// The alarms behind one figure.
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { QualitySelection } from '#shared/features/alarm-quality/alarm-quality.model.ts'
import { api } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'

type AlarmsBehindProps = { fromOn: string; toOn: string; selection: QualitySelection; onClose: () => void }

export function AlarmsBehind({ fromOn, toOn, selection, onClose }: AlarmsBehindProps) {
  const { t } = useTranslation()
  const list = useQuery(api.alarmQuality.alarms.queryOptions({ input: { fromOn, toOn, selection } }))
  return (
    <Modal
      open
      title={t('alarm-quality:behind', { count: list.data?.total ?? 0 })}
      onCancel={onClose}
      footer={null}
      width={640}
    >
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      <ol className="quality-behind">
        {list.data?.rows.map((alarm) => (
          <li key={alarm.id}>
            <Link to={screenLinks.alarm(alarm.id)}>
              <span className="numerals">{formatInstant(alarm.raisedAt)}</span> {alarm.placeLabel}{' '}
              {t(`alarms:kind.${alarm.kind}`)} {alarm.surname}
            </Link>
          </li>
        ))}
      </ol>
      {list.data && list.data.total > list.data.rows.length && (
        <p>{t('alarm-quality:cut', { count: list.data.rows.length })}</p>
      )}
    </Modal>
  )
}
