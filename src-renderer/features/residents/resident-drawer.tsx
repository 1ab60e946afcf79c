// One resident beside the list: who, where, what is due, what may be done, and everything that happened.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { assessmentOverdueDays } from '#shared/features/residents/assessment-due.rules.ts'
import type { ResidentDetail, TimelineEntry } from '#shared/features/residents/residents.model.ts'
import { useCan } from '../../app/use-can.ts'
import { DayText } from '../../ui/day-text.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useToday } from '../../ui/use-today.ts'
import { ResidentAssessments } from '../assessments/index.ts'
import { ResidentPlan } from '../care-plans/index.ts'
import { ResidentCharts } from '../charts/index.ts'
import { ResidentMedication } from '../medication/index.ts'
import { ResidentRisks } from '../risks/index.ts'
import { MobilityFact } from '../roll-call/index.ts'
import { ResidentVitals } from '../vitals/index.tsx'
import { residentWords } from './columns.tsx'
import { CorrectAct } from './components/correct-act.tsx'
import { ResidentActs } from './components/resident-acts.tsx'
import { ResidentTimeline } from './components/resident-timeline.tsx'
import { RevealedFact } from './components/revealed-facts.tsx'
import { personFieldWords } from './person-words.ts'
import { useResident, useTimeline } from './queries.ts'

export function ResidentDrawer() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const resident = useResident(id)
  const timeline = useTimeline(id)
  const canCorrect = useCan('residents.correct')
  const [corrected, setCorrected] = useState<TimelineEntry | null>(null)
  const data = resident.data
  return (
    <DetailDrawer
      key={id}
      title={data?.name ?? t('residents:title')}
      subtitle={data && <ResidentSubtitle resident={data} />}
      closeTo="/residents"
      actions={data && <ResidentActs resident={data} />}
      isLoading={resident.isPending}
      error={resident.error}
      onRetry={() => void resident.refetch()}
    >
      {data && <ResidentFacts resident={data} />}
      {data && <ResidentVitals residentId={data.id} isHere={data.state === 'in'} />}
      {data && <ResidentPlan residentId={data.id} />}
      {data && <ResidentMedication residentId={data.id} />}
      {data && <ResidentCharts residentId={data.id} />}
      {data && <ResidentAssessments residentId={data.id} />}
      {data && <ResidentRisks residentId={data.id} />}
      {data && <MobilityFact residentId={data.id} />}
      <h3 className="drawer-heading">{t('residents:timeline.title')}</h3>
      {timeline.error && <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.data && (
        <ResidentTimeline entries={timeline.data} {...(canCorrect ? { onCorrect: setCorrected } : {})} />
      )}
      {data && corrected && <CorrectAct resident={data} entry={corrected} onClose={() => setCorrected(null)} />}
    </DetailDrawer>
  )
}

function ResidentSubtitle({ resident }: { resident: ResidentDetail }) {
  const { t } = useTranslation()
  const words = residentWords(resident, t)
  const age = resident.age === null ? t('residents:ageUnknown') : t('residents:age', { count: resident.age })
  return (
    <>
      {words.sex} {age} · {words.state}
      {resident.bedId !== null && resident.bedLabel !== null && (
        <>
          {' · '}
          <Link to={screenLinks.bed(resident.bedId)}>{resident.bedLabel}</Link> {words.bedCareType}
        </>
      )}
    </>
  )
}

function LevelFact({ resident }: { resident: ResidentDetail }) {
  const { t } = useTranslation()
  const today = useToday()
  const overdueDays = resident.dischargedOn === null ? assessmentOverdueDays(resident.assessedOn, today) : 0
  return (
    <>
      {residentWords(resident, t).level}{' '}
      {resident.assessedOn !== null && (
        <span className="faint">{t('residents:assessedOn', { day: resident.assessedOn })}</span>
      )}{' '}
      {overdueDays !== null && overdueDays > 0 && <b>{t('residents:overdueDays', { count: overdueDays })}</b>}
    </>
  )
}

function ResidentFacts({ resident }: { resident: ResidentDetail }) {
  const { t } = useTranslation()
  const { person, agreement } = resident
  const words = residentWords(resident, t)
  const field = (name: keyof typeof person) => personFieldWords(name, person[name], t)
  const isAway = resident.state === 'on-leave' || resident.state === 'in-hospital'
  return (
    <Facts
      items={[
        {
          label: t('residents:person.idNumber'),
          value: (
            <RevealedFact
              resident={resident}
              field="id-number"
              masked={resident.idNumberMasked}
              label={t('residents:person.idNumber')}
            />
          ),
        },
        { label: t('residents:person.birthOn'), value: person.birthOn && <DayText day={person.birthOn} /> },
        { label: t('residents:column.category'), value: words.category },
        {
          label: t('residents:column.level'),
          value: resident.abilityLevel === null ? null : <LevelFact resident={resident} />,
          unknownReason: t('residents:notAssessed'),
        },
        { label: t('residents:column.careLevel'), value: words.careLevel },
        { label: t('residents:column.admittedOn'), value: <DayText day={resident.admittedOn} /> },
        ...(isAway ? [{ label: t('residents:column.returnsOn'), value: <DayText day={resident.returnsOn} /> }] : []),
        ...(resident.dischargedOn
          ? [{ label: t('residents:column.dischargedOn'), value: <DayText day={resident.dischargedOn} /> }]
          : []),
        {
          label: t('residents:agreement'),
          value:
            agreement &&
            t('residents:agreementDays', { from: agreement.fromOn, to: agreement.toOn ?? t('residents:openEnded') }),
          unknownReason: t('residents:noAgreement'),
        },
        ...(agreement
          ? [
              {
                label: t('residents:field.monthlyFee'),
                value:
                  agreement.monthlyFee === null
                    ? null
                    : t('residents:yuan', { amount: agreement.monthlyFee.toFixed(2) }),
              },
            ]
          : []),
        {
          label: t('residents:column.contact'),
          value: words.contact,
        },
        {
          label: t('residents:person.phone'),
          value: (
            <RevealedFact
              resident={resident}
              field="phones"
              masked={resident.contactPhoneMasked}
              label={t('residents:person.phone')}
            />
          ),
        },
        { label: t('residents:person.hasDementia'), value: field('hasDementia') },
        { label: t('residents:person.diseases'), value: field('diseases') },
        ...(person.note === null ? [] : [{ label: t('residents:person.note'), value: person.note }]),
      ]}
    />
  )
}
