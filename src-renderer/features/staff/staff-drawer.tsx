// One person's file: facts, certificates, contracts and posts, training. Tabs are chosen by 1 to 4.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { StaffId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { POST_WORDS } from '#shared/features/reports/report-words.ts'
import { useCan } from '../../app/use-can.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { CertificateForm } from './certificate-form.tsx'
import { StaffContracts } from './components/staff-contracts.tsx'
import { StaffFacts } from './components/staff-facts.tsx'
import { StaffPapers } from './components/staff-papers.tsx'
import { StaffTraining } from './components/staff-training.tsx'
import { ContractForm } from './contract-form.tsx'
import { FactsForm } from './facts-form.tsx'
import { LeaveForm } from './leave-form.tsx'
import { PostForm } from './post-form.tsx'
import { useStaffFile } from './queries.ts'
import './staff.css'

const tabs = ['facts', 'certificates', 'contracts', 'training'] as const
type Act = 'facts' | 'certificate' | 'contract' | 'post' | 'leave'

export function StaffDrawer() {
  const { t } = useTranslation()
  const id = (useParams().id ?? '') as StaffId
  const canEdit = useCan('staff.edit')
  const file = useStaffFile(id)
  const [tab, setTab] = useState<(typeof tabs)[number]>('facts')
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  usePageKeys((key) => {
    const chosen = tabs[Number(key) - 1]
    if (chosen) setTab(chosen)
    return chosen !== undefined
  })
  const line = file.data?.line
  const button = (name: Act, isPrimary = false) => (
    <Button size="small" type={isPrimary ? 'primary' : 'default'} onClick={() => setAct(name)}>
      {t(`staff:act.${name}`)}
    </Button>
  )
  return (
    <DetailDrawer
      key={id}
      title={line?.name ?? t('staff:title')}
      subtitle={line && POST_WORDS[line.post]}
      closeTo={screenLinks.staff()}
      actions={
        canEdit && (
          <>
            {button('facts', true)}
            {button('certificate')}
            {button('contract')}
            {button('post')}
            {line?.leftOn === null && button('leave')}
          </>
        )
      }
      isLoading={file.isPending}
      error={file.error}
      onRetry={() => void file.refetch()}
    >
      <div className="staff-tabs" role="tablist" aria-label={t('staff:tabs')}>
        {tabs.map((name, index) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`staff-tab-${name}`}
            aria-selected={tab === name}
            aria-controls="staff-tab-panel"
            aria-keyshortcuts={String(index + 1)}
            onClick={() => setTab(name)}
          >
            {index + 1} {t(`staff:tab.${name}`)}
          </button>
        ))}
      </div>
      {file.data && (
        <div role="tabpanel" id="staff-tab-panel" aria-labelledby={`staff-tab-${tab}`}>
          {tab === 'facts' && <StaffFacts file={file.data} />}
          {tab === 'certificates' && <StaffPapers file={file.data} />}
          {tab === 'contracts' && <StaffContracts file={file.data} />}
          {tab === 'training' && <StaffTraining file={file.data} />}
        </div>
      )}
      {file.data && act === 'facts' && <FactsForm file={file.data} onClose={stop} />}
      {file.data && act === 'certificate' && <CertificateForm staffId={id} onClose={stop} />}
      {file.data && act === 'contract' && <ContractForm staffId={id} onClose={stop} />}
      {line && act === 'post' && <PostForm line={line} onClose={stop} />}
      {line && act === 'leave' && <LeaveForm line={line} onClose={stop} />}
    </DetailDrawer>
  )
}
