// Where the sheet lies as a plain file for the hour in which the console fails; and a word when that file is missing or old.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { areCopiesFresh } from '#shared/features/roll-call/roll-call.model.ts'
import { api } from '../../app/rpc-client.ts'
import { useTimeValue } from '../../ui/clock.tsx'
import { InstantText } from '../../ui/instant-text.tsx'

const ASKED_EVERY_MS = 60_000

export function HourlyCopies() {
  const { t } = useTranslation()
  const copies = useQuery({ ...api.rollCall.copies.queryOptions(), refetchInterval: ASKED_EVERY_MS })
  const { data } = copies
  const isFresh = useTimeValue((now) => data !== undefined && areCopiesFresh(data, now))
  if (copies.error) return <p className="roll-call-copies">{t('roll-call:copies.unknown')}</p>
  if (!data) return null
  const { folder, newest, newestAt } = data
  return (
    <p className="roll-call-copies">
      {!isFresh && <b className="roll-call-copies__trouble">{t('roll-call:copies.old')} </b>}
      {newestAt === null ? t('roll-call:copies.none') : t('roll-call:copies.newest')}{' '}
      {newestAt !== null && <InstantText at={newestAt} />}{' '}
      <span className="roll-call-copies__path">{newest === null ? folder : `${folder}/${newest}`}</span>
    </p>
  )
}
