// One bed on a page of its own, for a link or a second screen.
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useShellData } from '../../app/shell/shell-data.ts'
import { TroubleBanner } from '../../app/shell/trouble-banner.tsx'
import { useConnectionView } from '../../app/shell/use-connection-view.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { BedDetail } from './components/bed-detail.tsx'
import { WallState } from './components/wall-state.tsx'
import { useWall } from './use-wall.ts'
import './wall.css'

export function BedPage() {
  const { t } = useTranslation()
  const { id } = useParams()
  const wall = useWall()
  const connection = useConnectionView()
  const { troubles, troublesTo } = useShellData()
  const bed = wall.beds?.find(({ tile }) => tile.bedId === id)
  const isStale = wall.beds !== undefined && !wall.isLive
  return (
    <main className={isStale ? 'bed-page wall--stale' : 'bed-page'} aria-label={t('wall:detail.title')}>
      <TroubleBanner troubles={troubles} to={troublesTo} />
      <WallState wall={wall} isStale={isStale} connection={connection} />
      <header className="bed-page__head">
        <h1>{bed ? `${bed.tile.label} ${bed.tile.surname ?? ''}` : t('wall:detail.title')}</h1>
        <Link to="/wall">{t('wall:detail.back')}</Link>
      </header>
      {bed && <BedDetail bed={bed} />}
      {wall.beds !== undefined && !bed && (
        <EmptyState title={t('wall:detail.noBed')} hint={t('wall:detail.noBedHint')} />
      )}
    </main>
  )
}
