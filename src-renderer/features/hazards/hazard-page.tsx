// One hazard: what was found and where it stands at the left, its steps at the right, buttons for what may follow; the sheet on paper.
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { HazardDetail } from '#shared/features/hazards/hazards.contract.ts'
import { HazardDecision, type HazardStepKind } from '#shared/features/hazards/hazards.model.ts'
import { stepsAllowed } from '#shared/features/hazards/hazards.rules.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { Section } from '../../ui/section.tsx'
import { useRefreshFireSafety } from '../fire-safety/queries.ts'
import { HazardFacts } from './hazard-facts.tsx'
import { HazardSheet } from './hazard-sheet.tsx'
import { HazardStepForm } from './hazard-step-form.tsx'
import { StepLine } from './step-line.tsx'
import '../fire-safety/fire-safety.css'

const mainSteps: readonly HazardStepKind[] = ['verified', 'planned', 'started', 'finished', 'rechecked', 'closed']
const decisionKinds = new Set<string>(HazardDecision.options.map((option) => option.shape.kind.value))

export function HazardPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const found = useQuery(api.hazards.get.queryOptions({ input: { id: id as RecordId } }))
  if (found.data) return <HazardFile key={id} detail={found.data} />
  return (
    <PageFrame title={t('hazards:title')} layout="scroll">
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </PageFrame>
  )
}

function HazardFile({ detail: { hazard, steps } }: { detail: HazardDetail }) {
  const { t } = useTranslation()
  const refresh = useRefreshFireSafety()
  const canRecord = useCan('fire-safety.record')
  const canManage = useCan('fire-safety.manage')
  const [kind, setKind] = useState<HazardStepKind | null>(null)
  const [isTakingBack, setTakingBack] = useState(false)
  const allowed = stepsAllowed(hazard).filter((each) => (decisionKinds.has(each) ? canManage : canRecord))
  // The next station of the loop; a plan that is there may be written anew, but need not.
  const main = mainSteps.find((each) => allowed.includes(each) && (each !== 'planned' || hazard.owner === null))
  const wantsMore = hazard.grade === 'major' && hazard.state !== 'closed'
  return (
    <PageFrame
      title={`${hazard.number} ${hazard.place}`}
      count={[t(`hazards:state.${hazard.state}`), ...hazard.marks.map((mark) => t(`hazards:mark.${mark}`))].join(' · ')}
      layout="scroll"
      actions={<Button onClick={() => window.print()}>{t('hazards:print')}</Button>}
      filterBar={<Link to={screenLinks.hazards()}>{t('hazards:back')}</Link>}
    >
      <div className="fire-scroll no-print">
        {wantsMore && hazard.authorityToldOn === null && (
          <p className="fire-warning" role="status">
            {t('hazards:majorUnreported')}
          </p>
        )}
        {wantsMore && hazard.staffToldOn === null && (
          <p className="fire-warning" role="status">
            {t('hazards:majorUntold')}
          </p>
        )}
        {allowed.length > 0 && (
          <div className="hazard-acts" role="toolbar" aria-label={t('hazards:acts')}>
            {allowed.map((each) => (
              <Button key={each} type={each === main ? 'primary' : 'default'} onClick={() => setKind(each)}>
                {t(`hazards:step.${each}`)}
              </Button>
            ))}
          </div>
        )}
        <div className="hazard-file">
          <HazardFacts hazard={hazard} />
          <Section title={t('hazards:steps')}>
            <ol className="hazard-steps" aria-label={t('hazards:steps')}>
              <li className="hazard-step">
                <span>
                  <b>{t('hazards:found')}</b> <span className="numerals">{hazard.foundOn}</span> {hazard.text}
                  {hazard.isLate && ` · ${t('hazards:late', { reason: hazard.lateReason ?? '' })}`}
                </span>
                <small className="muted numerals">
                  {formatInstant(hazard.reportedAt)} {hazard.reportedBy}
                </small>
              </li>
              {steps.map((step) => (
                <StepLine key={step.id} step={step} />
              ))}
            </ol>
            {canManage && steps.some(({ takenBack }) => takenBack === null) && (
              <Button type="link" onClick={() => setTakingBack(true)}>
                {t('hazards:takeBack')}
              </Button>
            )}
          </Section>
        </div>
      </div>
      <HazardSheet hazard={hazard} />
      {kind && <HazardStepForm hazard={hazard} kind={kind} onClose={() => setKind(null)} />}
      <ConfirmReason
        isOpen={isTakingBack}
        title={t('hazards:takeBack')}
        description={t('hazards:takeBackHelp')}
        confirmLabel={t('hazards:takeBack')}
        onConfirm={async (reason) => {
          await client.hazards.takeBack({ id: hazard.id, reason })
          setTakingBack(false)
          await refresh()
        }}
        onCancel={() => setTakingBack(false)}
      />
    </PageFrame>
  )
}
