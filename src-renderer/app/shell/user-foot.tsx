import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ShellData } from './shell-data.ts'

/** Who works at which seat, and how to hand the seat over. */
export function UserFoot({
  user,
  seatName,
  footNote,
  onSwitchUser,
  onSignOut,
}: Pick<ShellData, 'user' | 'seatName' | 'footNote' | 'onSwitchUser' | 'onSignOut'>) {
  const { t } = useTranslation()
  return (
    <div className="user-foot">
      <div>
        {user === null ? t('shell:user.none') : user.name}
        {user?.roleLabel && <span className="faint"> {user.roleLabel}</span>}
      </div>
      {seatName !== null && <div className="faint">{seatName}</div>}
      {footNote && <div className="faint">{footNote}</div>}
      {user !== null && (
        <div className="user-foot__acts">
          {onSwitchUser && (
            <Button type="link" size="small" onClick={onSwitchUser}>
              {t('shell:user.switch')}
            </Button>
          )}
          {onSignOut && (
            <Button type="link" size="small" onClick={onSignOut}>
              {t('shell:user.signOut')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
