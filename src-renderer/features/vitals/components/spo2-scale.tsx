// Which saturation scale the score of a person uses. Only a physician chooses: scale 2 takes a low saturation for normal.
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { useRefreshVitals } from '../queries.ts'

const scales = [1, 2] as const

export function Spo2Scale({ residentId, scale }: { residentId: ResidentId; scale: 1 | 2 }) {
  const { t } = useTranslation()
  const canChoose = useCan('alarms.sign-off')
  const refresh = useRefreshVitals()
  const [chosen, setChosen] = useState<1 | 2 | null>(null)
  return (
    <span className="muted">
      {t(`vitals:scale.${scale}`)}{' '}
      {canChoose ? (
        <Button size="small" type="link" className="no-print" onClick={() => setChosen(scale)}>
          {t('vitals:scale.change')}
        </Button>
      ) : (
        <span className="faint">{t('vitals:scale.physician')}</span>
      )}
      <ConfirmReason
        isOpen={chosen !== null}
        title={t('vitals:scale.title')}
        confirmLabel={t('vitals:scale.choose')}
        suggestions={[t('vitals:scale.reason')]}
        onConfirm={async (reason) => {
          if (chosen !== null && chosen !== scale)
            await client.vitals.setSpo2Scale({ residentId, scale: chosen, reason })
          setChosen(null)
          await refresh()
        }}
        onCancel={() => setChosen(null)}
        description={
          <>
            <Radio.Group
              aria-label={t('vitals:scale.title')}
              value={chosen}
              onChange={(event) => setChosen(event.target.value as 1 | 2)}
              options={scales.map((each) => ({ value: each, label: t(`vitals:scale.${each}`) }))}
            />
            <p className="muted">{t('vitals:scale.hint')}</p>
          </>
        }
      />
    </span>
  )
}
