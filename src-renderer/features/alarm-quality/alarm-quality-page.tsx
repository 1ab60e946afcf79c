// What the alarms of a period were worth, and what could be mended. Drills are left out; small numbers are told as cases.
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { addDays } from '#shared/contract/days.ts'
import type { QualityReport, QualitySelection } from '#shared/features/alarm-quality/alarm-quality.model.ts'
import { leastWatchedHours } from '#shared/features/alarm-quality/quality-selection.rules.ts'
import { api } from '../../app/rpc-client.ts'
import { csvField } from '../../ui/csv.ts'
import { downloadCsv } from '../../ui/download.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatInstant, largestUnit } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Section } from '../../ui/section.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useToday } from '../../ui/use-today.ts'
import './alarm-quality.css'
import { AlarmsBehind } from './alarms-behind.tsx'
import { Bars, Figure, Fixes, type OpenAlarms, Responses } from './quality-lists.tsx'

const periods = [7, 30, 90] as const
const HOUR_MS = 3_600_000

export function AlarmQualityPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const today = useToday()
  const days = periods.find((each) => String(each) === params.get('days')) ?? 7
  const fromOn = addDays(today, 1 - days)
  const report = useQuery(api.alarmQuality.report.queryOptions({ input: { fromOn, toOn: today } }))
  const [selection, setSelection] = useState<QualitySelection | null>(null)
  const open: OpenAlarms = (measure, key = null, shift = null) => setSelection({ measure, key, shift })
  return (
    <PageFrame
      title={t('alarm-quality:title')}
      count={report.data ? t('alarm-quality:period', { from: fromOn, to: today }) : report.error ? null : undefined}
      layout="scroll"
      actions={
        <>
          {report.data && (
            <Button onClick={() => downloadCsv(csvOf(report.data, t), `alarm-quality-${today}.csv`)}>
              {t('alarm-quality:csv')}
            </Button>
          )}
          <Button onClick={() => window.print()}>{t('alarm-quality:print')}</Button>
        </>
      }
      filterBar={
        <Select
          size="small"
          value={days}
          aria-label={t('alarm-quality:days')}
          onChange={(value) => setParams({ days: String(value) })}
          options={periods.map((value) => ({ value, label: t('alarm-quality:lastDays', { count: value }) }))}
        />
      }
    >
      {report.error && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {report.data && <QualityView report={report.data} onOpen={open} />}
      {selection && (
        <AlarmsBehind fromOn={fromOn} toOn={today} selection={selection} onClose={() => setSelection(null)} />
      )}
    </PageFrame>
  )
}

function Rate({ value, label, isShort }: { value: number | null; label: string; isShort: boolean }) {
  const { t } = useTranslation()
  const reason = isShort ? t('alarm-quality:tooShort') : t('alarm-quality:noData')
  return (
    <span className="quality-figure">
      <b className="numerals">{value === null ? <Unknown reason={reason} /> : value.toFixed(2)}</b> <span>{label}</span>
    </span>
  )
}

/** Says once why there is no rate yet, and from when on there is one. */
function ShortNote({ watchedHours }: { watchedHours: number }) {
  const { t } = useTranslation()
  const { unit, count } = largestUnit(watchedHours * HOUR_MS)
  const ran = t(`ui:duration.${unit}`, { count })
  return <p className="quality-note">{t('alarm-quality:tooShortNote', { ran, least: leastWatchedHours })}</p>
}

