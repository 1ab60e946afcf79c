import { useTranslation } from 'react-i18next'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import { useNow } from '../../../ui/clock.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { healthOf, unknownHealth } from '../device-groups.ts'

/** How well a device is; what is not known is hatched, with how long it has been so. */
export function HealthText({ device }: { device: Device }) {
  const { t } = useTranslation()
  const now = useNow()
  const health = healthOf(device)
  const word = t(`devices:health.${health}`)
  if (!unknownHealth.includes(health)) return <>{word}</>
  return (
    <Unknown reason={word} {...(device.lastHeardAt === null ? {} : { ageMs: Math.max(0, now - device.lastHeardAt) })} />
  )
}
