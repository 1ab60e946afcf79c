// What has been kept long enough: all of it is disposed of in one act, by one person at one time.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../../app/rpc-client.ts'
import { useStaffNames } from '../../../app/use-staff-names.ts'
import { useNow } from '../../../ui/clock.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { Section } from '../../../ui/section.tsx'
import { useShortcut } from '../../../ui/use-shortcut.ts'
import { InstantItem, NameItem } from '../../../ui/written-items.tsx'
import { useSession } from '../../accounts/index.ts'
import { useRefreshFoodSamples } from '../queries.ts'

const mostShown = 12
/** One act takes so many at most. */
const mostAtOnce = 200

export function DisposableList({ canRecord, keptHours }: { canRecord: boolean; keptHours: number }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const now = useNow()
  const names = useStaffNames()
  const refresh = useRefreshFoodSamples()
  const samples = useQuery(api.foodSamples.disposable.queryOptions()).data ?? []
  const [isOpen, setOpen] = useState(false)
  useShortcut('d', () => setOpen(true), { isEnabled: canRecord && samples.length > 0 })
  if (samples.length === 0) return null
  return (
    <Section
      title={t('food-samples:disposable', { count: samples.length, hours: keptHours })}
      link={
        canRecord && (
          <Button size="small" onClick={() => setOpen(true)} aria-keyshortcuts="D">
            {t('food-samples:dispose')} <Kbd keys="D" />
          </Button>
        )
      }
    >
      <p className="sample-disposable">
        {samples
          .slice(0, mostShown)
          .map(({ keptAt, dish }) => `${formatInstant(keptAt).slice(5)} ${dish}`)
          .join('、')}
        {samples.length > mostShown && t('food-samples:andMore', { count: samples.length - mostShown })}
      </p>
      {isOpen && (
        <FormModal<{ at: number; by: string }>
          title={t('food-samples:dispose')}
          description={t('food-samples:disposeNote', { count: Math.min(samples.length, mostAtOnce) })}
          initialValues={{ at: now, by: user?.displayName ?? '' }}
          submitLabel={t('food-samples:dispose')}
          onSubmit={async ({ at, by }) => {
            await client.foodSamples.dispose({
              ids: samples.slice(0, mostAtOnce).map(({ id }) => id),
              at,
              by: by.trim(),
            })
            await refresh()
          }}
          onClose={() => setOpen(false)}
        >
          <InstantItem name="at" label={t('food-samples:disposedOn')} />
          <NameItem name="by" label={t('food-samples:disposedBy')} names={names} />
        </FormModal>
      )}
    </Section>
  )
}
