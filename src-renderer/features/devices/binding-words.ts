// How a suggested place becomes a binding: its proposed name is the role's word and the place.
import { useTranslation } from 'react-i18next'
import type { BindingSuggestion } from '#shared/features/devices/device-register.model.ts'
import type { Binding, Device } from '#shared/features/devices/devices.contract.ts'

const longestName = 60

export function useBindingOf() {
  const { t } = useTranslation()
  return (device: Device, suggestion: BindingSuggestion): Binding => ({
    id: device.id,
    target: suggestion.target,
    role: suggestion.role === 'unknown' ? 'other' : suggestion.role,
    name:
      suggestion.role === 'unknown'
        ? device.name
        : `${t(`devices:role.${suggestion.role}`)} ${suggestion.label}`.slice(0, longestName),
  })
}
