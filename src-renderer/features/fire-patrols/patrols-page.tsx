// Fire patrols of a day and its night: walk the one that runs, see what became of the others, sign them. Prints as the record of the day.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { addDays, dayOf, isDay } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { PatrolVisit, PlannedPatrol } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { clockTimeOf, NIGHT_END_MS } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useNow } from '../../ui/clock.tsx'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { FireSafetyTabs } from '../fire-safety/fire-safety-tabs.tsx'
import { FaultForm } from './components/fault-form.tsx'
import { LatePatrolForm } from './components/late-patrol-form.tsx'
import { PatrolList } from './components/patrol-list.tsx'
import { PatrolSheet } from './components/patrol-sheet.tsx'
import { PatrolWalk } from './components/patrol-walk.tsx'
import { PlannedList } from './components/planned-list.tsx'
import { SignPatrols } from './components/sign-patrols.tsx'
import { usePatrolPlan, useUnsignedPatrols } from './queries.ts'
import './fire-patrols.css'

const refreshMs = 30_000
const usualReasons = ['power', 'emergency', 'understaffed'] as const

export function PatrolsPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const today = dayOf(useNow() - NIGHT_END_MS)
  const [params, setParams] = useSearchParams()
  const canRecord = useCan('fire-patrols.walk')
  const [explaining, setExplaining] = useState<PlannedPatrol | null>(null)
  const [correcting, setCorrecting] = useState<PatrolVisit | null>(null)
  const [isLate, setLate] = useState(false)
  const [isSigning, setSigning] = useState(false)
  const asked = params.get('day')
  const day = asked !== null && isDay(asked) && asked <= today ? asked : today
  const onlyUnsigned = params.get('show') === 'unsigned'
  const plan = usePatrolPlan()
  const view = useQuery(api.firePatrols.ofDay.queryOptions({ input: { day }, refetchInterval: refreshMs }))
  const unsigned = useUnsignedPatrols(today)
  const points = useQuery(api.firePatrols.points.queryOptions())
  const refresh = () => queries.invalidateQueries({ queryKey: api.firePatrols.key() })
  const show = (next: string) => setParams(next === today ? {} : { day: next })
  const planned = view.data?.planned ?? []
  const late = planned.filter(({ state }) => state === 'missed' || state === 'partly')
  const listed = onlyUnsigned ? unsigned : (view.data?.patrols ?? [])
  const signable = onlyUnsigned ? unsigned : listed.filter(({ finishedAt, signedAt }) => finishedAt && !signedAt)
  const openLate = () => late.length > 0 && setLate(true)
  const openSigning = () => signable.length > 0 && setSigning(true)
  const isWalking = canRecord && day === today && !onlyUnsigned && (points.data?.length ?? 0) > 0
  // Where labels are scanned, a letter may be part of a label: there the scanner tells keys from labels.
  useShortcut('l', openLate, { isEnabled: canRecord && !isWalking })
  useShortcut('s', openSigning, { isEnabled: canRecord && !isWalking })

  const done = planned.filter(({ state }) => state === 'walked').length
  const count = view.data ? t('fire-patrols:patrol.count', { day, done, all: planned.length }) : undefined
  return (
    <PageFrame
      title={t('fire-safety:title')}
      count={view.error ? null : count}
      layout="scroll"
      actions={
        <>
          {canRecord && (
            <Button disabled={late.length === 0} onClick={() => setLate(true)} aria-keyshortcuts="L">
              {t('fire-patrols:late.button')} <Kbd keys="L" />
            </Button>
          )}
          {canRecord && (
            <Button disabled={signable.length === 0} onClick={() => setSigning(true)} aria-keyshortcuts="S">
              {t('fire-patrols:sign.button', { count: signable.length })} <Kbd keys="S" />
            </Button>
          )}
          <Button onClick={() => window.print()}>{t('fire-patrols:print')}</Button>
        </>
      }
      filterBar={
        <>
          <FireSafetyTabs />
          <Button size="small" onClick={() => show(addDays(day, -1))}>
            {t('fire-patrols:earlier')}
          </Button>
          <span className="numerals">{day}</span>
          <Button size="small" disabled={day >= today} onClick={() => show(addDays(day, 1))}>
            {t('fire-patrols:later')}
          </Button>
          <Link to={screenLinks.firePointsOnFloor()}>{t('fire-patrols:plan.link')}</Link>
          <FilterChip
            label={t('fire-patrols:unsigned')}
            count={unsigned.length}
            isOn={onlyUnsigned}
            onToggle={(isOn) => setParams(isOn ? { show: 'unsigned' } : {})}
          />
        </>
      }
    >
      {view.error && <ErrorState error={view.error} onRetry={() => void view.refetch()} />}
      {isWalking && plan && (
        <PatrolWalk points={points.data ?? []} plan={plan} onChanged={refresh} onLate={openLate} onSign={openSigning} />
      )}
      {points.data?.length === 0 && (
        <EmptyState title={t('fire-patrols:empty.points')} hint={t('fire-patrols:empty.pointsHint')} />
      )}
      {!onlyUnsigned && planned.length > 0 && (
        <PlannedList planned={planned} onExplain={canRecord ? setExplaining : undefined} />
      )}
      {plan && <PatrolList patrols={listed} plan={plan} onCorrect={canRecord ? setCorrecting : undefined} />}
      {plan && view.data && <PatrolSheet day={day} planned={planned} patrols={view.data.patrols} plan={plan} />}
      {plan && (
        <p className="muted no-print">
          {t('fire-patrols:basis', { text: `${plan.basis.day.text}；${plan.basis.night.text}` })}
        </p>
      )}
      <ConfirmReason
        isOpen={explaining !== null}
        title={t('fire-patrols:explain.title', { time: explaining ? clockTimeOf(explaining.at) : '' })}
        confirmLabel={t('common:save')}
        suggestions={usualReasons.map((name) => t(`fire-patrols:explain.suggestion.${name}`))}
        onConfirm={async (reason) => {
          if (explaining) await client.firePatrols.explain({ plannedAt: explaining.at, reason })
          await refresh()
          setExplaining(null)
        }}
        onCancel={() => setExplaining(null)}
      />
      {correcting && plan && (
        <FaultForm
          visit={correcting}
          plan={plan}
          isCorrection
          onSend={async (told) => {
            await client.firePatrols.correct({ visitId: correcting.id, ...told, reason: told.reason ?? '' })
            await refresh()
          }}
          onClose={() => setCorrecting(null)}
        />
      )}
      {isLate && plan && (
        <LatePatrolForm planned={late} points={points.data ?? []} onChanged={refresh} onClose={() => setLate(false)} />
      )}
      {isSigning && <SignPatrols patrols={signable} onChanged={refresh} onClose={() => setSigning(false)} />}
    </PageFrame>
  )
}
