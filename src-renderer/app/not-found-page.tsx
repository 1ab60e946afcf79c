import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageFrame } from '../ui/page-frame.tsx'

export function NotFoundPage() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  return (
    <PageFrame title={t('shell:notFound.title')} layout="scroll">
      <EmptyState
        title={t('shell:notFound.what', { address: pathname })}
        actions={<Link to="/">{t('shell:notFound.back')}</Link>}
      />
    </PageFrame>
  )
}
