// What the register knows of a device beside its readings.
import { useTranslation } from 'react-i18next'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import { DayText } from '../../../ui/day-text.tsx'
import { DurationText } from '../../../ui/duration-text.tsx'
import { type Fact, Facts } from '../../../ui/facts.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'

export function RegisterFacts({ device }: { device: Device }) {
  const { t } = useTranslation()
  const { details, signal, replaceBy, walkTest } = device
  const notWritten = t('devices:details.notWritten')
  const notTold = t('devices:notTold')
  const items: Fact[] = [
    { label: t('devices:column.model'), value: device.model, unknownReason: notTold },
    { label: t('devices:details.vendor'), value: device.vendor, unknownReason: notTold },
    { label: t('devices:details.firmware'), value: device.firmware, unknownReason: notTold },
    {
      label: t('devices:details.power'),
      value: device.power && t(`devices:power.${device.power}`),
      unknownReason: notTold,
    },
    {
      label: t('devices:signal.title'),
      value: signal && t(`devices:signal.${signal.isWeak ? 'weak' : 'fine'}.${signal.unit}`, { value: signal.value }),
      unknownReason: notTold,
    },
    ...(details.serialNumber === null
      ? []
      : [{ label: t('devices:details.serialNumber'), value: details.serialNumber }]),
    {
      label: t('devices:details.installedOn'),
      value: details.installedOn && <DayText day={details.installedOn} />,
      unknownReason: notWritten,
    },
    {
      label: t('devices:details.replaceByOn'),
      value: replaceBy && (
        <>
          <DayText day={replaceBy.on} />{' '}
          {replaceBy.isByRule && <span className="muted">{t('devices:details.byRule')}</span>}
        </>
      ),
      unknownReason: notWritten,
    },
    {
      label: t('devices:details.silentAfter'),
      value:
        device.silentAfterSeconds === null ? (
          t('devices:details.notWatched')
        ) : (
          <DurationText durationMs={device.silentAfterSeconds * 1000} />
        ),
    },
    ...(walkTest.isNeeded
      ? [
          {
            label: t('devices:walk.title'),
            value: walkTest.passedAt && <InstantText at={walkTest.passedAt} />,
            unknownReason: t('devices:walk.missing'),
          },
        ]
      : []),
    ...(device.testDueOn === null
      ? []
      : [{ label: t('devices:details.testDueOn'), value: <DayText day={device.testDueOn} /> }]),
    ...(details.note === null ? [] : [{ label: t('devices:details.note'), value: details.note }]),
  ]
  return <Facts items={items} />
}
