import { Navigate } from 'react-router'
import { useSession } from '../accounts/index.ts'
import { settingsSections } from './sections.ts'

/** `/settings` leads to the first part this person may see. */
export function SettingsHome() {
  const { can } = useSession()
  const first = settingsSections.find(({ permission }) => can(permission))
  return <Navigate to={`/settings/${first?.path ?? 'me'}`} replace />
}
