// 登记巡诊: the visit above, the floor below; `A` ticks everybody shown, Ctrl+Enter saves. A visit that is set right opens the same page.
// What is typed is kept as it is typed, so that it survives a crash.
import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { MedicalVisit } from '#shared/features/partnerships/partnerships.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useNow } from '../../ui/clock.tsx'
import { DraftFound, DraftState } from '../../ui/draft-lines.tsx'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import type { FormDraft } from '../../ui/form-draft.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { WithFormDraft } from '../drafts/index.ts'
import { SeenGrid } from './components/seen-grid.tsx'
import { VisitFields } from './components/visit-fields.tsx'
import { useRefreshPartnerships, useVisitHistory } from './queries.ts'
import {
  type SeenLine,
  type SeenLines,
  type VisitValues,
  visitFactsOf,
  visitValuesOf,
  withLine,
} from './visit-values.ts'
import './partnerships.css'
import { useSending } from '../../ui/use-sending.ts'

const MINUTE_MS = 60_000

export function VisitPage() {
  const [params] = useSearchParams()
  const corrects = params.get('corrects') as RecordId | null
  return corrects === null ? <DraftedVisit known={null} /> : <Correction id={corrects} />
}

function Correction({ id }: { id: RecordId }) {
  const history = useVisitHistory(id)
  const newest = history.data?.at(-1)
  if (history.error) return <ErrorState error={history.error} onRetry={() => void history.refetch()} />
  return newest ? <DraftedVisit key={newest.version} known={newest} /> : null
}

type Drafted = VisitValues & { lines: SeenLines }

function DraftedVisit({ known }: { known: MedicalVisit | null }) {
  return (
    <WithFormDraft<Drafted> kind="medical-visit" {...(known ? { subjectId: known.id, base: known.version } : {})}>
      {(draft) => <VisitEntry known={known} draft={draft} />}
    </WithFormDraft>
  )
}

function VisitEntry({ known, draft }: { known: MedicalVisit | null; draft: FormDraft<Drafted> }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const sentenceOf = useErrorSentence()
  const refresh = useRefreshPartnerships()
  const start = known && visitValuesOf(known)
  const now = useNow()
  const [openedAt] = useState(Math.floor(now / MINUTE_MS) * MINUTE_MS)
  const [form] = Form.useForm<VisitValues>()
  const { lines: linesBefore, ...valuesBefore } = draft.values
  const [lines, setLines] = useState<SeenLines>(linesBefore ?? start?.lines ?? {})
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [floor, setFloor] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const { isSending, begin, end } = useSending()
  const residents = useQuery(api.residents.list.queryOptions({ input: {} }))
  const everybody = residents.data?.rows ?? []
  const floors = [...new Set(everybody.flatMap(({ floorName }) => floorName ?? []))]
  const rows = everybody.filter(({ floorName }) => floor === null || floorName === floor)
  const seen = Object.values(lines).filter(({ isSeen }) => isSeen).length

  const keep = (changed: Partial<VisitValues>, next: SeenLines = lines) =>
    draft.change({ ...changed, lines: next }, { ...(form.getFieldsValue(true) as VisitValues), lines: next })
  const changeLines = (next: SeenLines) => {
    setLines(next)
    keep({}, next)
  }
  const change = (residentId: string, part: Partial<SeenLine>) => {
    changeLines(withLine(lines, residentId, part))
    setFaults(({ [residentId]: _gone, ...others }) => others)
  }
  usePageKeys((key) => {
    if (key !== 'a' && key !== 'A') return false
    changeLines(rows.reduce((all, row) => (row.state === 'in' ? withLine(all, row.id, { isSeen: true }) : all), lines))
    return true
  })
  useShortcut('Ctrl+Enter', () => form.submit(), { isGlobal: true, isEnabled: !isSending })

  const send = async (values: VisitValues) => {
    if (!begin()) return
    setError(null)
    setFaults({})
    const facts = visitFactsOf(values, lines)
    try {
      await draft.hold()
      const kept = known
        ? await client.partnerships.correctVisit({
            id: known.id,
            version: known.version,
            facts,
            reason: values.reason ?? '',
          })
        : await client.partnerships.recordVisit(facts)
      await refresh()
      void message.success(t('partnerships:visit.saved', { count: kept.seen.length }))
      await navigate(`${screenLinks.medicalVisits()}/${kept.id}?on=${kept.on}`)
    } catch (caught) {
      draft.release()
      const told = (caught as { data?: { where?: string } }).data?.where
      const where = told === 'nextPlan.on' ? 'nextOn' : told
      const person = facts.seen[Number(/^seen\.(\d+)$/.exec(where ?? '')?.[1])]
      if (person) {
        setFloor(null)
        setFaults({ [person.residentId]: sentenceOf(caught).sentence })
      } else if (where !== undefined && form.getFieldInstance(where) !== undefined) {
        form.setFields([{ name: where as keyof VisitValues, errors: [sentenceOf(caught).sentence] }])
        form.scrollToField(where, { focus: true })
      } else setError(caught)
    } finally {
      end()
    }
  }
  return (
    <PageFrame
      title={t(known ? 'partnerships:form.correctVisit' : 'partnerships:form.visit')}
      count={t('partnerships:visit.seenCount', { count: seen })}
      layout="scroll"
      actions={
        <>
          <DraftState draft={draft} />
          <Button onClick={() => navigate(screenLinks.medicalVisits())}>{t('common:cancel')}</Button>
          <Button type="primary" loading={isSending} onClick={() => form.submit()}>
            {t('common:save')} <Kbd keys="Ctrl+Enter" />
          </Button>
        </>
      }
    >
      <div className="visit-form partnership-stack">
        <DraftFound draft={draft} />
        <Form
          form={form}
          layout="vertical"
          initialValues={{ ...(start?.values ?? { at: openedAt, services: ['visit'] }), ...valuesBefore }}
          onValuesChange={(changed: Partial<VisitValues>) => keep(changed)}
          onFinish={send}
          scrollToFirstError={{ focus: true }}
        >
          <VisitFields isCorrection={known !== null} />
        </Form>
        {error !== null && <ErrorState error={error} />}
        <div>
          <Select
            style={{ minWidth: 140 }}
            aria-label={t('partnerships:column.floor')}
            value={floor ?? ''}
            onChange={(value) => setFloor(value === '' ? null : value)}
            options={[
              { value: '', label: t('partnerships:allFloors') },
              ...floors.map((name) => ({ value: name, label: name })),
            ]}
          />{' '}
          <span className="muted">{t('partnerships:visit.keys')}</span>
        </div>
        <SeenGrid rows={rows} lines={lines} faults={faults} onChange={change} />
      </div>
    </PageFrame>
  )
}
