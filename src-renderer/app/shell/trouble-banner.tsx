// What is wrong with the console itself, on every screen while it lasts: the gravest trouble, since when, where to look. Figures on screen are read otherwise while it stands.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ConsoleTrouble } from '#shared/features/console-health/console-health.contract.ts'
import { alarmShapes } from '../../ui/alarm-mark.tsx'
import { useNow } from '../../ui/clock.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import './trouble-banner.css'

type TroubleBannerProps = {
  /** Gravest first. */
  troubles: readonly ConsoleTrouble[]
  /** The page that shows more; null = this person may not see it and is told whom to call. */
  to: string | null
}

export function TroubleBanner({ troubles, to }: TroubleBannerProps) {
  const { t } = useTranslation()
  const [first, ...others] = troubles
  return (
    <div className="no-print">
      {/* It stays in the document, or the change into it is not read out. */}
      <div role="status" className="visually-hidden">
        {first && t(`shell:trouble.what.${first.kind}`)}
      </div>
      {first && (
        <div className="trouble-banner">
          <span className="trouble-banner__mark" aria-hidden="true">
            {alarmShapes.high}
          </span>
          <b>{t(`shell:trouble.what.${first.kind}`)}</b>
          <Since at={first.since} />
          <span>{t(`shell:trouble.means.${first.kind}`)}</span>
          {others.length > 0 && (
            <span title={others.map(({ kind }) => t(`shell:trouble.what.${kind}`)).join(t('shell:trouble.comma'))}>
              {t('shell:trouble.more', { count: others.length })}
            </span>
          )}
          {to === null ? <span>{t('shell:trouble.call')}</span> : <Link to={to}>{t('shell:trouble.look')}</Link>}
        </div>
      )}
    </div>
  )
}

function Since({ at }: { at: number }) {
  const { t } = useTranslation()
  return (
    <span className="trouble-banner__since">
      {t('shell:trouble.since')} <InstantText at={at} nowAt={useNow()} />
    </span>
  )
}
