// Guides somebody through the walk-test: one step at a time, passed by what the device says, never by a tick.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import type { WalkTest, WalkTestStep } from '#shared/features/devices/walk-test.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { certificateOf } from '../certificate-link.ts'

/** Somebody stands at the device and looks at this. */
const renewMs = 1_000
const marks: Record<WalkTestStep['state'], string> = { waiting: '○', open: '▶', passed: '✓', failed: '✕', skipped: '–' }

function useWalkTest(id: Device['id']) {
  const queryClient = useQueryClient()
  const running = useQuery(
    api.devices.runningWalkTest.queryOptions({ input: { id }, refetchInterval: renewMs, staleTime: 0 }),
  )
  const show = (test: WalkTest) =>
    queryClient.setQueryData(api.devices.runningWalkTest.queryKey({ input: { id } }), test)
  const start = useMutation(api.devices.startWalkTest.mutationOptions({ onSuccess: show }))
  const judge = useMutation(api.devices.judgeWalkTestStep.mutationOptions({ onSuccess: show }))
  const finish = useMutation(
    api.devices.finishWalkTest.mutationOptions({
      onSuccess() {
        void queryClient.invalidateQueries({ queryKey: api.devices.key() })
        void queryClient.invalidateQueries({ queryKey: api.duties.key() })
      },
    }),
  )
  return { test: running.data ?? start.data ?? null, start, judge, finish }
}

export function WalkTestDialog({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { test, start, judge, finish } = useWalkTest(device.id)
  const [isStarted, setIsStarted] = useState(false)
  const begin = start.mutate
  useEffect(() => {
    if (isStarted) return
    setIsStarted(true)
    begin({ id: device.id })
  }, [begin, isStarted, device.id])
  const isAllPassed = test?.steps.every((step) => step.state === 'passed') === true
  const end = async (isAbandoned: boolean) => {
    const written = await finish.mutateAsync({ id: device.id, note: null, isAbandoned })
    if (isAbandoned) onClose()
    // The sheet is another page: the dialog goes with the one it stands on.
    else await navigate(certificateOf(written))
  }
  const error = start.error ?? judge.error ?? finish.error
  return (
    <Modal
      open
      title={t('devices:walk.of', { name: device.name })}
      onCancel={onClose}
      width={620}
      footer={
        <>
          <Button onClick={onClose}>{t('devices:walk.later')}</Button>
          <Button disabled={test === null} onClick={() => void end(true)}>
            {t('devices:walk.abandon')}
          </Button>
          <Button
            type="primary"
            disabled={test === null}
            loading={finish.isPending}
            onClick={() => void end(false)}
            danger={!isAllPassed}
          >
            {t(isAllPassed ? 'devices:walk.finish' : 'devices:walk.finishFailed')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('devices:walk.note', { place: device.targetLabel ?? '' })}</p>
      {error && <ErrorState error={error} />}
      <ol className="walk-steps" aria-live="polite">
        {test?.steps.map((step) => (
          <Step
            key={step.id}
            step={step}
            role={test.role}
            startedAt={test.startedAt}
            onJudge={(verdict) => judge.mutate({ id: device.id, stepId: step.id, verdict, note: null })}
          />
        ))}
      </ol>
    </Modal>
  )
}

type StepProps = {
  step: WalkTestStep
  role: Device['role']
  startedAt: number
  onJudge: (verdict: 'failed' | 'skipped' | 'again') => void
}

function Step({ step, role, startedAt, onJudge }: StepProps) {
  const { t } = useTranslation()
  const isDone = step.state === 'passed' || step.state === 'failed' || step.state === 'skipped'
  return (
    <li className={`walk-step walk-step--${step.state}`} aria-current={step.state === 'open' ? 'step' : undefined}>
      <span className="walk-step__mark" aria-hidden="true">
        {marks[step.state]}
      </span>
      <div>
        <b>{t(`devices:walk.do.${role}.${step.id}`)}</b>{' '}
        <span className="muted">{t(`devices:walk.state.${step.state}`)}</span>
        {step.heard !== null && step.heardAt !== null && (
          <p className="numerals">
            <InstantText at={step.heardAt} precision="second" nowAt={startedAt} /> {t('devices:walk.heard')}{' '}
            {step.heard}
          </p>
        )}
        {step.failure === 'reversed' && <p className="form-told">{t('devices:walk.reversed')}</p>}
        {step.state === 'open' && step.isAlreadySo && <p className="form-told">{t('devices:walk.alreadySo')}</p>}
      </div>
      <span className="walk-step__acts">
        {step.state === 'open' && (
          <>
            <Button size="small" onClick={() => onJudge('failed')}>
              {t('devices:walk.fails')}
            </Button>
            <Button size="small" type="text" onClick={() => onJudge('skipped')}>
              {t('devices:walk.skip')}
            </Button>
          </>
        )}
        {isDone && (
          <Button size="small" type="text" onClick={() => onJudge('again')}>
            {t('devices:walk.again')}
          </Button>
        )}
      </span>
    </li>
  )
}
