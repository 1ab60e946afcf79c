// One device: where it hangs, what it last said and how long ago, and the acts on it.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { DayText } from '../../ui/day-text.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { SinceText } from '../../ui/duration-text.tsx'
import { Facts } from '../../ui/facts.tsx'
import { DayItem, ReasonItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { useToday } from '../../ui/use-today.ts'
import { useSession } from '../accounts/index.ts'
import { BatteryTrend } from './components/battery-trend.tsx'
import { BindDialog } from './components/bind-dialog.tsx'
import { DetailsForm } from './components/details-form.tsx'
import { HealthText } from './components/health-text.tsx'
import { LatestReadings } from './components/latest-readings.tsx'
import { RegisterFacts } from './components/register-facts.tsx'
import { WalkTestDialog } from './components/walk-test-dialog.tsx'
import { WalkTestList } from './components/walk-test-list.tsx'
import { useDeviceActs, useDevices } from './queries.ts'

type Open = 'bind' | 'unbind' | 'ignore' | 'out-of-service' | 'details' | 'walk-test' | null

export function DeviceDrawer() {
  const { t } = useTranslation()
  const { id } = useParams()
  const { can } = useSession()
  const devices = useDevices()
  const [open, setOpen] = useState<Open>(null)
  const device = devices.data?.find((each) => each.id === id)
  const error = devices.error ?? (devices.data && !device ? t('devices:notFound') : null)
  return (
    <DetailDrawer
      title={device?.name ?? t('shell:nav.devices')}
      subtitle={device && t(`devices:role.${device.role}`)}
      closeTo="/devices"
      isLoading={devices.isPending}
      error={error}
      onRetry={() => void devices.refetch()}
      actions={device && can('devices.bind') ? <Acts device={device} onOpen={setOpen} /> : undefined}
    >
      {device && (
        <>
          <Facts
            items={[
              { label: t('devices:column.target'), value: device.targetLabel, unknownReason: t('devices:unbound') },
              { label: t('devices:column.health'), value: <HealthText device={device} /> },
              {
                label: t('devices:column.age'),
                value: device.lastHeardAt === null ? null : <SinceText at={device.lastHeardAt} />,
              },
              {
                label: t('devices:column.battery'),
                value: device.batteryPct === null ? null : `${device.batteryPct} %`,
                unknownReason: t('devices:notTold'),
              },
              {
                label: t('devices:column.tested'),
                value:
                  device.lastTestedAt === null ? t('devices:neverTested') : <InstantText at={device.lastTestedAt} />,
              },
              { label: t('devices:column.key'), value: device.externalKey },
              { label: t('devices:column.convention'), value: device.convention },
              { label: t('devices:column.firstHeard'), value: <InstantText at={device.firstHeardAt} /> },
              { label: t('devices:column.messages'), value: String(device.messageCount) },
              ...(device.outOfService
                ? [
                    { label: t('devices:outOfService.reason'), value: device.outOfService.reason },
                    {
                      label: t('devices:outOfService.untilOn'),
                      value: device.outOfService.untilOn ? (
                        <DayText day={device.outOfService.untilOn} />
                      ) : (
                        t('devices:outOfService.open')
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {device.clashingSince !== null && (
            <p className="form-told" role="alert">
              {t('devices:clash')}
            </p>
          )}
          <RegisterFacts device={device} />
          <BatteryTrend id={device.id} />
          <WalkTestList id={device.id} />
          <LatestReadings readings={device.latest} />
        </>
      )}
      {device && open && <Dialogs device={device} open={open} onClose={() => setOpen(null)} />}
    </DetailDrawer>
  )
}

function Acts({ device, onOpen }: { device: Device; onOpen: (open: Open) => void }) {
  const { t } = useTranslation()
  const acts = useDeviceActs()
  const isBound = device.state === 'bound'
  return (
    <>
      <Button type={device.state === 'inbox' ? 'primary' : 'default'} onClick={() => onOpen('bind')}>
        {t(isBound ? 'devices:act.rebind' : 'devices:act.bind')}
      </Button>
      {isBound && device.walkTest.isNeeded && (
        <Button type={device.walkTest.passedAt === null ? 'primary' : 'default'} onClick={() => onOpen('walk-test')}>
          {t('devices:walk.start')}
        </Button>
      )}
      <Button onClick={() => onOpen('details')}>{t('devices:details.edit')}</Button>
      {isBound && <Button onClick={() => acts.recordTest({ id: device.id })}>{t('devices:act.recordTest')}</Button>}
      {isBound && <Button onClick={() => onOpen('out-of-service')}>{t('devices:act.outOfService')}</Button>}
      {device.state === 'out-of-service' && (
        <Button type="primary" onClick={() => acts.returnToService({ id: device.id })}>
          {t('devices:act.returnToService')}
        </Button>
      )}
      {isBound && <Button onClick={() => onOpen('unbind')}>{t('devices:act.unbind')}</Button>}
      {device.state === 'inbox' && <Button onClick={() => onOpen('ignore')}>{t('devices:act.ignore')}</Button>}
    </>
  )
}

function Dialogs({ device, open, onClose }: { device: Device; open: Exclude<Open, null>; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const acts = useDeviceActs()
  if (open === 'bind') return <BindDialog device={device} onBind={acts.bind} onClose={onClose} />
  if (open === 'details') return <DetailsForm device={device} onSave={acts.saveDetails} onClose={onClose} />
  if (open === 'walk-test') return <WalkTestDialog device={device} onClose={onClose} />
  if (open === 'out-of-service') {
    return (
      <FormModal<{ reason: string; untilOn: string | null }>
        title={t('devices:act.outOfServiceOf', { name: device.name })}
        description={t('devices:outOfService.note')}
        submitLabel={t('devices:act.outOfService')}
        initialValues={{}}
        onSubmit={({ reason, untilOn }) => acts.setOutOfService({ id: device.id, reason, untilOn: untilOn ?? null })}
        onClose={onClose}
      >
        <DayItem
          name="untilOn"
          label={t('devices:outOfService.untilOn')}
          from={today}
          help={t('devices:outOfService.untilHelp')}
        />
        <ReasonItem label={t('ui:reason.label')} />
      </FormModal>
    )
  }
  const act = open === 'unbind' ? acts.unbind : acts.ignore
  return (
    <ConfirmReason
      isOpen
      title={t(`devices:act.${open}Of`, { name: device.name })}
      description={t(`devices:note.${open}`)}
      confirmLabel={t(`devices:act.${open}`)}
      onConfirm={async (reason) => {
        await act({ id: device.id, reason })
        onClose()
      }}
      onCancel={onClose}
    />
  )
}