function QualityView({ report, onOpen }: { report: QualityReport; onOpen: OpenAlarms }) {
  const { t } = useTranslation()
  const { watchedHours } = report
  const isShort = watchedHours !== null && watchedHours < leastWatchedHours
  const share = (count: number) => (report.alarms === 0 ? null : Math.round((count / report.alarms) * 100))
  return (
    <>
      <div className="quality-head">
        <Figure value={report.alarms} label={t('alarm-quality:alarms')} onOpen={() => onOpen('all')} />
        <Rate value={report.perHour} label={t('alarm-quality:perHour')} isShort={isShort} />
        <Rate value={report.perTenMinutes} label={t('alarm-quality:perTenMinutes')} isShort={isShort} />
        <Rate
          value={report.perBedDay}
          label={t('alarm-quality:perBedDay', { count: report.bedDays })}
          isShort={isShort}
        />
        <Figure value={report.unanswered} label={t('alarm-quality:unanswered')} onOpen={() => onOpen('unanswered')} />
        <Figure value={report.reAlarmed} label={t('alarm-quality:reAlarmed')} onOpen={() => onOpen('re-alarmed')} />
        <Figure value={report.escalated} label={t('alarm-quality:escalated')} onOpen={() => onOpen('escalated')} />
        <Figure value={report.shelved} label={t('alarm-quality:shelved')} onOpen={() => onOpen('shelved')} />
        <Figure value={report.stale} label={t('alarm-quality:stale')} onOpen={() => onOpen('stale')} />
        <Figure value={report.drills} label={t('alarm-quality:drills')} onOpen={() => onOpen('drill')} />
      </div>
      {isShort && <ShortNote watchedHours={watchedHours} />}
      <Section title={t('alarm-quality:fixes')} note={t('alarm-quality:fixesNote')}>
        <Fixes report={report} />
      </Section>
      <Section title={t('alarm-quality:responses')} note={t('alarm-quality:responsesNote')}>
        <Responses responses={report.responses} onOpen={onOpen} />
      </Section>
      <div className="quality-columns">
        <Section title={t('alarm-quality:priorities')} note={t('alarm-quality:prioritiesNote')}>
          <Bars
            counts={report.priorities.map(({ priority, count }) => ({ key: priority, label: priority, count }))}
            wordOf={({ key, count }) => {
              const target = report.priorities.find((each) => each.priority === key)?.targetPct ?? 0
              const pct = share(count)
              const word = t(`ui:alarm.${key}`)
              return pct === null ? word : t('alarm-quality:share', { word, pct, target })
            }}
            onOpen={({ key }) => onOpen('priority', key)}
          />
        </Section>
        <Section title={t('alarm-quality:kinds')}>
          <Bars
            counts={report.kinds}
            wordOf={({ key }) => t(`alarms:kind.${key}`)}
            onOpen={({ key }) => onOpen('kind', key)}
          />
        </Section>
        <Section title={t('alarm-quality:devices')}>
          <Bars counts={report.devices} onOpen={({ key }) => onOpen('device', key)} />
        </Section>
        <Section title={t('alarm-quality:residents')}>
          <Bars counts={report.residents} onOpen={({ key }) => onOpen('resident', key)} />
        </Section>
        <Section title={t('alarm-quality:beds')}>
          <Bars counts={report.beds} onOpen={({ key }) => onOpen('bed', key)} />
        </Section>
        <Section title={t('alarm-quality:chatter')} note={t('alarm-quality:chatterNote')}>
          <Bars counts={report.chatter} onOpen={({ key }) => onOpen('chatter', key)} />
        </Section>
        <Section title={t('alarm-quality:floods')} note={t('alarm-quality:floodsNote')}>
          <Bars
            counts={report.floods}
            wordOf={({ key }) => formatInstant(Number(key))}
            onOpen={({ key }) => onOpen('flood', key)}
          />
        </Section>
        <Section title={t('alarm-quality:falseShares')}>
          <Bars
            counts={report.falseShares}
            wordOf={({ key, label }) =>
              t('alarm-quality:ofJudged', {
                label,
                judged: report.falseShares.find((each) => each.key === key)?.judged ?? 0,
              })
            }
            onOpen={({ key }) => onOpen('false', key)}
          />
        </Section>
      </div>
    </>
  )
}

function csvOf(report: QualityReport, t: (key: string) => string): string {
  const unknown = t('ui:unknown')
  const lists = ['kinds', 'devices', 'beds', 'residents', 'chatter', 'floods', 'falseShares'] as const
  const single = ['alarms', 'unanswered', 'reAlarmed', 'escalated', 'shelved', 'stale', 'drills'] as const
  const rows = [
    ...single.map((key) => [t(`alarm-quality:${key}`), '', report[key]]),
    ...report.priorities.map(({ priority, count }) => [
      t('alarm-quality:priorities'),
      t(`ui:alarm.${priority}`),
      count,
    ]),
    ...lists.flatMap((list) =>
      report[list].map(({ key, label, count }) => [
        t(`alarm-quality:${list}`),
        list === 'kinds' ? t(`alarms:kind.${key}`) : list === 'floods' ? formatInstant(Number(key)) : label,
        count,
      ]),
    ),
  ]
  return `\ufeff${rows.map((row) => `${row.map((cell) => csvField(cell, unknown)).join(',')}\r\n`).join('')}`
}
