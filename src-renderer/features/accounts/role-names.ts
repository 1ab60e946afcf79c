import { useTranslation } from 'react-i18next'
import type { Role } from '#shared/contract/permissions.ts'

/** Answers a function that names roles officially: 院长、护理主管. */
export function useRoleNames(): (held: readonly Role[]) => string {
  const { t } = useTranslation()
  return (held) => held.map((role) => t(`accounts:role.${role}`)).join(t('accounts:listSeparator'))
}
