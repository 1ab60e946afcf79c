// Brings in results of MZ/T 039-2013 as history: a small table is pasted or read from a file, looked at, and its good rows are kept.
import { useQuery } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { type HistoryRow, olderLevelNames, readHistoryTable } from '#shared/features/assessments/history-table.rules.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useToday } from '../../ui/use-today.ts'
import { SuggestionText } from './components/history-told.tsx'
import { useRefreshAssessments } from './queries.ts'
import '../../ui/plain-parts.css'
import './assessments.css'
import { useSending } from '../../ui/use-sending.ts'

const mostCharacters = 200_000

/** Files of older programs are in GB18030; what is no UTF-8 is taken for that. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

export function HistoryPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const today = useToday()
  const refresh = useRefreshAssessments()
  const people = useQuery(api.residents.list.queryOptions({ input: {} })).data?.rows
  const [text, setText] = useState('')
  /** By line: true = kept, else why it was not. */
  const [answers, setAnswers] = useState<Readonly<Record<number, true | string>>>({})
  const { isSending, begin, end } = useSending()
  const rows = useMemo(() => readHistoryTable(text, people ?? [], today), [text, people, today])
  const good = rows.filter((row) => row.faults.length === 0 && answers[row.line] !== true)
  const change = (next: string) => {
    setText(next.slice(0, mostCharacters))
    setAnswers({})
  }

  const send = async () => {
    if (!begin()) return
    let count = 0
    for (const { line, residentId, assessedOn, level, assessor, note } of good) {
      if (residentId === null || assessedOn === null || level === null) continue
      try {
        const about = { residentId: residentId as ResidentId, assessedOn, level }
        await client.assessments.recordHistory({ ...about, assessor, note })
        count += 1
        setAnswers((known) => ({ ...known, [line]: true }))
      } catch (error) {
        setAnswers((known) => ({ ...known, [line]: sentenceOf(error).sentence }))
      }
    }
    await refresh()
    end()
    if (count > 0) void message.success(t('assessments:historyImport.done', { count }))
  }

  function problemOf(row: HistoryRow): string {
    const answer = answers[row.line]
    if (answer === true) return t('assessments:historyImport.imported')
    if (answer !== undefined) return t('assessments:historyImport.refused', { reason: answer })
    const faults = row.faults.map((fault) => t(`assessments:historyImport.fault.${fault}`))
    return faults.length > 0 ? faults.join('；') : t('assessments:historyImport.ok')
  }
  const bad = rows.length - rows.filter(({ faults }) => faults.length === 0).length
  return (
    <PageFrame
      title={t('assessments:historyImport.title')}
      count={t('assessments:historyImport.preview', { good: good.length, bad })}
      layout="scroll"
      actions={
        <Button type="primary" loading={isSending} disabled={good.length === 0} onClick={() => void send()}>
          {t('assessments:historyImport.import', { count: good.length })}
        </Button>
      }
      filterBarEnd={<Link to="/assessments">{t('assessments:title')}</Link>}
    >
      <p className="muted">{t('assessments:historyImport.note')}</p>
      <Input.TextArea
        aria-label={t('assessments:historyImport.paste')}
        rows={6}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      <p>
        <label>
          {t('assessments:historyImport.file')}{' '}
          <input
            type="file"
            accept=".csv,.txt,.tsv"
            onChange={(event) => {
              const [file] = event.target.files ?? []
              if (file) void textOf(file).then(change)
            }}
          />
        </label>
      </p>
      {rows.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('assessments:historyImport.line')}</th>
              <th scope="col">{t('assessments:column.name')}</th>
              <th scope="col">{t('assessments:field.basedOn')}</th>
              <th scope="col">{t('assessments:historyImport.level')}</th>
              <th scope="col">{t('assessments:historyImport.suggestion')}</th>
              <th scope="col">{t('assessments:field.assessors')}</th>
              <th scope="col">{t('assessments:historyImport.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line}>
                <td className="numerals">{row.line}</td>
                <th scope="row">{row.name || <Unknown />}</th>
                <td className="numerals">{row.assessedOn ?? <Unknown />}</td>
                <td>{row.level === null ? <Unknown /> : `${row.level} ${olderLevelNames[row.level] ?? ''}`}</td>
                <td>{row.level === null ? '—' : <SuggestionText level={row.level} />}</td>
                <td>{row.assessor ?? <Unknown />}</td>
                <td>{row.faults.length > 0 ? <b>{problemOf(row)}</b> : problemOf(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PageFrame>
  )
}
